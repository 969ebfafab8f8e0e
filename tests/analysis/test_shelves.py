from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.shelves import Note, Place, Shelves

PLACES = (
    Place("1.1", "Sparta as a military state", "1"),
    Place("1.2", "Athenian democracy", "1"),
    Place("2.1", "Half-life", "2"),
    Place("2.2", "Nuclear fission", "2"),
)
SAID = ("sparta", "army", "half", "nucleus", "decay", "helot", "split", "isotope", "vote")
WORDS = st.lists(st.sampled_from(SAID), max_size=8).map(" ".join)


def first(*notes: Note) -> str:
    return Shelves(PLACES, notes).nearest(0)[0].code


def test_a_shared_word_names_the_place():
    assert first(Note("Neutrons start the fission of uranium")) == "2.2"


def test_another_form_of_the_word_does_as_well():
    assert first(Note("Spartan boys left home at seven")) == "1.1"


def test_a_word_that_all_notes_say_counts_little():
    others = [Note("half an hour"), Note("half of it"), Note("by half"), Note("one half")]
    assert first(Note("half of the citizens of Athens: democracy of a kind"), *others) == "1.2"


def test_fellow_notes_decide_where_no_word_of_the_outline_is_said():
    fellow = Note("Helots worked the fields", "1")
    stranger = Note("Uranium was dug in the hills", "2")
    assert first(Note("The helots rose"), fellow, stranger) in ("1.1", "1.2")
    assert first(Note("A gram of uranium"), fellow, stranger) in ("2.1", "2.2")


def test_all_places_are_returned_the_earlier_of_equals_first():
    near = Shelves(PLACES, [Note("")]).nearest(0)
    assert [n.code for n in near] == ["1.1", "1.2", "2.1", "2.2"]
    assert {n.score for n in near} == {0.0}


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "1", "2"])), min_size=1, max_size=6))
def test_where_a_note_belongs_says_nothing_of_itself(drawn):
    notes = [Note(text, group) for text, group in drawn]
    loose = [Note(notes[0].text), *notes[1:]]
    known, unknown = (
        {near.code: near.score for near in Shelves(PLACES, each).nearest(0)}
        for each in (notes, loose)
    )
    assert all(abs(known[code] - unknown[code]) < 1e-6 for code in known)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_scores_stay_in_bounds(texts):
    notes = [Note(text, "12"[index % 2]) for index, text in enumerate(texts)]
    for near in Shelves(PLACES, notes).nearest(0):
        assert -0.25 - 1e-6 <= near.score <= 3.25 + 1e-6
