"""All places of one name to one node.

An id is made of the name alone, so it stays the same whatever else is in the notes. A name that
belongs to a node already makes no new one; nor does an exam's own wording, but for an item that is
nothing but a name: notes on it are about what it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from studyatlas.ingest.topics.candidates import Candidate
from studyatlas.ingest.vocabulary import Vocabulary, names_of
from studyatlas.model.entities import Node
from studyatlas.model.guide import Exam
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import Schema

_DEFAULT = "concept"
_NAME_WORDS = 3


def find_topics(
    found: Iterable[Candidate], exams: Iterable[Exam], known: Mapping[str, Node], schema: Schema
) -> tuple[Node, ...]:
    """Return a node for every subject of the notes that is not known yet, in order of id.

    `found` is what `subjects` found in all notes, without the lines of an exam's outline.
    """
    bare = _bare_names(exams)
    named = {name_key(n) for node in known.values() for n in names_of(node) if node.id not in bare}
    taken = named | set(_wording(exams)) - set(bare.values())
    names = Vocabulary(node for node in known.values() if not schema.is_outline(node.type))
    groups: dict[str, list[Candidate]] = defaultdict(list)
    known_by_name: dict[str, bool] = {}
    for candidate in found:
        base = candidate.name.base
        is_known = known_by_name.get(base)
        if is_known is None:
            is_known = candidate.name.bare_key in taken or names.subject(base) is not None
            known_by_name[base] = is_known
        if not is_known:
            groups[candidate.key].append(candidate)
    fresh = {
        key: group
        for key, group in groups.items()
        if key and key not in taken and topic_id(key) not in known
    }
    aliases = _acronyms(fresh, taken)
    types = _types(schema)
    return tuple(
        _node(key, fresh[key], aliases.get(key, ()), types) for key in sorted(fresh, key=topic_id)
    )


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


def _wording(exams: Iterable[Exam]) -> Iterable[str]:
    """Yield what an exam's outline says: who copies it has not made it a subject."""
    for exam in exams:
        yield name_key(exam.title)
        for domain, task in exam.tasks():
            yield name_key(domain.title)
            yield name_key(task.title)
            yield from (name_key(item.text) for item in task.items)


def _bare_names(exams: Iterable[Exam]) -> dict[str, str]:
    """Return the items that say no more than a name: by node id, the name as it is compared."""
    return {
        exam.node_id(item.code): key
        for exam in exams
        for item in exam.items()
        if 0 < len((key := name_key(item.text)).split()) <= _NAME_WORDS
    }


def _acronyms(groups: Mapping[str, list[Candidate]], taken: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the acronyms of each name that stand for nothing else."""
    owners: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for key, group in groups.items():
        for candidate in group:
            if acronym := candidate.name.acronym:
                owners[name_key(acronym)].add(key)
                written[name_key(acronym)] = min(written.get(name_key(acronym), acronym), acronym)
    found: dict[str, tuple[str, ...]] = {}
    for acronym, keys in sorted(owners.items()):
        if len(keys) == 1 and acronym not in groups and acronym not in taken:
            (key,) = keys
            found[key] = (*found.get(key, ()), written[acronym])
    return found


def _types(schema: Schema) -> frozenset[str]:
    return frozenset(name for name, kind in schema.node_types.items() if not kind.outline)


def _node(
    key: str, group: list[Candidate], aliases: tuple[str, ...], types: frozenset[str]
) -> Node:
    best = min((c for c in group if c.name.key == key), default=group[0], key=lambda c: c.rank)
    told = [c.type for c in sorted(group, key=lambda c: c.rank) if c.type in types]
    fallback = _DEFAULT if _DEFAULT in types else min(types, default=_DEFAULT)
    position = Position(best.path, best.line)
    provenance = Provenance(position, best.rule, Origin.STATED, best.quote)
    label = best.name.base
    return Node(topic_id(key), label, told[0] if told else fallback, provenance, aliases)
