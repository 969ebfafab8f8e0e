"""The whole atlas as a folder of two Parquet tables, its nodes and its relations.

The columns are those of the node-link JSON, but for the ends of a relation: `src` and `dst`, as
GraphFrames wants them beside the nodes' `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation

_Thing = TypeVar("_Thing")
_ROWS = 100_000
"""So many rows are made at a time, and stand together in the file."""


def render(atlas: Atlas) -> Mapping[str, bytes]:
    """Return the files by their names; the same atlas and pyarrow give the same bytes."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    at = {"path": text, "line": number}
    known = {"id": text, "label": text, "type": text, "aliases": pa.list_(text), "summary": text}
    joined = {"src": text, "dst": text, "relation": text}
    nodes = pa.schema({**known, "origin": text, **at})
    relations = pa.schema({**joined, "origin": text, "rule": text, **at, "quote": text})
    return {
        "nodes.parquet": _table(tuple(atlas.nodes.values()), nodes, _node),
        "relations.parquet": _table(atlas.relations, relations, _relation),
    }


def _table(
    things: Sequence[_Thing], schema: Any, row: Callable[[_Thing], tuple[object, ...]]
) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for start in range(0, len(things), _ROWS):
            rows = [row(thing) for thing in things[start : start + _ROWS]]
            columns = zip(*rows, strict=True)
            arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return bytes(sink.getvalue())


def _node(node: Node) -> tuple[object, ...]:
    at = node.provenance
    where = (str(at.origin), at.position.path, at.position.line)
    return node.id, node.label, node.type, node.aliases, node.summary or None, *where


def _relation(relation: Relation) -> tuple[object, ...]:
    at = relation.provenance
    what = (relation.source, relation.target, relation.relation, str(at.origin), at.rule)
    return *what, at.position.path, at.position.line, at.quote or None
