"""Which of all claims become relations: settled between every two nodes, one pair after the other.

What is claimed by very many notes is never there as objects at once: claims are rows of numbers
from the moment they are gathered, and only where several are made of one pair are these looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from studyatlas.ingest.idle import inferred_circles, without_told_twice
from studyatlas.ingest.note import Findings
from studyatlas.ingest.rules import RULES
from studyatlas.ingest.wire import LateRelations, PackedFindings
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Position, Provenance
from studyatlas.model.relation_table import INFERRED, NUMBER, ORIGINS, Table, column
from studyatlas.model.relations import Relations, some_of
from studyatlas.model.schema import Schema

_FIRST, _BUNDLED = 0, len(RULES) + 1
_TURNS = 2 * len(RULES) + 2
"""Whose turn it is: an outline's own, what rules state, what is bundled, what rules infer."""
_PARTS = 4
"""In so many parts claims are sorted: what sorting takes is there for one part at a time."""
_SAID = {origin: Provenance(Position(""), "", origin) for origin in ORIGINS}


class Gathered:
    """Claims, gathered one after the other; of one rule they come in order of notes."""

    def __init__(self, nodes: Iterable[str], documents: Mapping[str, Document]) -> None:
        """Begin with nothing.

        Args:
            nodes: the ids of all nodes that may be named.
            documents: the notes by path.
        """
        self._documents = documents
        self._table = Table(sorted(nodes), documents)
        self._nodes = len(self._table.words)
        self._turns = column()

    def first(self, relations: Iterable[Relation]) -> None:
        """Add what outlines and curation say."""
        self._add(relations, _FIRST)

    def bundled(self, relations: Iterable[Relation]) -> None:
        """Add what is bundled."""
        self._add(relations, _BUNDLED)

    def of_note(self, found: Findings | PackedFindings) -> None:
        """Add what the rules that look at one note find in it."""
        if isinstance(found, PackedFindings):
            each = zip(*found.add_to(self._table), strict=True)
            self._turns.fromlist([_turn(place, origin) for place, origin in each])
        else:
            for place, relations in (*found.stated, *found.inferred):
                self.of_rule(place, relations)

    def of_rule(self, place: int, relations: Sequence[Relation]) -> None:
        """Add what a rule says, told by its place among all."""
        if isinstance(relations, LateRelations):
            self.of_note(relations.found)
        else:
            for relation in relations:
                self._add((relation,), _turn(place, NUMBER[relation.provenance.origin]))

    def _add(self, relations: Iterable[Relation], turn: int) -> None:
        for relation in relations:
            self._table.add(relation)
            self._turns.append(turn)

    def settled(self, schema: Schema) -> tuple[Relations, tuple[Relation, ...]]:
        """Return the relations that stay, and those left out because they go in a circle.

        Nothing is left here then.

        Raises:
            KeyError: a claim names an unknown node.
        """
        table = self._table
        table.forget()
        for end in (table.rows.source, table.rows.target):
            if (last := max(end, default=-1)) >= self._nodes:
                raise KeyError(f"a claim names an unknown node: {table.words[last]}")
        order = self._in_order(column(self._kept(schema)))
        rows = table.rows.drained(order)
        relations = Relations(table.words, table.places, rows, self._documents)
        acyclic = {kind.name for kind in schema.relation_types.values() if kind.acyclic}
        names = acyclic & relations.inferred_types()
        circular = tuple(inferred_circles(some_of(relations, names), schema, names))
        dropped = {relations.find(relation.key) for relation in circular}
        if dropped:
            relations = relations.spliced(dropped, (), self._documents)
        return relations, circular

    def _kept(self, schema: Schema) -> Iterator[int]:
        """Yield the rows that stay: what stays of a pair of nodes depends on this pair alone.

        A number for each row stands for its pair, its turn and itself, so that they can be sorted.
        """
        source, target, nodes = self._table.rows.source, self._table.rows.target, self._nodes
        many, pairs = len(source), _Pairs(self._table, schema)
        of_pair = _TURNS * many
        for part in range(_PARTS):
            codes = [
                ((one * nodes + other if one < other else other * nodes + one) * _TURNS + turn)
                * many
                + row
                for one, other, turn, row in zip(
                    source, target, self._turns, range(many), strict=True
                )
                if (one + other) % _PARTS == part
            ]
            codes.sort()
            for _, group in groupby(codes, lambda code: code // of_pair):
                rows = [code % many for code in group]
                yield from rows if len(rows) == 1 else pairs.kept(rows)
            codes.clear()

    def _in_order(self, kept: Sequence[int]) -> Sequence[int]:
        """Return rows in order of their keys; the numbers of nodes are in order of their ids."""
        source, name, target, _, _ = self._table.rows
        names = sorted(set(name), key=self._table.words.__getitem__)
        rank = {number: place for place, number in enumerate(names)}
        types, many, nodes = len(names), len(source), self._nodes
        order = column()
        for part in range(_PARTS):
            start, end = (nodes * one // _PARTS for one in (part, part + 1))
            codes = [
                ((source[row] * types + rank[name[row]]) * nodes + target[row]) * many + row
                for row in kept
                if start <= source[row] < end
            ]
            codes.sort()
            order.extend(code % many for code in codes)
            codes.clear()
        return order


def _turn(place: int, origin: int) -> int:
    """Return whose turn it is, given the place of a rule, and the number of an origin."""
    return place + 1 + _BUNDLED * (origin == INFERRED)


class _Pairs:
    """Settles what stays of several claims of one pair."""

    def __init__(self, table: Table, schema: Schema) -> None:
        self._table, self._schema = table, schema
        types = {kind.name for kind in schema.relation_types.values() if kind.symmetric}
        self._symmetric = {n for n in set(table.rows.relation) if table.words[n] in types}

    def kept(self, rows: Sequence[int]) -> Iterable[int]:
        """Return the claims that stay, which are in order of their turns."""
        (source, name, _, place, _), origins = self._table.rows, self._table.places.origin
        if any(origins[place[row]] == INFERRED or name[row] in self._symmetric for row in rows):
            return self._looked_at(rows)
        first: dict[tuple[int, int], int] = {}
        for row in rows:
            first.setdefault((name[row], source[row]), row)
        return first.values()

    def _looked_at(self, rows: Sequence[int]) -> Iterator[int]:
        """Yield the same where it depends on more than that one per key stays."""
        table, word = self._table, self._table.words.__getitem__
        said = [
            Relation(
                word(table.rows.source[row]),
                word(table.rows.relation[row]),
                word(table.rows.target[row]),
                _SAID[ORIGINS[table.places.origin[table.rows.place[row]]]],
            )
            for row in rows
        ]
        row_of = {id(one): row for one, row in zip(said, rows, strict=True)}
        yield from (row_of[id(one)] for one in without_told_twice(said, self._schema))
