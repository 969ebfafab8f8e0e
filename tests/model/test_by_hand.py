import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.by_hand import fingerprint, section_print

WORDS = st.lists(st.sampled_from(["bread", "Dough", "c++", "42", "crème", "小麦"]), max_size=8)
GAPS = st.sampled_from([" ", "\n", " - ", ", ", " **", "` "])


@given(WORDS, st.data())
def test_case_spaces_and_marks_are_no_change(words, data) -> None:
    text = "".join(word.upper() + data.draw(GAPS) for word in words)
    assert fingerprint(text) == fingerprint(" ".join(words))


@given(WORDS, WORDS)
def test_other_words_are_a_change(one, other) -> None:
    alike = [word.lower() for word in one] == [word.lower() for word in other]
    assert (fingerprint(" ".join(one)) == fingerprint(" ".join(other))) == alike


@given(st.text(st.characters(max_codepoint=127)))
def test_one_accent_does_not_change_how_the_rest_counts(text) -> None:
    assert (fingerprint(f"{text} é") == fingerprint(" É")) == (fingerprint(text) == fingerprint(""))


def test_vowel_signs_count() -> None:
    assert fingerprint("\u0915\u093f") != fingerprint("\u0915\u0940")


@given(st.text())
def test_every_text_has_twelve_digits(text) -> None:
    assert len(fingerprint(text)) == 12
    assert int(fingerprint(text), 16) >= 0


def print_of(text: str) -> str:
    (section,) = read_markdown("a.md", f"# Bread\n\n{text}\n").sections
    return section_print(section)


@pytest.mark.parametrize(
    "text",
    [
        "rye bread\nneeds time",
        "**Rye** bread needs *time*",
        "- rye bread\n- needs time",
        "> rye [bread](https://example.org) needs\n> time",
        "rye bread needs time\n\n![a loaf](loaf.png)",
    ],
)
def test_markup_of_a_section_is_no_change(text) -> None:
    assert print_of(text) == print_of("Rye bread needs time.")


def test_place_and_heading_of_a_section_do_not_count() -> None:
    sections = read_markdown(
        "b.md", "# Rye\n\nIt needs time.\n\n## Later\n\nIt needs time.\n"
    ).sections
    assert {section_print(section) for section in sections} == {print_of("It needs time.")}


def test_a_table_counts_with_its_columns() -> None:
    table = "| flour | ash |\n| --- | --- |\n| rye | high |\n| wheat | low |\n"
    assert print_of(table) != print_of(table.replace("ash", "fibre"))
    assert print_of(table) != print_of(table.replace("low", "high"))
    assert print_of(table) == print_of(table.replace("| --- | --- |", "|:-|-:|"))
