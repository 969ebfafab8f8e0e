import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.store.by_hand import (
    DamagedFileError,
    read_entries,
    update,
    with_link,
    with_waiver,
    without_link,
    without_waiver,
)
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile

NAMES = st.sampled_from(["x/1.1", "x/1.2", "a.md#b", "a b.md#c", "1", "no", "é#ü"])
REASONS = st.text(st.characters(exclude_categories=["Cs"])).map(str.strip).filter(bool)


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(folder, change) -> str:
    update(folder, change)
    return (folder / "graph" / "by-hand.yaml").read_text("utf-8")


def test_the_file_and_its_folder_are_made(tmp_path) -> None:
    text = write(tmp_path, lambda old: with_waiver(old, "x/1.1", {"reason": "no time"}))
    assert text.startswith("# Written by")
    assert text.endswith("\nx/1.1:\n  waived: {reason: no time}\n")


def test_other_entries_stay(tmp_path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "by-hand.yaml").write_text(
        "extends: mla-c01\nbread: {type: concept, uses: [oven, {to: peel, sign: ~}]}\n"
        "a.md#b: {explains: [bread], covers: x/1.1}\n"
    )
    text = write(tmp_path, lambda old: with_link(old, "a.md#b", {"to": "x/1.2"}))
    assert read_entries(text.encode()) == {
        "extends": "mla-c01",
        "bread": {"type": "concept", "uses": ["oven", {"to": "peel", "sign": None}]},
        "a.md#b": {"explains": ["bread"], "covers": ["x/1.1", {"to": "x/1.2"}]},
    }


def test_other_files_stay_to_the_byte(tmp_path) -> None:
    (tmp_path / "graph").mkdir()
    other = tmp_path / "graph" / "a.yaml"
    other.write_text("# mine\nx/1.1:   {waived:   'no time'}\n")
    write(tmp_path, lambda old: with_waiver(old, "x/1.1", {"reason": "really"}))
    assert other.read_text() == "# mine\nx/1.1:   {waived:   'no time'}\n"
    assert names(tmp_path / "graph") == ["a.yaml", "by-hand.yaml"]


@given(NAMES, NAMES, REASONS)
def test_what_is_written_is_what_is_read(tmp_path, section, item, reason) -> None:
    target = {"to": item, "item_print": "0123456789ab", "section_print": "0e1234567890"}
    (tmp_path / "graph" / "by-hand.yaml").unlink(missing_ok=True)

    def change(old):
        return with_waiver(with_link(old, section, target), item, {"reason": reason})

    text = write(tmp_path, change)
    assert write(tmp_path, change) == text
    assert read_entries(text.encode())[item]["waived"] == {"reason": reason}
    curation, problems = read_curation([SourceFile("graph/by-hand.yaml", text)])
    assert problems == [] or reason.lower() in ("true", "yes")
    assert (section, item, "0123456789ab", "0e1234567890") in [
        (r.source, r.target, r.item_print, r.section_print) for r in curation.relations
    ]


@given(NAMES, NAMES)
def test_taking_back_leaves_nothing(section, item) -> None:
    linked = with_link({}, section, {"to": item})
    assert without_link(linked, section, item) == {}
    assert without_link(linked, section, "x/9.9") == linked
    assert without_waiver(with_waiver(linked, item, {"reason": "x"}), item) == linked


def test_one_link_to_an_item_for_each_section() -> None:
    entries = with_link({}, "a.md#b", {"to": "x/1.1", "item_print": "1"})
    entries = with_link(entries, "a.md#b", {"to": "x/1.2"})
    entries = with_link(entries, "a.md#b", {"to": "x/1.1", "item_print": "2"})
    assert entries == {"a.md#b": {"covers": [{"to": "x/1.1", "item_print": "2"}, {"to": "x/1.2"}]}}


@pytest.mark.parametrize(
    "text",
    [
        b"x/1.1: [",
        b"- one\n- two\n",
        b"only words\n",
        b"x/1.1: {waived: a}\nx/1.1: {waived: b}\n",
        b"x/1.1: &a [*a]\n",
        b"x/1.1: " + b"[" * 5000,
        b"caf\xe9: {waived: x}\n",
        b"\0\0",
        b"x/1.1: no entry\n",
        b"\tx: 1\n",
    ],
)
def test_a_damaged_file_is_left_alone(tmp_path, text) -> None:
    (tmp_path / "graph").mkdir()
    file = tmp_path / "graph" / "by-hand.yaml"
    file.write_bytes(text)
    with pytest.raises(DamagedFileError, match=r"graph/by-hand\.yaml.*nothing was written"):
        update(tmp_path, lambda old: with_waiver(old, "x/1.1", {"reason": "no time"}))
    assert file.read_bytes() == text
    assert names(file.parent) == ["by-hand.yaml"]


def test_a_file_too_large_to_be_read_is_left_alone(tmp_path) -> None:
    (tmp_path / "graph").mkdir()
    with (tmp_path / "graph" / "by-hand.yaml").open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(DamagedFileError, match="too large"):
        update(tmp_path, lambda old: with_waiver(old, "x/1.1", {"reason": "no time"}))
    assert (tmp_path / "graph" / "by-hand.yaml").stat().st_size == 10**9


@pytest.mark.parametrize("text", [b"", b"\n\n", b"# nothing yet\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_filled(tmp_path, text) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "by-hand.yaml").write_bytes(text)
    assert "no time" in write(tmp_path, lambda old: with_waiver(old, "x/1", {"reason": "no time"}))


def test_what_many_anchors_share_is_not_unfolded(tmp_path) -> None:
    lines = ["a0: &a0 {x: y}"]
    lines += [f"a{n}: &a{n} {{p: *a{n - 1}, q: *a{n - 1}}}" for n in range(1, 60)]
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "by-hand.yaml").write_text("\n".join(lines))
    text = write(tmp_path, lambda old: with_waiver(old, "x/1", {"reason": "no time"}))
    assert len(text) < 5000


def test_a_folder_outside_is_not_written_to(tmp_path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "graph").symlink_to(tmp_path / "outside")
    with pytest.raises(OSError, match="leads out of the workspace"):
        update(tmp_path / "notes", lambda old: with_waiver(old, "x/1", {"reason": "x"}))
    assert names(tmp_path / "outside") == []


def test_a_file_outside_is_neither_read_nor_written(tmp_path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("x/1: {waived: mine}\n")
    (tmp_path / "notes" / "graph").mkdir(parents=True)
    (tmp_path / "notes" / "graph" / "by-hand.yaml").symlink_to(target)
    with pytest.raises(OSError, match="leads out of the workspace"):
        update(tmp_path / "notes", lambda old: with_waiver(old, "x/2", {"reason": "x"}))
    assert target.read_text() == "x/1: {waived: mine}\n"


def test_a_graph_that_is_a_file_is_an_error(tmp_path) -> None:
    (tmp_path / "graph").write_text("mine")
    with pytest.raises(OSError):  # noqa: PT011 - which one, the system decides
        update(tmp_path, lambda old: with_waiver(old, "x/1", {"reason": "x"}))
    assert (tmp_path / "graph").read_text() == "mine"
