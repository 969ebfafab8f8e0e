"""duplicate-note, near-duplicate-note: a note repeats another.

Two copies drift apart: what is mended in one stays wrong in the other, and both are counted as
material. The later path is reported, with the earlier one it resembles most. `duplicate-note` means
the same words in the same order; front matter, markup and case make no difference.
`near-duplicate-note` means that of all runs of three words in the two notes at least seven in ten
stand in both; the share is said. Notes of fewer than twenty words are not compared that way.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.duplicates import Compared, compare, compare_again
from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, warning


def _again(change: Change, before: Compared) -> Compared:
    documents = change.after.documents
    if len(documents) != len(change.before.documents):
        return compare(documents)
    changed = [n for n, one in enumerate(documents) if one.path in change.documents]
    return compare_again(before, documents, changed)


compared_of = PerAtlas(lambda atlas: compare(atlas.documents), _again)
"""Returns the notes of an atlas, compared."""


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each note that repeats an earlier one."""
    for found in compared_of(atlas).duplicates(atlas.documents):
        place, like = Position(found.note.path), found.like.path
        if found.share == 1:
            yield warning(place, "duplicate-note", f"says the same as {like}")
        else:
            percent = min(99, round(found.share * 100))
            said = f"says nearly the same as {like}: they share {percent} %"
            yield warning(place, "near-duplicate-note", said)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return not change.documents
