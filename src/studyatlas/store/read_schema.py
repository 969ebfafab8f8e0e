"""`node_types` and `relation_types` of a workspace's schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from studyatlas.model.problem import Problem, error
from studyatlas.model.schema import NodeType, RelationType
from studyatlas.store.marked_yaml import Mapping, Marked, Scalar, Sequence

_T = TypeVar("_T")
_NODE_KEYS = ("label", "plural", "description", "outline")
_FLAGS = ("symmetric", "transitive", "acyclic", "prerequisite", "signed")
_RELATION_KEYS = ("forward", "backward", "sources", "targets", "strength", *_FLAGS)


def read_node_types(value: Marked, problems: list[Problem]) -> Iterator[NodeType]:
    """Yield the node types declared under `node_types`."""
    yield from _each(value, "node_types", _NODE_KEYS, _node_type, problems)


def read_relation_types(value: Marked, problems: list[Problem]) -> Iterator[RelationType]:
    """Yield the relation types declared under `relation_types`."""
    yield from _each(value, "relation_types", _RELATION_KEYS, _relation_type, problems)


def _each(
    value: Marked,
    name: str,
    keys: tuple[str, ...],
    make: Callable[[str, Mapping, list[Problem]], _T],
    problems: list[Problem],
) -> Iterator[_T]:
    if not isinstance(value, Mapping):
        message = f"{name!r} takes one entry for each type"
        problems.append(error(value.position, "schema-shape", message))
        return
    for key, entry in value.entries:
        if not key.text.strip():
            problems.append(error(key.position, "schema-shape", "a type needs a name"))
            continue
        if not isinstance(entry, Mapping):
            message = f"type {key.text!r} takes keys: {', '.join(keys)}"
            problems.append(error(entry.position, "schema-shape", message))
            continue
        for field, _ in entry.entries:
            if field.text not in keys:
                message = f"unknown key {field.text!r}; known: {', '.join(keys)}"
                problems.append(error(field.position, "schema-shape", message))
        yield make(key.text, entry, problems)


def _node_type(name: str, entry: Mapping, problems: list[Problem]) -> NodeType:
    label = _text(entry, "label") or name.replace("_", " ").capitalize()
    return NodeType(
        name,
        label,
        _text(entry, "plural") or f"{label}s",
        _text(entry, "description"),
        outline=_flag(entry, "outline", problems),
    )


def _relation_type(name: str, entry: Mapping, problems: list[Problem]) -> RelationType:
    words = name.replace("_", " ")
    return RelationType(
        name,
        _text(entry, "forward") or words,
        _text(entry, "backward") or f"{words} (of)",
        _names(entry, "sources"),
        _names(entry, "targets"),
        strength=_strength(entry, problems),
        **{flag: _flag(entry, flag, problems) for flag in _FLAGS},
    )


def _text(entry: Mapping, key: str) -> str:
    value = entry.get(key)
    return value.text if isinstance(value, Scalar) and not value.null else ""


def _names(entry: Mapping, key: str) -> frozenset[str]:
    value = entry.get(key)
    items = value.items if isinstance(value, Sequence) else (value,)
    return frozenset(item.text for item in items if isinstance(item, Scalar) and not item.null)


def _flag(entry: Mapping, key: str, problems: list[Problem]) -> bool:
    value = entry.get(key)
    if value is None:
        return False
    text = value.text.lower() if isinstance(value, Scalar) else ""
    if text not in ("true", "false"):
        problems.append(error(value.position, "schema-shape", f"{key!r} takes true or false"))
    return text == "true"


def _strength(entry: Mapping, problems: list[Problem]) -> float:
    value = entry.get("strength")
    if value is None:
        return 0.5
    try:
        strength = float(value.text) if isinstance(value, Scalar) else -1.0
    except ValueError:
        strength = -1.0
    if not 0 < strength <= 1:
        message = "'strength' takes a number over 0 up to 1"
        problems.append(error(value.position, "schema-shape", message))
        return 0.5
    return strength
