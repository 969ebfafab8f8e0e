"""What a prefilter leaves out never matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest import cues, rules
from studyatlas.ingest.literals import Prefilter, needed

CASES = {
    r"abc": {"abc"},
    r"uses?": {"use"},
    r"(?:is|are) based on": {" based on"},
    r"x*": set(),
    r"[ab]cd|efg": {"cd", "efg"},
    r"(?:ab)?c": set(),
    r"(?:ab)+c": {"abc", "ab"},
    r"(?<!\w)minimi[sz]es\b": {"minimi"},
    r"(?=never)told": {"told"},
    r"(?i:told)": set(),
}


@pytest.mark.parametrize("pattern", CASES)
def test_every_match_has_one_of_the_literals(pattern) -> None:
    found = needed(re.compile(pattern))
    assert found <= CASES[pattern]
    assert bool(found) == bool(CASES[pattern])


def test_nothing_is_known_of_a_pattern_that_ignores_case() -> None:
    assert not needed(re.compile("abc", re.IGNORECASE))
    assert Prefilter([re.compile("abc", re.IGNORECASE)]).may_match("ABC") == {0}


def test_nearly_every_cue_of_the_rules_has_literals() -> None:
    assert rules.RULES
    assert len(cues._MADE) > 20  # noqa: SLF001 - what the rules registered
    without = [made for made in cues._MADE if not needed(made.wording)]  # noqa: SLF001 - the same
    assert [made.relation for made in without] == ["is_a"]  # "a …", "an …"


@given(st.lists(st.sampled_from([*" abcfs", "use", "is", "ab", "told", "minimi"]), max_size=8))
def test_a_prefilter_never_leaves_out_what_matches(pieces) -> None:
    text = "".join(pieces)
    patterns = [re.compile(pattern) for pattern in CASES]
    may = Prefilter(patterns).may_match(text)
    assert {n for n, pattern in enumerate(patterns) if pattern.search(text)} <= may


WORDS = ["is", "are", "a", "used", "for", "uses", "based", "on", "reduces", "part", "of", "such"]


@given(st.lists(st.sampled_from([*WORDS, "as", "to", "an", "example", "by", ","]), max_size=9))
def test_no_cue_is_missed(words) -> None:
    text = " ".join(words)
    there = {made for made in cues._MADE if made.wording.search(text)}  # noqa: SLF001 - as above
    assert there <= cues.cues_in(text)
