"""How far the notes teach each topic: in earnest, in passing, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from studyatlas.analysis.coverage.question import read_question, stems
from studyatlas.analysis.evidence import (
    Evidence,
    Stretch,
    explained_in,
    mentioned_in,
    stretch_of,
    told_by,
)
from studyatlas.model.atlas import Atlas

_ENOUGH_WORDS = 8
_ENOUGH_KINDS = 2
_KINDS_SHARE = 0.2
_DEEP = 3
_KIND_RELATIONS = ("is_a", "part_of", "example_of")


class Level(IntEnum):
    """How far something is taught."""

    NOTHING = 0
    TOUCHED = 1
    """Named, or explained in a word or two."""
    TAUGHT = 2


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the notes say of one topic."""

    node: str
    level: Level
    evidence: tuple[Evidence, ...]
    by_kinds: tuple[Evidence, ...] = ()
    """What teaches it only by way of its kinds and parts."""
    homonym: bool = False
    """True where its name is also an everyday word."""


class Topics:
    """Answers for each topic of an atlas how far it is taught; each is looked at once."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._own: dict[str, Teaching] = {}
        self._sections = max(1, sum(n.type == "section" for n in atlas.nodes.values()))

    def teaching(self, node: str) -> Teaching:
        """Return how far a topic is taught, by itself or by the kinds and parts of it."""
        own = self._teaching(node)
        if own.level is Level.TAUGHT:
            return own
        every = [self._teaching(kind) for kind in self._kinds(node)]
        kinds = [teaching for teaching in every if teaching.level is Level.TAUGHT]
        if len(kinds) < max(_ENOUGH_KINDS, _KINDS_SHARE * len(every)):
            return own
        label = self._atlas.nodes[node].label
        by_kinds = tuple(
            Evidence(
                e.path,
                e.line,
                e.end_line,
                e.heading,
                e.quote,
                f"{e.why}, a kind or part of {label}",
                0.7,
            )
            for kind in kinds
            for e in kind.evidence[:1]
        )
        return replace(own, level=Level.TAUGHT, by_kinds=by_kinds)

    def is_everywhere(self, node: str) -> bool:
        """Tell whether a topic is named in so many sections that naming it says nothing."""
        named = len(
            {r.source for r in self._atlas.incoming.get(node, ()) if r.relation == "mentions"}
        )
        return named > max(3, 0.25 * self._sections)

    def _teaching(self, node: str) -> Teaching:
        if node not in self._own:
            self._own[node] = self._look(node)
        return self._own[node]

    def _look(self, node: str) -> Teaching:
        explaining = told_by(self._atlas, node, "explains")
        evidence = (*explained_in(self._atlas, node), *mentioned_in(self._atlas, node))
        stretches = [stretch_of(self._atlas, relation) for relation in explaining]
        if any(s.words >= _ENOUGH_WORDS and self._is_about(node, s) for s in stretches):
            level = Level.TAUGHT
        else:
            level = Level.TOUCHED if evidence else Level.NOTHING
        return Teaching(node, level, evidence, homonym=bool(self._atlas.nodes[node].context))

    def _is_about(self, node: str, stretch: Stretch) -> bool:
        """Tell whether a text has a word of the topic's names, its summary or its neighbours.

        A heading alone does not say what stands below it.
        """
        inside = [b for b in stretch.section.blocks if stretch.line <= b.line <= stretch.end_line]
        return not self._words(node).isdisjoint(w for b in inside for w in stems(b.text))

    def _words(self, node: str) -> frozenset[str]:
        nodes, outline = self._atlas.nodes, self._atlas.schema.is_outline
        around = {end for r in self._atlas.relations_of(node) for end in (r.source, r.target)}
        near = [nodes[n] for n in sorted({node, *around}) if not outline(nodes[n].type)]
        names = (name for one in near for name in (one.label, *one.aliases))
        return frozenset(read_question(" ".join((*names, nodes[node].summary))).telling)

    def _kinds(self, node: str) -> list[str]:
        """Return what is a kind, a part or an example of a topic, some steps down."""
        found: dict[str, None] = {}
        frontier = [node]
        for _ in range(_DEEP):
            below = [k for top in frontier for k in self._atlas.sources(top, *_KIND_RELATIONS)]
            frontier = [k for k in dict.fromkeys(below) if k not in found and k != node]
            found.update(dict.fromkeys(frontier))
        outline = self._atlas.schema.is_outline
        return [k for k in found if not outline(self._atlas.nodes[k].type)]
