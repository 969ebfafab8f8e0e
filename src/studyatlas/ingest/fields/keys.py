"""Which keys name a relation type, forward or backward."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyatlas.model.naming import name_key
from studyatlas.model.schema import RelationType, Schema

_BE = re.compile(r"^(?:is|are|has)\s+")
_ARTICLE = re.compile(r"(?:^|\s)(?:the|an?)(?=\s)")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Key:
    """A relation type, and which way a field's key reads it."""

    relation: str
    backward: bool = False


def relation_keys(schema: Schema) -> Mapping[str, Key]:
    """Return the keys that name a relation type of the field, folded.

    The type's own name and its wordings count, with and without "is", "has" and articles; a
    wording of two types, or of both ways of one, counts for none.

    >>> from studyatlas.model.schema import DEFAULT_SCHEMA
    >>> keys = relation_keys(DEFAULT_SCHEMA)
    >>> keys["require"], keys["required by"], keys["part of"], "explain" in keys
    (Key(relation='requires', backward=False), Key(relation='requires', backward=True), \
Key(relation='part_of', backward=False), False)
    """
    found: dict[str, set[Key]] = {}
    for kind in schema.relation_types.values():
        if any(schema.is_outline(source) for source in kind.sources):
            continue
        for wording, backward in _wordings(kind):
            key = Key(kind.name, backward and not kind.symmetric)
            found.setdefault(name_key(wording), set()).add(key)
    return {text: next(iter(keys)) for text, keys in found.items() if len(keys) == 1 and text}


def folded_key(text: str) -> str:
    """Return a field's key as `relation_keys` has it."""
    return name_key(text) if len(text) <= _LONGEST else ""


def _wordings(kind: RelationType) -> Iterator[tuple[str, bool]]:
    yield kind.name, False
    for text, backward in ((kind.forward, False), (kind.backward, True)):
        yield text, backward
        yield _BE.sub("", text), backward
        yield _ARTICLE.sub("", _BE.sub("", text)), backward
