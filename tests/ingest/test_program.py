from pathlib import Path

import pytest

from studyatlas.ingest import program

FILES = ("code/model/a.py", "code/ui/b.py", "data/sub/note.md", "graph/g.yaml")


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A program of two files that comes with a note, and how to ask for its version."""
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("one", encoding="utf-8")
    monkeypatch.setattr(program, "PACKAGE", tmp_path / "code")
    monkeypatch.setattr(program, "bundled_root", lambda: tmp_path)
    return program.own_version.__wrapped__, tmp_path


@pytest.mark.parametrize(
    "name", ["code/model/a.py", "code/ui/b.py", "data/sub/note.md", "graph/g.yaml"]
)
def test_a_file_that_is_written_makes_another_program(own, name) -> None:
    version, root = own
    before = version()
    assert version() == before
    (root / name).write_text("another", encoding="utf-8")
    assert version() != before


def test_so_does_another_file_and_another_folder(own) -> None:
    version, root = own
    seen = {version()}
    (root / "code" / "model" / "c.py").touch()
    seen.add(version())
    (root / "code" / "model" / "c.py").rename(root / "code" / "ui" / "c.py")
    seen.add(version())
    assert len(seen) == 3


def test_so_does_another_library_that_reads(own, monkeypatch) -> None:
    version, _ = own
    before, code = version(), program.code_fingerprint.__wrapped__()
    monkeypatch.setattr(program, "version", lambda name: "0" if name == "pyromark" else "1")
    assert version() != before
    assert program.code_fingerprint.__wrapped__() != code


def test_an_editors_lock_is_no_file(own) -> None:
    version, root = own
    before = version()
    for folder in ("code/model", "data", "graph"):
        (root / folder / ".#x.py").symlink_to("me@host.1:1")
    assert version() == before


def test_the_fingerprint_is_of_what_reads_notes(own) -> None:
    _, root = own
    fingerprint = program.code_fingerprint.__wrapped__
    before = fingerprint()
    (root / "code" / "ui" / "b.py").write_text("two", encoding="utf-8")
    assert fingerprint() == before
    (root / "code" / "model" / "a.py").write_text("two", encoding="utf-8")
    assert fingerprint() != before


def test_this_very_program_is_looked_at() -> None:
    assert Path(program.__file__).is_relative_to(program.PACKAGE)
    assert (program.bundled_root() / "graph").is_dir()
    assert len(program.own_version()) == 64
