"""A search in words: how a query was read, and what to do where nothing fits."""

from __future__ import annotations

from studyatlas.analysis.query import sounds_like_phrase
from studyatlas.analysis.search import SearchResults
from studyatlas.model.atlas import Atlas


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
