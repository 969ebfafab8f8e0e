"""A search in words: how a query was read, and what to do where nothing fits."""

from __future__ import annotations

from studyatlas.analysis.query import asks_for_outline, sounds_like_phrase
from studyatlas.analysis.search import SearchResults
from studyatlas.model.atlas import Atlas
from studyatlas.wording.sentences import short

NO_OUTLINE = (
    "no exam outline here. Add one to a note: a heading such as "
    "'## Task 1.1: Choose a model' and below it a bullet for each thing the exam asks. "
    "If there is one that was not taken for it, put 'exam: name' into its front matter."
)
"""Says what to do where an exam is asked for and there is none."""
_LONGEST = 200


def how_read(atlas: Atlas, found: SearchResults) -> str:
    """Say how a query was understood; empty for a few words that could only be a name.

    >>> from studyatlas.model.atlas import make_atlas
    >>> how_read(make_atlas([], []), SearchResults("metrics", (), read_as="metrics"))
    'Read as: metrics'
    >>> how_read(make_atlas([], []), SearchResults("metrics of love", ()))
    'Read as a plain search for these words, not as a question.'
    """
    if found.read_as:
        return f"Read as: {found.read_as}"
    if len(found.query.split()) > 1 and sounds_like_phrase(atlas, found.query):
        return "Read as a plain search for these words, not as a question."
    return ""


def nothing_fits(atlas: Atlas, found: SearchResults, *, near: bool = False) -> str:
    """Say that nothing fits a query; `near`: the nearest names follow.

    >>> from studyatlas.model.atlas import make_atlas
    >>> nothing_fits(make_atlas([], []), SearchResults("cheese", ()), near=True)
    'Nothing fits “cheese”. Nearest:'
    >>> nothing_fits(make_atlas([], []), SearchResults("tools", (), read_as="tools"))
    'Nothing fits “tools”.'
    """
    if no_outline := lacks_outline(atlas, found):
        return no_outline
    told = f"Nothing fits “{short(found.query, _LONGEST)}”."
    return f"{told} Nearest:" if near else told


def lacks_outline(atlas: Atlas, found: SearchResults) -> str:
    """Say that a question is about an exam where there is none; empty where that is not so."""
    if atlas.exams or found.results or not found.read_as:
        return ""
    return f"There is {NO_OUTLINE}" if asks_for_outline(atlas, found.query) else ""
