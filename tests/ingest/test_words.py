import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.words import is_placeholder, is_title, material, squeeze


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "–",
        "...",
        "?",
        "TBD",
        "tbd.",
        "(TODO)",
        "n/a",
        "N/A",
        "na",
        "Here",
        "none",
        "…",
        "*",
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["thyme", "here it is", "none left", "tbd: thyme", "0", "茶", "nap", "A", "heretic"]
)
def test_words_that_are_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thyme", True),
        ("How to dry thyme?", True),
        ("Thyme:", True),
        ("Thyme is dried.", False),
        ("Thyme, sage,", False),
        ("Thyme;", False),
        (" ", False),
        ("word " * 14, True),
        ("word " * 15, False),
    ],
)
def test_what_can_name_what_follows(text: str, expected) -> None:
    assert is_title(text) is expected


def test_material_leaves_placeholders_out() -> None:
    assert material(["thyme", "-", "TBD", "sage"]) == "thyme · sage"
    assert material(["-", ""]) == ""


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    once = squeeze(text)
    assert squeeze(once) == once
    assert once == " ".join(text.split())
