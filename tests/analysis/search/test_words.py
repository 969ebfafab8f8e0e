from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.search.words import Words

WORD = st.text(alphabet="ab", min_size=1, max_size=5)
TEXTS = st.lists(st.lists(WORD, max_size=4, unique=True), max_size=12)


@given(TEXTS, st.lists(WORD, min_size=1, max_size=3, unique=True))
def test_what_holds_all_words_is_found(texts, typed) -> None:
    words = Words(texts)
    begun = [
        number
        for number, text in enumerate(texts)
        if all(any(word.startswith(one) for word in text) for one in typed)
    ]
    assert words.whole(typed) == [n for n, text in enumerate(texts) if set(typed) <= set(text)]
    assert words.unfinished(typed) == begun


@given(TEXTS, st.lists(WORD, min_size=1, max_size=3, unique=True))
def test_what_is_misspelled_holds_what_is_not_and_costs_nothing_there(texts, typed) -> None:
    words = Words(texts)
    found = dict(words.misspelled(typed))
    every = [number for numbers in found.values() for number in numbers]
    assert list(found) == sorted(found)
    assert sorted(set(every)) == sorted(set(every) | set(words.unfinished(typed)))
    assert [n for n in words.whole(typed) if n not in found.get(0, [])] == []


def test_errors_of_several_words_add_up() -> None:
    words = Words([["spring", "tide"], ["spring", "tidal"], ["sprig", "tide"]])
    assert list(words.misspelled(["sprnig", "tide"])) == [(2, [0, 2]), (5, [1])]
    assert list(words.misspelled(["spring", "tide"], 1, known=False)) == [(0, [0])]


def test_a_plural_is_its_singular() -> None:
    assert Words([["tide"], ["tides", "tide"]]).whole(["tides"]) == [0, 1]
