from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from studyatlas.analysis.search.spelling import Spelling, errors_in

WORDS = st.lists(st.text(alphabet="abcdé字", min_size=1, max_size=9), min_size=1, unique=True)


def cost(typed: str, word: str, errors: int) -> int | None:
    """Say what a word costs by comparing every beginning of it: slow, and plainly right."""
    if OSA.distance(typed, word) <= errors:
        return 2 * OSA.distance(typed, word)
    if len(typed) < 4:
        return None
    begun = min(OSA.distance(typed, word[:end]) for end in range(1, len(word) + 1))
    return 2 * begun + 1 if begun <= errors else None


@given(WORDS, st.text(alphabet="abcdé字", max_size=8))
def test_every_word_with_one_error_is_found_and_no_other(words, typed) -> None:
    words.sort()
    expected = {
        place: cost(typed, word, errors_in(typed, 1))
        for place, word in enumerate(words)
        if errors_in(typed, 1) and cost(typed, word, errors_in(typed, 1)) is not None
    }
    assert Spelling(words).near(typed, 1) == expected


@given(WORDS, st.text(alphabet="abcdé字", max_size=8))
def test_two_errors_find_what_one_finds_and_no_more_than_there_is(words, typed) -> None:
    words.sort()
    near = Spelling(words).near(typed, 2)
    assert near.keys() >= Spelling(words).near(typed, 1).keys()
    assert all(c == cost(typed, words[place], errors_in(typed)) for place, c in near.items())


def test_two_errors_far_from_the_beginning_of_a_word_among_many() -> None:
    words = sorted({f"aqua{a}{b}duct" for a in "abcdefgh" for b in "ijklmnop"} | {"aquifer"})
    near = Spelling(words).near("aqifr")
    assert words[next(iter(Spelling(words).near("aquiefr")))] == "aquifer"
    assert near == {}  # five letters: one error


@given(WORDS, st.text(alphabet="abcdé字", max_size=4))
def test_a_beginning_is_a_stretch_of_the_sorted_words(words, typed) -> None:
    words.sort()
    stretch = Spelling(words).beginning(typed)
    assert [words[n] for n in stretch] == [word for word in words if word.startswith(typed)]


def test_a_typo_in_two_letters_is_none() -> None:
    assert Spelling(["ab", "ac"]).near("ad") == {}
    assert [errors_in("lock"), errors_in("sluice"), errors_in("sluice", 1)] == [1, 2, 1]
