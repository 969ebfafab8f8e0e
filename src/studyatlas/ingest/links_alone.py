"""A workspace to its notes and the links between them, with nothing else read.

Every note is a node, and so is a heading that some link leads to. Which note a link means, and what
is said of one that means none or several, is as in the whole reading. Only where a link leads to a
part of a note, or nowhere, more is looked at than links: the note's headings, or the notes' titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from studyatlas.ingest.links import Links, Rest, resolve_links
from studyatlas.ingest.links.front_matter import aliases, front_links
from studyatlas.ingest.links.scan import scan
from studyatlas.ingest.markdown import (
    read_file,
    read_front_matter,
    split_front_matter,
)
from studyatlas.ingest.outline import SECTION_RULE, section_node
from studyatlas.ingest.rules.note_links import ID
from studyatlas.ingest.words import squeeze
from studyatlas.model.atlas import Atlas, LinkCount, make_atlas
from studyatlas.model.bulk import in_bulk, made
from studyatlas.model.document import Document, Link
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem
from studyatlas.store.source_file import SourceFile, plain_lines
from studyatlas.store.workspace import Workspace

_TITLE = re.compile(r"\n*#{1,6} +([^\W_](?:[^\W_]|[ ,.;:()'\"/?%+-])*)(?:\n|\Z)")
"""A heading right at the start, without any markup in it."""
_MAKES_TITLES = ("#", "**", "__", "<")
_LINKS = ("[[", "](", "\\")
_SIGNS = re.compile(r"^[^\w\n]+$", re.MULTILINE)


def build_links(workspace: Workspace) -> tuple[Atlas, list[Problem]]:
    """Return an atlas of notes and `links_to`, and what is wrong with the links.

    The atlas's documents have their links and no sections.
    """
    with in_bulk():
        notes = _Notes(workspace)
        links = resolve_links(notes.documents, Rest(notes.title, notes.whole))
        problems = {*notes.problems, *links.problems}
        nodes = {node.id: node for node in (*map(_node, notes.documents), *_headings(notes, links))}
        count = LinkCount(len(links.resolved), links.dangling)
        relations = _relations(notes, links)
        atlas = make_atlas(nodes.values(), relations, notes.documents, links=count)
        return atlas, sorted(problems)


class _Notes:
    """The notes of a workspace, of which only links are read until more is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self.problems: list[Problem] = []
        self._files = {file.path: file for file in workspace.notes}
        self._whole: dict[str, Document] = {}
        files = sorted(workspace.notes, key=lambda file: file.path)
        self.documents = tuple(_read(file, self.problems) for file in files)

    def title(self, document: Document) -> str:
        """Return a note's title; most are told without reading it."""
        _, body = split_front_matter(plain_lines(self._files[document.path].text))
        if found := _TITLE.match(body):
            return squeeze(found[1])
        return self.whole(document).title if _may_have_titles(body) else document.title

    def whole(self, document: Document) -> Document:
        """Return a note with its sections and lines."""
        path = document.path
        if path not in self._whole:
            self._whole[path] = read_file(self._files[path])[0]
        return self._whole[path]

    def lines(self, document: Document) -> Sequence[str]:
        """Return the lines of a note."""
        return self._files[document.path].lines


def _read(file: SourceFile, problems: list[Problem]) -> Document:
    """Return a note with its links; where its front matter can hold none, that is left alone."""
    text = plain_lines(file.text)
    front, body = split_front_matter(text)
    links: tuple[Link, ...] = ()
    names: tuple[str, ...] = ()
    if front and _may_link(front):
        matter, wrong = read_front_matter(file.path, front)
        problems += wrong
        links = tuple(front_links(matter, text.split("\n")))
        names = aliases(matter)
    return Document(file.path, _stem(file.path), (), (*links, *scan(body)), aliases=names)


def _may_link(front: str) -> bool:
    return any(sign in front for sign in _LINKS) or "alias" in front.lower()


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _may_have_titles(body: str) -> bool:
    if any(sign in body for sign in _MAKES_TITLES):
        return True
    return any("-" in line or "=" in line for line in _SIGNS.findall(body))


def _node(document: Document) -> Node:
    provenance = Provenance(Position(document.path), SECTION_RULE, Origin.STATED)
    return Node(document.path, document.title, SECTION_RULE, provenance)


def _headings(notes: _Notes, links: Links) -> Iterator[Node]:
    """Yield a node for each part that a link leads to; the start of a note is the note itself."""
    for link in links.resolved:
        if link.target is not None and link.target.id != link.note.path:
            yield section_node(notes.whole(link.note), link.target)


def _relations(notes: _Notes, links: Links) -> list[Relation]:
    """Return `links_to` from each note to the notes, and to the headings, that it links to."""
    joined: dict[tuple[str, str], tuple[int, str]] = {}
    lines: Sequence[str] = ()
    of = ""
    for link in links.resolved:
        source, number = link.document.path, link.link.line
        part = (link.target.id,) if link.target is not None else ()
        for target in (link.note.path, *part):
            if target == source or (source, target) in joined:
                continue
            if of != source:
                of, lines = source, notes.lines(link.document)
            joined[source, target] = number, lines[number - 1].strip()
    ends, said = list(joined), list(joined.values())
    count = len(ends)
    sources, numbers = [source for source, _ in ends], [number for number, _ in said]
    positions = made(
        Position, path=sources, line=numbers, end_line=numbers, column=repeat(1, count)
    )
    provenances = made(
        Provenance,
        position=positions,
        rule=repeat(ID, count),
        origin=repeat(Origin.STATED, count),
        quote=[quote for _, quote in said],
    )
    return made(
        Relation,
        source=sources,
        relation=repeat("links_to", count),
        target=[target for _, target in ends],
        provenance=provenances,
        sign=repeat("", count),
    )
