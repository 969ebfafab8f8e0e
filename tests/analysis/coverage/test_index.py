"""The index finds what looking at every passage finds."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.index import PassageIndex
from studyatlas.analysis.coverage.likeness import fit, share_of
from studyatlas.analysis.coverage.passages import Passage

WORDS = st.sampled_from(["bee", "hive", "wax", "smoke", "frame", "queen"])
SETS = st.frozensets(WORDS, max_size=3)
PASSAGES = st.lists(
    st.builds(
        lambda line, title, context, body: Passage(
            "n.md", line, line, "", (), title, context, tuple(body), (tuple(body),)
        ),
        st.integers(1, 9),
        SETS,
        SETS,
        st.lists(WORDS, max_size=4),
    ),
    max_size=8,
)


@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.1, 4.0), max_size=4))
def test_the_best_fit_is_the_best_of_all(passages, weights) -> None:
    found = PassageIndex(passages).best_fit(weights)
    best = max((fit(passage, weights).score for passage in passages), default=0.0)
    assert (found.score if found else 0.0) == best


@given(PASSAGES, st.lists(WORDS, max_size=2))
def test_all_passages_that_have_a_word_are_found_in_order(passages, words) -> None:
    having = [p for p in passages if not {*p.title, *p.body}.isdisjoint(words)]
    assert list(PassageIndex(passages).having(words)) == having


LONG = st.lists(WORDS, min_size=5, max_size=8).map(lambda words: tuple(words * 6))
SECTIONS = st.lists(
    st.builds(
        lambda title, blocks: Passage(
            "n.md", 1, 1, "", (), title, frozenset(), tuple(s for b in blocks for s in b), blocks
        ),
        SETS,
        st.tuples(LONG, st.lists(WORDS, max_size=4).map(tuple)),
    ),
    max_size=6,
)
CORE = st.dictionaries(WORDS, st.floats(0.1, 4.0), min_size=1, max_size=4)


@given(SECTIONS, CORE)
def test_the_best_block_is_the_best_of_all_with_its_heading(passages, weights) -> None:
    blocks = [(p.title, block) for p in passages for block in p.blocks if len(block) > 4]
    best = max((share_of(t.union(block), weights) for t, block in blocks), default=0.0)
    assert PassageIndex(passages).best_block(weights) == best


@given(SECTIONS, CORE)
def test_of_headed_texts_the_one_with_most_of_the_words_and_most_below_it_counts(
    passages, weights
) -> None:
    shares = [(share_of(p.title, weights), p.words) for p in passages]
    best = max((s * math.log1p(words) for s, words in shares if s >= 0.2), default=0.0)
    assert PassageIndex(passages).headed(weights) == best


def test_short_texts_and_chapters_are_not_headed_nor_blocks() -> None:
    wax = frozenset({"wax"})
    long = Passage("n.md", 1, 1, "", (), wax, wax, ("wax",) * 30, (("wax",) * 30,))
    short = replace(long, body=("wax",) * 29, blocks=(("wax",) * 4, ("hive",) * 25))
    chapter = replace(long, sections=((1, 1, "Wax"),))
    weights = {"wax": 1.0, "hive": 1.0}
    assert PassageIndex([long]).headed(weights) == pytest.approx(math.log(31) / 2)
    assert (PassageIndex([short]).headed(weights), PassageIndex([short]).best_block(weights)) == (
        0.0,
        1.0,
    )
    assert PassageIndex([chapter]).headed(weights) == 0.0
    assert PassageIndex([chapter]).best_block(weights) == 0.0
