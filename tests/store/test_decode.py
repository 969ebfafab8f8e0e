import pytest

from studyatlas.store.decode import decode


def read(data: bytes) -> tuple[str | None, list[str]]:
    problems = []
    return decode("a.md", data, problems), [str(problem) for problem in problems]


def test_text_is_text() -> None:
    assert read("# Öl\n".encode()) == ("# Öl\n", [])


def test_a_wrong_byte_after_a_byte_order_mark_is_named_where_it_stands() -> None:
    text, (problem,) = read(b"\xef\xbb\xbfone\ncaf\xe9 \xff")
    assert text == "one\ncaf\ufffd \ufffd"
    assert problem == "a.md:2:4: error: not UTF-8: byte 0xe9; save the file as UTF-8 (not-utf8)"


@pytest.mark.parametrize("data", [b"\0", b"text\0text", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_what_is_no_text_is_left_out(data) -> None:
    assert read(data) == (None, ["a.md:1:1: error: not a text file; left out (binary-file)"])


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_what_is_empty_is_left_out_with_a_warning(data) -> None:
    assert read(data) == (None, ["a.md:1:1: warning: the file is empty (empty-file)"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_understood_and_reported(encoding) -> None:
    mark = b"" if encoding == "utf-16" else "\ufeff".encode(encoding)
    text, (problem,) = read(mark + "# Öl\nfließt".encode(encoding))
    assert text is not None
    assert text.removeprefix("\ufeff") == "# Öl\nfließt"
    assert problem.startswith("a.md:1:1: error: not UTF-8: byte 0xf")


def test_every_line_that_is_not_utf8_is_counted() -> None:
    _, (problem,) = read(b"one\ncaf\xe9\ntwo\n\xfcber\n\xe9t\xe9\n")
    wanted = "not UTF-8: byte 0xe9 (and on 2 more lines); save the file as UTF-8"
    assert problem == f"a.md:2:4: error: {wanted} (not-utf8)"
