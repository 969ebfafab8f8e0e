"""All notes of an atlas, and those whose name is near one that is gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz

from studyatlas.analysis.note_view import TOLD, count_words
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document
from studyatlas.model.naming import fold

_NEAR = 60.0
_LONGEST_PATH = 300


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note in the list of notes."""

    document: Document
    topics: int
    """How many nodes it explains, mentions or defines."""

    @property
    def path(self) -> str:
        """Path relative to the workspace."""
        return self.document.path

    @property
    def title(self) -> str:
        """Its first heading, or the file's name."""
        return self.document.title

    @property
    def words(self) -> int:
        """How many words it has, markup not counted; counted when asked for."""
        return count_words(self.document.lines)


def notes_of(atlas: Atlas, query: str = "") -> tuple[NoteEntry, ...]:
    """Return the notes whose title or path has every word of a query, in order of path."""
    topics: dict[str, set[str]] = defaultdict(set)
    for relation in atlas.relations:
        if relation.relation in TOLD:
            topics[relation.provenance.position.path].add(relation.target)
    for node in atlas.nodes.values():
        if node.type != "section":
            topics[node.provenance.position.path].add(node.id)
    wanted = fold(query).split()
    return tuple(
        NoteEntry(document, len(topics[document.path]))
        for document in atlas.documents
        if all(word in fold(f"{document.title} {document.path}") for word in wanted)
    )


def nearest_notes(atlas: Atlas, path: str, limit: int = 3) -> tuple[NoteEntry, ...]:
    """Return the notes whose file name, path or title is most like a path that is gone.

    Likeness is the normalised Indel similarity (rapidfuzz); a file that only moved comes first.
    """
    asked = path[:_LONGEST_PATH]
    scored = [(_likeness(asked, note.document), note) for note in notes_of(atlas)]
    near = sorted((-score, note.path, note) for score, note in scored if score >= _NEAR)
    return tuple(note for _, _, note in near[:limit])


def _likeness(path: str, document: Document) -> float:
    name, other = (fold(p.rpartition("/")[2].partition(".")[0]) for p in (path, document.path))
    return max(
        fuzz.ratio(name, other),
        fuzz.ratio(fold(path), fold(document.path)) - 10,  # a folder in common says little
        fuzz.ratio(name, fold(document.title)) - 5,
    )
