import pickle
from copy import copy

import pytest

from studyatlas.store.source_file import LateLines, SourceFile, together

TEXTS = ["", "tea", "tea\n", "\n\n", "a\r\nb", "a\rb\n", "\ufefftea\n", "a\nb\r\nc\u2028d"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_stays_whether_or_not_its_lines_were_asked_for(text: str) -> None:
    file, fresh = SourceFile("a.md", text), SourceFile("a.md", text)
    assert file == fresh
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(2):
        assert file.lines == tuple(plain.split("\n"))
        assert file.lines is file.lines
        assert file.text == text
        assert file == fresh
        assert hash(file) == hash(fresh)
        assert repr(file) == f"SourceFile('a.md', {text!r})"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("copied", [copy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301 - our own
def test_a_copy_is_the_same_file(text: str, copied) -> None:
    file = SourceFile("a.md", text)
    assert file.lines
    assert copied(file) == file
    assert copied(file).lines == file.lines


@pytest.mark.parametrize("text", [*TEXTS, "a lone \ud800 surrogate\n", "tea " * 5000])
def test_the_text_stays_when_its_lines_are_packed(text: str) -> None:
    file, fresh = SourceFile("a.md", text), SourceFile("a.md", text)
    lines = file.packed_lines()
    assert isinstance(lines, LateLines)
    assert lines == fresh.lines
    assert file.packed_lines() is file.lines is lines
    assert (file, file.text, hash(file)) == (fresh, text, hash(fresh))
    assert (
        together(lines) == together(fresh.lines) == "\n".join(lines).encode(errors="surrogatepass")
    )


def test_packed_lines_travel_packed() -> None:
    lines = SourceFile("a.md", "Moss needs water.\n" * 500).packed_lines()
    sent = pickle.dumps(lines)
    assert len(sent) < 1000
    assert pickle.loads(sent) == lines  # noqa: S301 - our own


def test_files_differ_by_path_and_by_text() -> None:
    file = SourceFile("a.md", "tea\n")
    assert file != SourceFile("b.md", "tea\n")
    assert file != SourceFile("a.md", "tea\r\n")
    assert file != "tea\n"


def test_lines_take_the_place_of_the_text() -> None:
    """Long texts are in memory once."""
    text = "tea and water\n"
    file = SourceFile("a.md", text)
    assert file.text is text
    assert file.lines
    assert file.text is not text
