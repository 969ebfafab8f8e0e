"""The index finds what looking at every passage finds."""

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


SECTIONS = st.lists(
    st.builds(
        lambda title, size: Passage(
            "n.md", 1, 1, "", (), title, frozenset(), ("wax",) * size, (("wax",) * size,)
        ),
        SETS,
        st.sampled_from([1, 29, 30, 31]),
    ),
    max_size=8,
)
CORE = st.dictionaries(WORDS, st.floats(0.1, 4.0), min_size=1, max_size=4)


@given(SECTIONS, CORE)
def test_the_best_heading_is_the_best_of_all_with_a_text_below(passages, weights) -> None:
    shares = (share_of(p.title, weights) for p in passages if p.words >= 30)
    assert PassageIndex(passages).best_heading(weights) == pytest.approx(max(shares, default=0.0))


def test_a_chapters_heading_does_not_count() -> None:
    wax = frozenset({"wax"})
    section = Passage("n.md", 1, 1, "", (), wax, wax, ("wax",) * 30, (("wax",) * 30,))
    chapter = replace(section, sections=((1, 1, "Wax"),))
    assert PassageIndex([section]).best_heading({"wax": 1.0, "hive": 1.0}) == 0.5
    assert PassageIndex([chapter]).best_heading({"wax": 1.0}) == 0.0
