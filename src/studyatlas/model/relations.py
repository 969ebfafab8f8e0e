"""Relations as columns of numbers: very many of them in little memory.

A relation with where it is said takes 200 bytes as objects, and most are never looked at one by
one. Here it is a row of five numbers; where it is said is another one of seven, which the relations
on the same lines share. Their objects are made when they are first walked, all at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast, overload

from studyatlas.model.bulk import in_bulk, made
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.late import Late
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.relation_table import INFERRED, LINE, ORIGINS, Places, Rows, Table

_KEY, _SOURCE = attrgetter("source", "relation", "target"), attrgetter("source")
_Key = tuple[str, str, str]
_FEW = 500
Things = TypeVar("Things", bound=MutableSequence[Any])


class Relations(Late[Relation]):
    """Relations in order of their keys."""

    __slots__ = ("_documents", "_made", "places", "rows", "words")

    def __init__(
        self,
        words: Sequence[str],
        places: Places,
        rows: Rows,
        documents: Mapping[str, Document],
        made: tuple[Relation, ...] | None = None,
    ) -> None:
        """Take columns as they are.

        Args:
            words: every text that they name by number.
            places: where relations are said.
            rows: the relations, in order of their keys.
            documents: the notes to quote lines from, by path.
            made: the same relations, if somebody has made them.
        """
        self.words, self.places, self.rows = words, places, rows
        self._documents, self._made = documents, made

    @classmethod
    def of(cls, relations: Iterable[Relation], documents: Mapping[str, Document]) -> Relations:
        """Return relations as columns; they are in order of their keys."""
        table, there = Table((), documents), tuple(relations)
        for relation in there:
            table.add(relation)
        return cls(table.words, table.places, table.rows, documents, there)

    def check(self) -> None:
        """See whether all is there that the columns name.

        Raises:
            LookupError: something is not.
        """
        places, rows = self.places, self.rows
        of_words = places.path, places.rule, places.quote, rows.source, rows.relation, rows.target
        ends = (
            *((one, len(self.words)) for one in (*of_words, rows.sign)),
            (places.origin, len(ORIGINS)),
            (rows.place, len(places.path)),
        )
        least = {id(places.quote): LINE}
        if any(max(one) >= end or min(one) < least.get(id(one), 0) for one, end in ends if one):
            raise IndexError("a number has no meaning")
        if len({*map(len, places)}) > 1 or len({*map(len, rows)}) > 1:
            raise IndexError("a column is too short")
        quoted = {n for n, quote in zip(places.path, places.quote, strict=True) if quote == LINE}
        if not all(self.words[number] in self._documents for number in quoted):
            raise KeyError("a note is not there")

    def opened(self) -> tuple[Relation, ...]:
        """Return all of them made; they stay."""
        if self._made is None:
            with in_bulk():
                provenances = self._provenances()
                rows, word = self.rows, self.words.__getitem__
                found = made(
                    Relation,
                    source=map(word, rows.source),
                    relation=map(word, rows.relation),
                    target=map(word, rows.target),
                    provenance=map(provenances.__getitem__, rows.place),
                    sign=map(word, rows.sign),
                )
            self._made = tuple(found)
        return self._made

    def __len__(self) -> int:
        return len(self.rows.source)

    @overload
    def __getitem__(self, place: int) -> Relation: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Relation, ...]: ...
    def __getitem__(self, place: int | slice) -> Relation | tuple[Relation, ...]:
        if self._made is not None:
            return self._made[place]
        if isinstance(place, slice):
            return tuple(map(self._one, range(*place.indices(len(self)))))
        return self._one(range(len(self))[place])

    def keys(self) -> Iterator[_Key]:
        """Yield the key of each: source, type, target."""
        word, rows = self.words.__getitem__, self.rows
        return zip(
            map(word, rows.source), map(word, rows.relation), map(word, rows.target), strict=True
        )

    def find(self, key: _Key) -> int:
        """Return where a key stands, or would stand."""
        return bisect_left(range(len(self)), key, key=self._key)

    def of_source(self, node: str) -> tuple[Relation, ...]:
        """Return those that start at a node."""
        source, words = self.rows.source, self.words
        start = bisect_left(source, node, key=words.__getitem__)
        return self[start : bisect_right(source, node, start, key=words.__getitem__)]

    def some(
        self, types: Collection[str] | None, rule: str | None, origin: Origin | None
    ) -> Iterator[Relation]:
        """Yield those of some types, that a rule found, of an origin; None for any."""
        relation, places, words = self.rows.relation, self.places, self.words
        numbers = {n for n in set(relation) if types is None or words[n] in types}
        rules = {n for n in set(places.rule) if rule is None or words[n] == rule}
        origins = {n for n, one in enumerate(ORIGINS) if origin is None or one is origin}
        if not (numbers and rules and origins):
            return
        for row, (number, at) in enumerate(zip(relation, self.rows.place, strict=True)):
            if number in numbers and places.rule[at] in rules and places.origin[at] in origins:
                yield self[row]

    def inferred_types(self) -> set[str]:
        """Return the types of which some are inferred."""
        origins = self.places.origin
        pairs = zip(self.rows.relation, self.rows.place, strict=True)
        return {self.words[n] for n in {n for n, at in pairs if origins[at] == INFERRED}}

    def spliced(
        self,
        dropped: Collection[int],
        come: Sequence[tuple[int, Relation]],
        documents: Mapping[str, Document],
    ) -> Relations:
        """Return them without some, told by their places, and with others before some places.

        `documents` are the notes as they are now.
        """
        table = Table(self.words, documents)
        table.places = Places(*(one[:] for one in self.places))
        for _, relation in come:
            table.add(relation)
        before = [place for place, _ in come]
        columns = (
            spliced(one, dropped, zip(before, other, strict=True))
            for one, other in zip(self.rows, table.rows, strict=True)
        )
        there = None
        if self._made is not None:
            there = tuple(spliced(list(self._made), dropped, come))
        found = Relations(table.words, table.places, Rows(*columns), documents, there)
        most = 2 * max(len(found), _FEW)  # each edit leaves places that nothing is said in any more
        return found if len(table.places.path) <= most else Relations.of(found, documents)

    def _key(self, row: int) -> _Key:
        words, rows = self.words, self.rows
        return words[rows.source[row]], words[rows.relation[row]], words[rows.target[row]]

    def _one(self, row: int) -> Relation:
        words, places = self.words, self.places
        at, sign = self.rows.place[row], words[self.rows.sign[row]]
        path, line = words[places.path[at]], places.line[at]
        position = Position(path, line, places.end_line[at], places.column[at])
        number = places.quote[at]
        quote = self._documents[path].quote(line) if number == LINE else words[number]
        said = Provenance(position, words[places.rule[at]], ORIGINS[places.origin[at]], quote)
        return Relation(*self._key(row), said, sign)

    def _provenances(self) -> list[Provenance]:
        places, word = self.places, self.words.__getitem__
        paths = list(map(word, places.path))
        positions = made(
            Position,
            path=paths,
            line=places.line.tolist(),
            end_line=places.end_line.tolist(),
            column=places.column.tolist(),
        )
        return made(
            Provenance,
            position=positions,
            rule=map(word, places.rule),
            origin=map(ORIGINS.__getitem__, places.origin),
            quote=self._quotes(paths),
        )

    def _quotes(self, paths: Sequence[str]) -> list[str]:
        found: list[str] = []
        of, document = "", None
        for path, line, number in zip(paths, self.places.line, self.places.quote, strict=True):
            if number != LINE:
                found.append(self.words[number])
                continue
            if path != of or document is None:  # most places of a note stand beside each other
                of, document = path, self._documents[path].at_hand()
            found.append(document.quote(line))
        return found


def find(relations: Sequence[Relation], key: _Key) -> int:
    """Return where in relations a key stands, or would stand."""
    if isinstance(relations, Relations):
        return relations.find(key)
    return bisect_left(relations, key, key=_KEY)


def of_source(relations: Sequence[Relation], node: str) -> Sequence[Relation]:
    """Return the relations that start at a node."""
    if isinstance(relations, Relations):
        return relations.of_source(node)
    start = bisect_left(relations, node, key=_SOURCE)
    return relations[start : bisect_right(relations, node, start, key=_SOURCE)]


def keys_of(relations: Sequence[Relation]) -> Iterator[_Key]:
    """Yield the key of each relation: source, type, target."""
    return relations.keys() if isinstance(relations, Relations) else map(_KEY, relations)


def some_of(
    relations: Sequence[Relation],
    types: Collection[str] | None = None,
    rule: str | None = None,
    origin: Origin | None = None,
) -> Iterator[Relation]:
    """Yield the relations of some types, that a rule found, of an origin; None for any."""
    if isinstance(relations, Relations):
        yield from relations.some(types, rule, origin)
        return
    for relation in relations:
        at = relation.provenance
        if (
            (types is None or relation.relation in types)
            and (rule is None or at.rule == rule)
            and (origin is None or at.origin is origin)
        ):
            yield relation


def spliced(things: Things, dropped: Collection[int], come: Iterable[tuple[int, Any]]) -> Things:
    """Return things without some, told by their places, and with others before some places.

    >>> "".join(spliced(list("abc"), {1}, [(1, "x"), (3, "y")]))
    'axcy'
    """
    new: dict[int, list[Any]] = {}
    for place, other in come:
        new.setdefault(place, []).append(other)
    found: Any = things[:0]
    start = 0
    for place in sorted({*dropped, *new}):
        found += things[start:place]
        found.extend(new.get(place, ()))
        start = place + (place in dropped)
    found += things[start:]
    return cast("Things", found)
