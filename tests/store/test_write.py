import stat
import sys
from pathlib import Path

import pytest

from studyatlas.store.write import write_atomic


def test_a_file_is_written_and_replaced(tmp_path) -> None:
    file = tmp_path / "atlas.json"
    for content in (b"old", b"new \x00 bytes"):
        write_atomic(file, content)
        assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step) -> None:
    file = tmp_path / "atlas.json"
    write_atomic(file, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_an_error(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "nowhere" / "atlas.json", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_others_may_read_it_as_any_new_file(tmp_path) -> None:
    write_atomic(tmp_path / "atlas.json", b"x")
    (tmp_path / "plain").touch()
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert len(modes) == 1
