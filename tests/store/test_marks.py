import errno
import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.model.mark import Mark, State
from studyatlas.store import lock, marks
from studyatlas.store.marks import add_marks, marks_file, read_marks

AT = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


def mark(topic, state="known") -> Mark:
    return Mark(topic, State(state), AT)


@pytest.fixture
def file(tmp_path) -> Path:
    return marks_file(tmp_path)


def test_a_missing_file_has_no_marks(file) -> None:
    assert read_marks(file) == marks.Marks(file)


def test_marks_stand_beside_a_single_file_of_notes(tmp_path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# Note\n")
    assert marks_file(note) == marks_file(tmp_path) == tmp_path / ".studyatlas" / "progress.json"


def test_what_is_added_is_read_again_in_order(file) -> None:
    add_marks(file, [mark("b"), mark("a", "learning")])
    added = add_marks(file, [mark("b", "review")])
    assert added.history == (mark("b"), mark("a", "learning"), mark("b", "review"))
    assert read_marks(file).history == added.history
    assert json.loads(file.read_text("utf-8"))["marks"][0] == {
        "topic": "b",
        "state": "known",
        "at": "2026-03-01T18:30:00Z",
    }


def test_a_mark_that_says_nothing_new_is_not_added(file) -> None:
    add_marks(file, [mark("a")])
    before = file.stat()
    assert len(add_marks(file, [mark("a"), mark("b", "unknown")]).history) == 1
    assert file.stat().st_ino == before.st_ino


TOPICS = st.text(min_size=1, max_size=8)


@given(st.lists(st.builds(Mark, TOPICS, st.sampled_from(State), st.just(AT))))
def test_any_marks_come_back(tmp_path_factory, some) -> None:
    file = marks_file(tmp_path_factory.mktemp("marks"))
    added = add_marks(file, some)
    assert read_marks(file).history == added.history
    assert not read_marks(file).problems
    last = {m.topic: m.state for m in some}
    told = {m.topic: m.state for m in added.history}
    assert {t: told.get(t, State.UNKNOWN) for t in last} == last


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "no valid JSON"),
        (b'{"studyatlas": 1,\n "marks": [', 2, "no valid JSON"),
        (b"\xff\xfe", 1, "no JSON in UTF-8"),
        (b"[" * 100_000, 1, "JSON"),
        (b"[]", 1, "no file of marks"),
        (b"null", 1, "no file of marks"),
        (b'{"studyatlas": 2, "marks": []}', 1, "no file of marks"),
        (b'{"studyatlas": 1, "marks": {}}', 1, "no file of marks"),
        (b"9" * 5000, 1, "JSON"),
    ],
)
def test_a_damaged_file_is_reported_and_kept_aside(file, data, line, message) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    (problem,) = read_marks(file).problems
    assert (problem.position.line, problem.rule) == (line, "progress-damaged")
    assert message in problem.message
    assert file.read_bytes() == data  # reading leaves it alone
    added = add_marks(file, [mark("a")])
    assert added.kept_aside == file.with_name("progress.damaged-1.json")
    assert added.kept_aside.read_bytes() == data
    assert added.problems == (problem,)
    assert read_marks(file).history == (mark("a"),)
    assert not read_marks(file).problems


def test_a_file_that_cannot_be_read_just_now_stays_where_it_is(file, monkeypatch) -> None:
    add_marks(file, [mark("a"), mark("b")])
    before = file.read_bytes()

    def fails(_: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", fails)
        assert "Input/output error" in read_marks(file).problems[0].message
        with pytest.raises(OSError, match="Input/output"):
            add_marks(file, [mark("c")])
    assert file.read_bytes() == before
    assert sorted(entry.name for entry in file.parent.iterdir() if entry.suffix == ".json") == [
        file.name
    ]


def test_what_can_be_read_of_a_damaged_file_is_kept(file) -> None:
    file.parent.mkdir()
    good = {"topic": "a", "state": "known", "at": "2026-03-01T19:30:00+01:00"}
    wrong = [
        good | {"state": "asleep"},
        good | {"topic": 3},
        good | {"topic": ""},
        good | {"at": "yesterday"},
        good | {"at": None},
        good | {"state": []},
        {"topic": "b"},
        "b",
        None,
    ]
    file.write_text(json.dumps({"studyatlas": 1, "marks": [good, *wrong]}))
    found = read_marks(file)
    assert found.history == (mark("a"),)
    assert found.problems[0].message == "9 of 10 marks cannot be read, the first is mark 2"
    assert add_marks(file, []).kept_aside
    assert read_marks(file) == marks.Marks(file, (mark("a"),))


def test_several_damaged_files_are_all_kept(file) -> None:
    file.parent.mkdir()
    for number in (1, 2, 3):
        file.write_text(f"damage {number}")
        add_marks(file, [mark("a")])
    kept = sorted(file.parent.glob("progress.damaged-*.json"))
    assert [one.read_text() for one in kept] == ["damage 1", "damage 2", "damage 3"]


def test_a_time_without_a_zone_is_utc(file) -> None:
    file.parent.mkdir()
    entry = {"topic": "a", "state": "known", "at": "2026-03-01T18:30:00.5"}
    file.write_text(json.dumps({"studyatlas": 1, "marks": [entry]}))
    assert read_marks(file).history == (mark("a"),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_what_is_no_file_is_not_waited_for(file) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    assert "not a regular file" in read_marks(file).problems[0].message
    assert add_marks(file, [mark("a")]).history == (mark("a"),)


def test_links_are_not_followed(file, tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    file.parent.mkdir()
    file.symlink_to(secret)
    assert "not a regular file" in read_marks(file).problems[0].message
    add_marks(file, [mark("a")])
    assert secret.read_text() == "secret"
    assert not file.is_symlink()


def test_a_link_for_a_folder_is_not_followed(file, tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    file.parent.symlink_to(elsewhere)
    assert "a link" in read_marks(file).problems[0].message
    with pytest.raises(OSError, match="a link; not followed"):
        add_marks(file, [mark("a")])
    assert list(elsewhere.iterdir()) == []


def test_a_file_of_no_sane_size_is_not_read(file, monkeypatch) -> None:
    monkeypatch.setattr(marks, "_LARGEST", 10)
    file.parent.mkdir()
    file.write_bytes(b" " * 11)
    assert "too large" in read_marks(file).problems[0].message


def test_a_folder_that_cannot_be_made_is_an_error(file) -> None:
    file.parent.write_text("in the way")
    with pytest.raises(OSError, match=r"exists|directory"):
        add_marks(file, [mark("a")])


def test_a_full_disk_leaves_the_old_file(file, monkeypatch) -> None:
    add_marks(file, [mark("a")])
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        add_marks(file, [mark("b")])
    assert file.read_bytes() == before
    assert sorted(one.name for one in file.parent.iterdir()) == ["progress.json", "progress.lock"]


def test_a_lock_that_somebody_keeps_is_an_error(file, monkeypatch) -> None:
    monkeypatch.setattr(lock, "_TRIES", 2)
    file.parent.mkdir()
    with (
        lock.locked(file.with_suffix(".lock")),
        pytest.raises(OSError, match="somebody else is writing"),
    ):
        add_marks(file, [mark("a")])
    assert add_marks(file, [mark("a")]).history == (mark("a"),)


def _add_many(file: Path, name: str) -> None:
    for number in range(20):
        add_marks(file, [mark(f"{name}-{number}")])


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_writers_at_the_same_time_lose_nothing(file, pool) -> None:
    spawn = {"mp_context": multiprocessing.get_context("fork")} if "Process" in str(pool) else {}
    with pool(4, **spawn) as workers:
        list(workers.map(_add_many, [file] * 4, "abcd"))
    topics = {m.topic for m in read_marks(file).history}
    assert topics == {f"{name}-{number}" for name in "abcd" for number in range(20)}
    assert not list(file.parent.glob("*damaged*"))
