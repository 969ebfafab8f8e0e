"""The lines of the picture: one for all relations from one node to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema
from studyatlas.wording import SIGN_WORDS

_THINNEST, _PER_STRENGTH = 0.6, 1.6
_UNKNOWN_STRENGTH = 0.5


def wording(relation: Relation, schema: Schema) -> str:
    """Return a relation's forward words, or what its sign says: `raises`."""
    kind = schema.relation_types.get(relation.relation)
    words = kind.forward if kind else relation.relation.replace("_", " ")
    return SIGN_WORDS.get(relation.sign, words)


def path_data(path: Iterable[Relation], schema: Schema) -> list[dict[str, str]]:
    """Return the steps of a path, in order, as the frontend takes them."""
    return [{"from": r.source, "to": r.target, "label": wording(r, schema)} for r in path]


def edges(
    relations: Iterable[Relation], schema: Schema
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each pair of nodes that relations join, with the look of its one line.

    The words of several relations stand in `label` together and in `parts` one by one, as
    `[words, is it inferred]`; the line is dashed where all of them are inferred.
    """
    for (source, target), group in groupby(sorted(relations, key=_ends), _ends):
        yield source, target, _edge(list(group), schema)


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _edge(relations: list[Relation], schema: Schema) -> dict[str, Any]:
    kinds = [schema.relation_types.get(relation.relation) for relation in relations]
    strength = max(kind.strength if kind else _UNKNOWN_STRENGTH for kind in kinds)
    parts = [(wording(r, schema), r.provenance.origin is Origin.INFERRED) for r in relations]
    return {
        "label": " · ".join(dict.fromkeys(words for words, _ in parts)),
        "parts": parts if len(parts) > 1 else None,
        "dashes": all(inferred for _, inferred in parts),
        "width": round(_THINNEST + _PER_STRENGTH * strength, 2),
        "arrows": "" if all(kind and kind.symmetric for kind in kinds) else "to",
    }
