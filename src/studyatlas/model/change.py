"""What an edit changed in an atlas, for whoever worked something out of the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.relations import Relations, find, spliced


@dataclass(frozen=True, slots=True)
class Change:
    """Two atlases of one workspace, and where they differ. Curation and exams are the same."""

    before: Atlas
    after: Atlas
    nodes: frozenset[str]
    """Every node that came, went or is not quite the same, by id."""
    gone: tuple[Relation, ...]
    come: tuple[Relation, ...]
    """A relation that is not quite the same, be it by its line alone, is in both."""
    documents: frozenset[str]
    """The notes that are others, by path."""

    @classmethod
    def nothing(cls, atlas: Atlas) -> Change:
        """Return that an atlas stayed as it was."""
        return cls(atlas, atlas, frozenset(), (), (), frozenset())

    def joins_otherwise(self) -> Iterator[Relation]:
        """Yield the relations that came or went indeed, and did not only get another line."""
        was, now = ({_told_by(r): r for r in some} for some in (self.gone, self.come))
        for told in was.keys() ^ now.keys():
            yield was.get(told) or now[told]

    @property
    def relations(self) -> Iterator[Relation]:
        """Every relation that went or came."""
        yield from self.gone
        yield from self.come


def merged(
    relations: Sequence[Relation],
    gone: Iterable[Relation],
    come: Iterable[Relation],
    documents: Mapping[str, Document],
) -> Sequence[Relation]:
    """Return relations in order of key, without some of them and with others.

    `documents` are the notes as they are now, by path.

    Raises:
        ValueError: one that is gone was not there.
    """
    dropped = {_place(relations, relation) for relation in gone}
    new = [(find(relations, relation.key), relation) for relation in sorted(come, key=_KEY)]
    if isinstance(relations, Relations):
        return relations.spliced(dropped, new, documents)
    return tuple(spliced(list(relations), dropped, new))


def _place(relations: Sequence[Relation], relation: Relation) -> int:
    place = find(relations, relation.key)
    if place == len(relations) or relations[place].key != relation.key:
        raise ValueError(f"{relation.key} is not there")
    return place


def carry_over(change: Change) -> None:
    """Give an atlas the views that the one before has made, with what changed."""
    before, after = vars(change.before), vars(change.after)
    for name, end in (("outgoing", attrgetter("source")), ("incoming", attrgetter("target"))):
        if name in before and name not in after:
            after[name] = _grouped(before[name], change, end)


def _grouped(
    groups: Mapping[str, tuple[Relation, ...]], change: Change, end: Callable[[Relation], str]
) -> Mapping[str, tuple[Relation, ...]]:
    gone, come = {r.key for r in change.gone}, change.come
    now = dict(groups)
    for node in {end(relation) for relation in change.relations}:
        kept = [r for r in groups.get(node, ()) if r.key not in gone]
        kept += [relation for relation in come if end(relation) == node]
        if kept:
            now[node] = tuple(sorted(kept, key=_KEY))
        else:
            now.pop(node, None)
    return MappingProxyType(now)


def _told_by(relation: Relation) -> tuple[object, ...]:
    at = relation.provenance
    return *relation.key, relation.sign, at.origin, at.rule


_KEY = attrgetter("source", "relation", "target")
