import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.search.acronyms import acronyms_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("slow sand filter (SSF)", [("SSF", "slow sand filter")]),
        ("A reservoir of the slow sand filter (SSF).", [("SSF", "slow sand filter")]),
        ("SSF (slow sand filter) first", [("SSF", "slow sand filter")]),
        ("measured by BOD [biochemical oxygen demand]", [("BOD", "biochemical oxygen demand")]),
        ("K-nearest wells (k-NW)", [("k-NW", "K-nearest wells")]),
        ("hydrogen ion power (pH)", []),
        ("a PVC pipe (white)", []),
        ("the river (see below)", []),
        ("pipes (PVC)", []),
        ("(SSF)", []),
        ("SSF (SSF)", []),
        ("The Sand (Sand)", []),
        ("water hammer (PVC)", []),
        ("unclosed (SSF", []),
        ("one filter (SSF) and slow sand filter (SSF)", [("SSF", "slow sand filter")]),
    ],
)
def test_what_a_text_explains(text, found) -> None:
    assert [(one.short, one.long) for one in acronyms_in(text)] == found


@given(st.text(alphabet="ab AB()[]-", max_size=80))
def test_the_long_form_has_the_letters_of_the_short_one_in_order(text) -> None:
    for found in acronyms_in(text):
        letters = iter(found.long.lower())
        assert all(letter in letters for letter in found.short.lower() if letter.isalnum())
        assert found.short in text
        assert found.long in text.replace("  ", " ") or found.long.split()[0] in text


@pytest.mark.parametrize("text", ["(" * 10_000, "a (" * 10_000, "A (b) " * 10_000, "(Ab" * 10_000])
def test_long_hostile_text_is_read(text) -> None:
    assert len(list(acronyms_in(text))) < 2000
