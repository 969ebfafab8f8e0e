"""Which of all claims become relations: settled between every two nodes, one pair after the other.

What is claimed by very many notes is never there as objects at once: claims are rows of numbers
from the moment they are gathered, and only where several are made of one pair are these looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, starmap

from studyatlas.ingest.claims import Claims
from studyatlas.ingest.idle import inferred_circles, without_told_twice
from studyatlas.ingest.rules import RULES
from studyatlas.ingest.wire import LateRelations, PackedFindings
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.relation_table import INFERRED, ORIGINS, Table, column
from studyatlas.model.relations import Relations, some_of
from studyatlas.model.schema import Schema

_FIRST, _BUNDLED = 0, len(RULES) + 1
_TURNS = 2 * len(RULES) + 2
"""Whose turn it is: an outline's own, what rules state, what is bundled, what rules infer."""
_SAID = {origin: Provenance(Position(""), "", origin) for origin in ORIGINS}


def settled(
    claims: Claims, nodes: Mapping[str, Node], documents: Iterable[Document], schema: Schema
) -> tuple[Relations, tuple[Relation, ...]]:
    """Return the relations that stay, and those left out because they go in a circle.

    Raises:
        KeyError: a claim names an unknown node.
    """
    there = {document.path: document for document in documents}
    table = Table(sorted(nodes), there)
    turns = column(_gathered(claims, table))
    _see_that_ends_are_known(table, len(nodes))
    order = _in_order(table, _kept(table, turns, len(nodes), schema), len(nodes))
    relations = Relations(table.words, table.places, table.rows.picked(order), there)
    acyclic = {kind.name for kind in schema.relation_types.values() if kind.acyclic}
    names = acyclic & relations.inferred_types()
    circular = tuple(inferred_circles(some_of(relations, names), schema, names))
    dropped = {relations.find(relation.key) for relation in circular}
    return relations.spliced(dropped, (), there) if dropped else relations, circular


def _gathered(claims: Claims, table: Table) -> Iterator[int]:
    """Add all claims to a table, and yield whose turn each is."""
    for relation in claims.first:
        table.add(relation)
        yield _FIRST
    for found in claims.findings:
        if isinstance(found, PackedFindings):
            yield from starmap(_turn, found.add_to(table))
        else:
            yield from _of_rules(table, (*found.stated, *found.inferred))
    for place, relations in ((n, one) for n, groups in claims.of_all.items() for one in groups):
        if isinstance(relations, LateRelations):
            yield from starmap(_turn, relations.found.add_to(table))
        else:
            yield from _of_rules(table, ((place, relations),))
    for relation in claims.bundled:
        table.add(relation)
        yield _BUNDLED


def _of_rules(table: Table, found: Iterable[tuple[int, Sequence[Relation]]]) -> Iterator[int]:
    for place, relations in found:
        for relation in relations:
            table.add(relation)
            yield _turn(place, relation.provenance.origin)


def _turn(place: int, origin: Origin) -> int:
    """Return whose turn it is, given the place of a rule."""
    return place + 1 + (_BUNDLED if origin is Origin.INFERRED else 0)


def _kept(table: Table, turns: Sequence[int], nodes: int, schema: Schema) -> Iterator[int]:
    """Yield the rows that stay: what stays of a pair of nodes depends on this pair alone.

    A number for each row stands for its pair, its turn and itself, so that they can be sorted.
    """
    source, target, many = table.rows.source, table.rows.target, len(turns)
    each = zip(source, target, turns, range(many), strict=True)
    codes = [
        ((one * nodes + other if one < other else other * nodes + one) * _TURNS + turn) * many + row
        for one, other, turn, row in each
    ]
    codes.sort()
    of_pair = _TURNS * many
    pairs = _Pairs(table, schema)
    for _, group in groupby(codes, lambda code: code // of_pair):
        rows = [code % many for code in group]
        yield from rows if len(rows) == 1 else pairs.kept(rows)


class _Pairs:
    """Settles what stays of several claims of one pair."""

    def __init__(self, table: Table, schema: Schema) -> None:
        self._table, self._schema = table, schema
        kinds = schema.relation_types.values()
        self._symmetric = {table.number(kind.name) for kind in kinds if kind.symmetric}

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


def _in_order(table: Table, kept: Iterable[int], nodes: int) -> Sequence[int]:
    """Return rows in order of their keys; the numbers of nodes are in order of their ids."""
    source, name, target, _, _ = table.rows
    names = sorted(set(name), key=table.words.__getitem__)
    rank = {number: place for place, number in enumerate(names)}
    types, many = len(names), len(source)
    codes = [
        ((source[row] * types + rank[name[row]]) * nodes + target[row]) * many + row for row in kept
    ]
    codes.sort()
    return column(code % many for code in codes)


def _see_that_ends_are_known(table: Table, nodes: int) -> None:
    for end in (table.rows.source, table.rows.target):
        if max(end, default=0) >= nodes and end:
            raise KeyError(f"a claim names an unknown node: {table.words[max(end)]}")
