"""All places of one name to one node.

An id is made of the name alone, so it stays the same whatever else is in the notes. A name that
belongs to a node already makes no new one; nor does an exam's own wording, but for an item that is
nothing but a name: notes on it are about what it names. What an outline's items join to each other
are topics as well (`in_items`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from itertools import chain

from studyatlas.ingest.topics.candidates import LINE, Candidate
from studyatlas.ingest.topics.in_items import item_candidates
from studyatlas.ingest.topics.places import Places
from studyatlas.ingest.vocabulary import Vocabulary, names_of
from studyatlas.model.document import Document
from studyatlas.model.entities import Node
from studyatlas.model.guide import Exam
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import Schema

_DEFAULT = "concept"
_NAME_WORDS = 3


class Topics:
    """Finds the topics of notes, given what is known without them.

    Those are the subjects of the notes that are not known yet; candidates are what `subjects` found
    in the notes, without the lines of an exam's outline.
    """

    def __init__(
        self,
        exams: Iterable[Exam],
        known: Mapping[str, Node],
        schema: Schema,
        outlines: Iterable[Exam] = (),
    ) -> None:
        exams = tuple(exams)
        bare = _bare_names(exams)
        nodes = known.values()
        outline = [n for n in nodes if schema.is_outline(n.type) and n.id not in bare]
        named = _keys(n for n in nodes if not schema.is_outline(n.type) and n.id not in bare)
        self._known = known
        self._of_items = tuple(item_candidates(outlines))
        joined = {candidate.key for candidate in self._of_items}
        said = _keys(outline) | _items(exams)
        self._taken = named | _titles(exams) | (said - set(bare.values()) - joined)
        self._names = Vocabulary(node for node in nodes if not schema.is_outline(node.type))
        self._asked = "".join(f" {key} " for key in sorted(_items(exams)))
        self._types = _types(schema)
        self._has_node: dict[str, bool] = {}

    def find(
        self, found: Iterable[Candidate], documents: Mapping[str, Document]
    ) -> dict[str, Node]:
        """Return the topics by key, in order of id.

        Args:
            found: every candidate in order of notes.
            documents: the notes by path, to quote lines from.
        """
        groups: dict[str, Places] = {}
        for candidate in chain(found, self._of_items):
            if not self._is_known(candidate):
                self._add(groups, candidate)
        fresh = {key: group for key, group in groups.items() if self._is_free(key, group)}
        aliases = _acronyms(fresh, fresh, self._taken)
        return {
            key: _node(key, fresh[key], aliases.get(key, ()), self._types, documents)
            for key in sorted(fresh, key=_order)
        }

    def find_again(
        self,
        topics: Mapping[str, Node],
        changed: Iterable[Candidate],
        found: Iterable[Candidate],
        documents: Mapping[str, Document],
    ) -> dict[str, Node]:
        """Return what `find` gives, if `topics` is what it gave before some candidates changed.

        Args:
            topics: the topics before.
            changed: every candidate that came or went.
            found: every candidate there is now.
            documents: the notes by path, to quote lines from.
        """
        keys = {candidate.key for candidate in changed if not self._is_known(candidate)}
        groups: dict[str, Places] = {}
        for candidate in chain(found, self._of_items):
            matters = candidate.key in keys or candidate.name.acronym
            if matters and not self._is_known(candidate):
                self._add(groups, candidate)
        now = (topics.keys() - keys) | {
            key for key in keys & groups.keys() if self._is_free(key, groups[key])
        }
        aliases = _acronyms({k: p for k, p in groups.items() if k in now}, now, self._taken)
        order = topics if now == topics.keys() else sorted(now, key=_order)
        nodes = {}
        for key in order:
            others = aliases.get(key, ())
            if key in keys:
                nodes[key] = _node(key, groups[key], others, self._types, documents)
            else:
                same = topics[key].aliases == others
                nodes[key] = topics[key] if same else replace(topics[key], aliases=others)
        return nodes

    def _add(self, groups: dict[str, Places], candidate: Candidate) -> None:
        places = groups.get(candidate.key)
        if places is None:
            places = groups[candidate.key] = Places(candidate)
        places.add(candidate, self._types)

    def _is_known(self, candidate: Candidate) -> bool:
        base = candidate.name.base
        found = self._has_node.get(base)
        if found is None:
            found = candidate.name.bare_key in self._taken or self._names.subject(base) is not None
            self._has_node[base] = found
        return found

    def _is_free(self, key: str, places: Places) -> bool:
        if not (places.recurs or f" {key} " in self._asked):
            return False
        return bool(key) and key not in self._taken and topic_id(key) not in self._known


def topic_id(key: str) -> str:
    """Return the id of a name by its key.

    >>> topic_id("k nearest neighbor"), topic_id("监 督 学 习")
    ('k-nearest-neighbor', '监督学习')
    """
    parts: list[str] = []
    for word in key.split():
        if parts and not word[0].isascii() and not parts[-1][-1].isascii() and len(word) == 1:
            parts[-1] += word
        else:
            parts.append(word)
    return "-".join(parts)


def _order(key: str) -> tuple[str, str]:
    return topic_id(key), key


def _keys(nodes: Iterable[Node]) -> set[str]:
    """Return every name of some nodes as names are compared."""
    return {name_key(name) for node in nodes for name in names_of(node)}


def _titles(exams: Iterable[Exam]) -> set[str]:
    """Return the titles of exams' outlines: who copies one has not made it a subject."""
    titles = {name_key(exam.title) for exam in exams}
    parts = [part for exam in exams for pair in exam.tasks() for part in pair]
    return titles | {name_key(part.title) for part in parts}


def _items(exams: Iterable[Exam]) -> set[str]:
    """Return what the items of exams say: who copies it has not made it a subject either."""
    return {name_key(item.text) for exam in exams for item in exam.items()}


def _bare_names(exams: Iterable[Exam]) -> dict[str, str]:
    """Return the items that say no more than a name: by node id, the name as it is compared."""
    return {
        exam.node_id(item.code): key
        for exam in exams
        for item in exam.items()
        if 0 < len((key := name_key(item.text)).split()) <= _NAME_WORDS
    }


def _acronyms(
    groups: Mapping[str, Places], names: Container[str], taken: Container[str]
) -> dict[str, tuple[str, ...]]:
    """Return the acronyms of each name that stand for nothing else; `names` are all by key."""
    owners: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for key, places in groups.items():
        for acronym in places.acronyms:
            short = name_key(acronym)
            owners[short].add(key)
            written[short] = min(written.get(short, acronym), acronym)
    found: dict[str, tuple[str, ...]] = {}
    for acronym, keys in sorted(owners.items()):
        if len(keys) == 1 and acronym not in names and acronym not in taken:
            (key,) = keys
            found[key] = (*found.get(key, ()), written[acronym])
    return found


def _types(schema: Schema) -> frozenset[str]:
    return frozenset(name for name, kind in schema.node_types.items() if not kind.outline)


def _node(
    key: str,
    places: Places,
    aliases: tuple[str, ...],
    types: frozenset[str],
    documents: Mapping[str, Document],
) -> Node:
    best = places.best
    quote = documents[best.path].quote(best.line) if best.quote == LINE else best.quote
    fallback = _DEFAULT if _DEFAULT in types else min(types, default=_DEFAULT)
    position = Position(best.path, best.line)
    provenance = Provenance(position, best.rule, Origin.STATED, quote)
    return Node(topic_id(key), best.name.base, places.type or fallback, provenance, aliases)
