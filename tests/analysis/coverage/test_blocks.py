"""Each block goes to the item that it is most like."""

from studyatlas.analysis.coverage.blocks import words_in_own_blocks
from studyatlas.analysis.coverage.meaning import Meaning
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import stems

ITEMS = {"1": "Encrypting files on a disk", "2": "Baking bread in an oven", "3": "Planting trees"}


IN_ALL = ((1, 9, "All"),)


def _passage(heading: str, *said: str, sections: tuple = ()) -> Passage:
    body = tuple(map(stems, said))
    whole = tuple(word for block in body for word in block)
    title = frozenset(stems(heading))
    return Passage("a.md", 1, 9, heading, (), title, frozenset(), whole, body, said, sections)


def _words(*passages: Passage) -> dict[str, int]:
    told = [text for p in passages for text in (p.heading, *p.said)]
    return words_in_own_blocks(passages, ITEMS, Meaning([*ITEMS.values(), *told]))


def test_the_words_of_a_block_count_for_the_likest_item_alone() -> None:
    keys = "Secret keys protect stored files against theft."
    oven = "Dough rises twice, then bread goes into the hot oven."
    found = _words(_passage("Security", keys), _passage("Kitchen", oven))
    assert found == {"1": 6, "2": 7, "3": 0}


def test_a_block_counts_once_however_many_passages_hold_it() -> None:
    keys = "Secret keys protect stored files against theft."
    once = _words(_passage("Security", keys))
    assert _words(_passage("Security", keys), _passage("Keys", keys)) == once
    assert _words(_passage("All", keys, sections=IN_ALL), _passage("Security", keys)) == once


def test_a_word_or_two_are_no_block_and_nothing_is_nothing() -> None:
    assert _words(_passage("Security", "Secret keys")) == dict.fromkeys(ITEMS, 0)
    assert _words() == dict.fromkeys(ITEMS, 0)
