"""A verdict quotes a sentence, wherever the lines of a note are broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.sentences import sentences
from studyatlas.ingest.markdown import read_markdown


def _told(text: str) -> list[tuple[int, str]]:
    return [(line, said) for line, _, said in _places(text)]


def _places(text: str) -> list[tuple[int, int, str]]:
    note = read_markdown("notes.md", text)
    (block, *_) = note.sections[0].blocks
    return list(sentences(note, block))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bees fly. Drones rest.", [(1, "Bees fly."), (1, "Drones rest.")]),
        (
            "Bees fly far and\ncome back. Drones\nrest, e.g. Carniolan ones.",
            [(1, "Bees fly far and come back."), (2, "Drones rest, e.g. Carniolan ones.")],
        ),
        (
            "Bees fly with `wings`. Drones rest.",
            [(1, "Bees fly with `wings`."), (1, "Drones rest.")],
        ),
        ("**Bees fly. Drones** rest.", [(1, "Bees fly."), (1, "Drones rest.")]),
        ("- Bees fly. Drones rest.", [(1, "- Bees fly."), (1, "Drones rest.")]),
        ("| Bee | What. It does |\n| --- | --- |\n| Drone | Rests. Eats |", None),
    ],
)
def test_sentences_begin_on_their_lines(text, told) -> None:
    found = _told(text)
    assert found == (told or [(3, "| Drone | Rests. Eats |")])


def test_a_sentence_ends_on_the_line_its_last_word_stands_on() -> None:
    found = _places("Bees fly far and\ncome back. Drones\nrest.")
    assert [(line, last) for line, last, _ in found] == [(1, 2), (2, 3)]


@given(
    st.lists(
        st.sampled_from(["Bees fly.", "drones", "Is it?", "e.g. A", "a **b** c", "(C)"]), min_size=1
    )
)
def test_nothing_is_lost_but_halves_of_marks(words) -> None:
    text = "Note: " + "\n".join(words)
    told = _told(text)
    assert (
        " ".join(said for _, said in told).replace("**", "").split()
        == text.replace("**", "").split()
    )
    assert [line for line, _ in told] == sorted(line for line, _ in told)
