"""What is read from a snapshot was saved whole, for this state, by this user; or nothing is."""

import errno
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.store import snapshot as module
from studyatlas.store.snapshot import CACHE_VARIABLE, Snapshot, cache_folder

BODY = b"an atlas, as bytes"


@pytest.fixture
def kept(tmp_path) -> Snapshot:
    return Snapshot(tmp_path / "cache" / "studyatlas", "/home/ada/notes")


def test_what_was_saved_is_loaded(kept) -> None:
    assert kept.load() is None
    assert kept.save(b"now", BODY)
    saved = kept.load()
    assert saved.body == BODY
    assert saved.is_of(b"now")
    assert not saved.is_of(b"later")


def test_each_workspace_has_its_own(kept) -> None:
    other = Snapshot(kept.folder, "/home/ada/other")
    kept.save(b"now", BODY)
    assert other.load() is None
    assert other.save(b"now", b"other")
    assert kept.load().body == BODY


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_its_owner_may_read_it(kept) -> None:
    kept.save(b"now", BODY)
    assert kept.file.stat().st_mode & 0o777 == 0o600
    assert kept.folder.stat().st_mode & 0o777 == 0o700


def test_one_cut_short_at_any_byte_is_none(kept) -> None:
    kept.save(b"now", BODY)
    whole = kept.file.read_bytes()
    for length in range(len(whole)):
        kept.file.write_bytes(whole[:length])
        assert kept.load() is None
    kept.file.write_bytes(whole)
    assert kept.load().body == BODY


@given(st.data())
def test_one_with_any_byte_changed_is_none(kept, data) -> None:
    kept.save(b"now", BODY)
    whole = bytearray(kept.file.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    kept.file.write_bytes(whole)
    assert kept.load() is None


def test_a_damaged_one_is_told_in_one_line(kept, caplog) -> None:
    kept.save(b"now", BODY)
    kept.file.write_bytes(kept.file.read_bytes()[:-1])
    with caplog.at_level(logging.INFO):
        assert kept.load() is None
    assert [record.getMessage() for record in caplog.records] == [
        f"the snapshot {kept.file} is damaged; reading anew"
    ]


def test_another_user_s_is_none(kept, monkeypatch) -> None:
    kept.save(b"now", BODY)
    monkeypatch.setattr(module.os, "getuid", lambda: -2, raising=False)
    assert kept.load() is None


def test_a_folder_that_cannot_be_made_is_no_mistake(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = Snapshot(tmp_path / "file" / "cache", "notes")
    assert not kept.save(b"now", BODY)
    assert kept.load() is None


def test_on_a_full_disk_the_old_one_stays(kept, monkeypatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    kept.save(b"now", BODY)
    monkeypatch.setattr("studyatlas.store.write.os.fsync", full)
    assert not kept.save(b"later", b"new")
    assert kept.load().body == BODY
    assert [file.name for file in kept.folder.iterdir()] == [kept.file.name]


def test_of_two_that_write_at_a_time_one_is_there_whole(kept) -> None:
    bodies = [bytes([n]) * 200_000 for n in range(8)]
    kept.save(b"now", bodies[0])
    with ThreadPoolExecutor(8) as threads:
        saved = [threads.submit(kept.save, b"now", body) for body in bodies]
        loaded = [threads.submit(kept.load) for _ in range(40)]
    assert all(future.result() for future in saved)
    assert {future.result().body for future in loaded} <= set(bodies)
    assert kept.load().body in bodies


def test_only_the_last_few_workspaces_are_kept(kept) -> None:
    for number in range(20):
        one = Snapshot(kept.folder, str(number))
        one.save(b"now", BODY)
        os.utime(one.file, (number, number))
    kept.save(b"now", BODY)
    assert len(list(kept.folder.iterdir())) == 16
    assert kept.load().body == BODY
    assert Snapshot(kept.folder, "19").load().body == BODY


def test_the_cache_folder_follows_the_platform() -> None:
    home = Path("/home/ada")
    assert cache_folder({}, "linux", home) == home / ".cache" / "studyatlas"
    assert cache_folder({"XDG_CACHE_HOME": "cache"}, "linux", home) == home / ".cache/studyatlas"
    assert cache_folder({}, "darwin", home) == home / "Library" / "Caches" / "studyatlas"
    assert cache_folder({"LOCALAPPDATA": "/l"}, "win32", home) == Path("/l/studyatlas/Cache")
    assert cache_folder({CACHE_VARIABLE: "/c"}, "linux", home) == Path("/c")
    assert cache_folder({CACHE_VARIABLE: "OFF"}, "linux", home) is None
