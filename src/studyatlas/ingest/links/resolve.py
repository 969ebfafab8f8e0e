"""Where the links of all notes lead, and what is wrong with those that lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from studyatlas.ingest.links.names import Bearers
from studyatlas.ingest.links.notes import Found, Notes
from studyatlas.ingest.links.parts import Parts, section_at
from studyatlas.ingest.links.target import Target, note_target
from studyatlas.model.document import Document, Link, Section
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, warning


class ResolvedLink(NamedTuple):
    """A link from one note to another, or to a part of one."""

    document: Document
    link: Link
    source: Section | None
    """The section it stands in, the first for front matter; None in a note without any."""
    note: Document
    """The note it leads to."""
    target: Section | None
    """The part it leads to, or the note's first section; None for a note without any."""


@dataclass(frozen=True, slots=True)
class Links:
    """Every link between notes: what leads somewhere, how many lead nowhere."""

    resolved: tuple[ResolvedLink, ...]
    dangling: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a note is only looked at where a link asks for it."""

    title: Callable[[Document], str]
    """Where a link leads nowhere: a note that is called nearly so may be meant."""
    whole: Callable[[Document], Document]
    """Where a link leads to a part: the note with its sections and lines."""


_AT_HAND = Rest(attrgetter("title"), lambda document: document)


def resolve_links(documents: Sequence[Document], rest: Rest = _AT_HAND) -> Links:
    r"""Resolve the links of all notes; none of their mistakes is an error.

    >>> from studyatlas.ingest.markdown import read_markdown
    >>> texts = {"a.md": "[[b]] [[c]]\n", "b.md": "B\n"}
    >>> links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    >>> [link.note.path for link in links.resolved], links.dangling
    (['b.md'], 1)
    >>> print(links.problems[0])
    a.md:1:7: warning: link to 'c' leads to no note (dangling-link)
    """
    resolver = Resolver(documents, rest)
    of_notes = [resolver.links(document) for document in documents]
    return Links(
        tuple(link for links in of_notes for link in links.resolved),
        sum(links.dangling for links in of_notes),
        tuple(problem for links in of_notes for problem in links.problems),
    )


class Resolver:
    """Resolves the links of notes, one note at a time.

    Which note a link leads to depends on the notes' paths and aliases alone, which part of it on
    that note. Titles matter where a link leads to none: one that is nearly so is named.
    """

    def __init__(
        self, documents: Iterable[Document], rest: Rest = _AT_HAND, notes: Notes | None = None
    ) -> None:
        self._documents = {document.path: document for document in documents}
        self._parts: dict[str, Parts] = {}
        self._rest = rest
        self._notes = notes or Notes(tuple(self._documents.values()), rest.title)

    def again(self, documents: Sequence[Document]) -> Resolver:
        """Return a resolver for the same notes, whose paths and aliases are as they were."""
        return Resolver(documents, self._rest, self._notes.retitled(documents))

    def links(self, document: Document) -> Links:
        """Resolve the links of one note."""
        one = _OfOne(document, posixpath.dirname(document.path))
        for link in document.links:
            if target := note_target(link):
                self._resolve(one, link, target)
        return Links(tuple(one.resolved), one.dangling, tuple(one.problems))

    def _resolve(self, one: _OfOne, link: Link, target: Target) -> None:
        document = one.document
        found = Found(document)
        if target.path:
            found = self._notes.find(one.folder, target.path, wiki=link.wiki)
        if found.note is not None:
            note = self._documents[found.note.path]
            part = self._part(one, link, target.part, note) if target.part else None
            if part is None and note.sections:
                part = note.sections[0]
            source = section_at(document, link.line)
            one.resolved.append(ResolvedLink(document, link, source, note, part))
            if found.rivals is not None:
                one.rivals(link, note, found.rivals)
        elif target.is_note:
            one.dangling += 1
            alike = self._notes.alike(target.path)
            hint = f"; did you mean {alike!r}?" if alike else ""
            one.warn(link, "dangling-link", f"leads to no note{hint}")

    def _part(self, one: _OfOne, link: Link, name: str, note: Document) -> Section | None:
        """Return the part of a note that a link names, if it is there."""
        parts = self._parts.get(note.path)
        if parts is None:
            parts = self._parts[note.path] = Parts(self._rest.whole(note))
        section = parts.find(name)
        if section is None:
            kind = "block" if name.startswith("^") else "heading"
            one.warn(link, "missing-part", f"leads to no {kind} of {note.path}")
        return section


@dataclass(slots=True)
class _OfOne:
    """The links of one note so far."""

    document: Document
    folder: str
    """The one that the note is in."""
    resolved: list[ResolvedLink] = field(default_factory=list)
    dangling: int = 0
    problems: list[Problem] = field(default_factory=list)

    def rivals(self, link: Link, note: Document, rivals: Bearers) -> None:
        """Say which other notes a link may mean."""
        shown = ", ".join(rivals.some)
        more = rivals.count - len(rivals.some)
        others = f"{shown} and {more} more" if more else shown
        said = f"may mean {rivals.count} notes ({others}); {note.path} is taken"
        self.warn(link, "ambiguous-link", said)

    def warn(self, link: Link, rule: str, said: str) -> None:
        """Say what is wrong with a link."""
        place = Position(self.document.path, link.line, column=link.column)
        self.problems.append(warning(place, rule, f"link to {link.target!r} {said}"))
