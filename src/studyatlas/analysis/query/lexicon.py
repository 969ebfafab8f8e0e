"""The words of a schema, and what they stand for in a phrase query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from studyatlas.analysis.details import Role
from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.analysis.query.expressions import OfType
from studyatlas.analysis.query.forms import Wording, variants
from studyatlas.model.naming import fold
from studyatlas.model.schema import RelationType, Schema
from studyatlas.model.synonyms import SYNONYMS

TOPIC = ("topic",)
TOPICS = ("topics",)
_MARKS = ".,;:?!…“”"
_SIGNS = {"+": ("raises", "is raised by"), "-": ("lowers", "is lowered by")}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Wordings, folded word by word, and their meaning."""

    types: Mapping[Wording, OfType]
    plurals: frozenset[Wording]
    """Those wordings of types that name several nodes."""
    relations: Mapping[Wording, tuple[Role, ...]]
    """Every understood form of a relation's words."""
    wordings: Mapping[tuple[Role, ...], tuple[str, ...]]
    """The words to print for roles: the schema's own."""
    type_words: Mapping[tuple[str, ...], str]
    """The words to print for types: the plural where it says just these."""
    symmetric: frozenset[str]
    """Names of relation types that read the same both ways."""
    longest: int
    """How many words the longest wording has."""
    first_words: frozenset[str]
    """What a wording of a type or a relation may begin with."""

    def flipped(self, roles: tuple[Role, ...]) -> tuple[Role, ...] | None:
        """Return what the other end is in these roles; None where no wording says so."""
        other = (
            Role(r.relation, r.relation not in self.symmetric and not r.backward, r.sign)
            for r in roles
        )
        found = tuple(sorted(other))
        return found if found in self.wordings else None


def words_in(text: str) -> Wording:
    """Return a text's words as they are compared: folded, without marks at their ends.

    >>> words_in("Is used for:")
    ('is', 'used', 'for')
    """
    return tuple(word for word in (plain(part) for part in text.split()) if word)


def plain(word: str) -> str:
    """Return a word folded, without marks at its ends."""
    return fold(word).replace("’", "'").strip(_MARKS)


def make_lexicon(schema: Schema) -> Lexicon:
    """Collect the words of a schema."""
    types, plurals, printed = _types(schema)
    relations, wordings = _relations(schema)
    every = (*types, *relations)
    return Lexicon(
        types,
        plurals,
        relations,
        wordings,
        printed,
        frozenset(kind.name for kind in schema.relation_types.values() if kind.symmetric),
        max(map(len, every), default=0),
        frozenset(wording[0] for wording in every),
    )


lexicon_of = PerAtlas(lambda atlas: make_lexicon(atlas.schema))
"""Returns the words of an atlas's schema."""


def _types(
    schema: Schema,
) -> tuple[dict[Wording, OfType], frozenset[Wording], dict[tuple[str, ...], str]]:
    found: dict[Wording, dict[str, None]] = defaultdict(dict)
    plurals: dict[Wording, str] = {}
    for kind in schema.node_types.values():
        name = kind.name.replace("_", " ")
        for text in (kind.name, name, kind.label, f"{name}s", kind.plural):
            if words := words_in(text):
                found[words][kind.name] = None
        for text in (kind.plural, f"{name}s"):
            plurals.setdefault(words_in(text), text)
    topics = tuple(sorted(n for n, kind in schema.node_types.items() if not kind.outline))
    if topics and not {TOPIC, TOPICS} & found.keys():
        found[TOPIC] = found[TOPICS] = dict.fromkeys(topics)
        plurals[TOPICS] = "topics"
    types = {words: OfType(tuple(sorted(names))) for words, names in found.items()}
    printed: dict[tuple[str, ...], str] = {}
    for words, text in (*plurals.items(), *((words, " ".join(words)) for words in types)):
        if words in types:
            printed.setdefault(types[words].types, _in_a_sentence(text))
    return types, frozenset(words for words in plurals if words in types), printed


def _in_a_sentence(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _relations(
    schema: Schema,
) -> tuple[dict[Wording, tuple[Role, ...]], dict[tuple[Role, ...], tuple[str, ...]]]:
    literal: dict[Wording, set[Role]] = defaultdict(set)
    texts: dict[Wording, tuple[str, ...]] = {}
    for kind in schema.relation_types.values():
        for role, text in _own_wordings(kind):
            if words := words_in(text):
                literal[words].add(role)
                texts.setdefault(words, tuple(text.split()))
    own = {words: tuple(sorted(roles)) for words, roles in literal.items()}
    wordings = {roles: texts[words] for words, roles in reversed(own.items())}
    relations = _with_forms(schema, own, wordings)
    for words, roles in _synonyms(schema):
        if words not in relations:
            wordings.setdefault(roles, words)
            forms = {form: roles for form in variants(words) if form not in relations}
            relations |= {words: roles} | forms
    return relations, wordings


def _with_forms(
    schema: Schema,
    own: Mapping[Wording, tuple[Role, ...]],
    wordings: Collection[tuple[Role, ...]],
) -> dict[Wording, tuple[Role, ...]]:
    """Return wordings in all their forms, and the names of the relation types."""
    further: dict[Wording, set[Role]] = defaultdict(set)
    for words, roles in own.items():
        for form in variants(words):
            if form not in own:
                further[form].update(roles)
    for kind in schema.relation_types.values():
        if (words := (fold(kind.name),)) not in own:
            further.setdefault(words, {Role(kind.name)})
    # a form that several wordings share is understood only if some wording means just these
    shared = {form: tuple(sorted(roles)) for form, roles in further.items()}
    return {**own, **{f: roles for f, roles in shared.items() if roles in wordings}}


def _synonyms(schema: Schema) -> Iterator[tuple[Wording, tuple[Role, ...]]]:
    """Yield further words for relation types, and what they mean; the schema's own words win."""
    for one in SYNONYMS:
        if one.suits(schema):
            for text, backward in ((one.forward, False), (one.backward, True)):
                roles = (Role(name, backward, sign) for name, sign in one.relations)
                if text:
                    yield tuple(text.split()), tuple(sorted(roles))


def _own_wordings(kind: RelationType) -> Iterator[tuple[Role, str]]:
    yield Role(kind.name), kind.forward
    yield Role(kind.name, backward=not kind.symmetric), kind.backward
    for sign, (forward, backward) in _SIGNS.items() if kind.signed else ():
        yield Role(kind.name, sign=sign), forward
        yield Role(kind.name, backward=not kind.symmetric, sign=sign), backward
