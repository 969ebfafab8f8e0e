import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.line_kinds import LineForm, LineKind, code_forms, line_forms


def forms(text: str) -> list[str]:
    """Return each line's kind, with its level where it has one."""
    found = line_forms(text.split("\n"))
    return [f"{form.kind}{form.level or ''}" for form in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n### Three\n####### no\n#no", ["heading1", "heading3", "text", "text"]),
        ("Over\ntwo lines\n===", ["heading1", "heading1", "rule"]),
        ("Two\n---", ["heading2", "rule"]),
        ("text\n\n---\n* * *\n", ["text", "blank", "rule", "rule", "blank"]),
        ("- a\n  - b\n    - c\n- d", ["item", "item1", "item2", "item"]),
        ("1. a\n   more\n2) b", ["item", "text1", "item"]),
        ("* a\n\n    more\n\nout", ["item", "blank", "text1", "blank", "text"]),
        ("> one\n>> two", ["quote", "quote"]),
        ("a\n\n    code\n    more", ["text", "blank", "code", "code"]),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |\nend", ["row1", "rule", "row", "text"]),
        ("a | b\n- | -\n1 | 2", ["row1", "rule", "row"]),
        ("a | b\nc | d", ["text", "text"]),
        ("```py\n# no\n\n```\n# yes", ["code"] * 4 + ["heading1"]),
        ("~~~\n```\n~~~\nout", ["code"] * 3 + ["text"]),
        ("```\nnever closed", ["code", "code"]),
        ("``` a ``` inline", ["text"]),
        ("---\nkey: value\n---\n# One", ["code"] * 3 + ["heading1"]),
        ("---\n\nwords", ["rule", "blank", "text"]),
        ("", ["blank"]),
    ],
)
def test_a_line_is_what_its_form_says(text, expected) -> None:
    assert forms(text) == expected


def test_a_file_that_is_no_prose_is_code() -> None:
    code, blank = LineForm(LineKind.CODE), LineForm(LineKind.BLANK)
    assert code_forms(["# not a heading", " ", "- x"]) == (code, blank, code)


@given(st.lists(st.text(alphabet="#-*>|`~: \tab1.=[]", max_size=12), max_size=12))
def test_every_line_has_a_form(lines) -> None:
    assert len(line_forms(lines)) == len(lines)


@pytest.mark.parametrize("part", [" ", "-", "* ", "`", "| ", ">", "#", "\t", "-- ", "1. "])
def test_a_hostile_line_takes_no_longer_than_it_is_long(part) -> None:
    """A quadratic pattern would take hours here."""
    hostile = part * 300_000 + "x"
    assert len(line_forms(["a | b", hostile, hostile + "|", hostile])) == 4
