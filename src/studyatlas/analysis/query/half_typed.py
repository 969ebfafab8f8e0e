"""A query whose last words are still being typed, and what they may become."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from studyatlas.analysis.details import Role, rank, role_rank
from studyatlas.analysis.query.expressions import STATES, Anything, Named, OfType
from studyatlas.analysis.query.forms import plural_wording
from studyatlas.analysis.query.grammar import JOINTS, LINKS, Grammar
from studyatlas.analysis.query.lexicon import lexicon_of, words_in
from studyatlas.analysis.query.parse import parse, resolver
from studyatlas.analysis.query.tokens import quoted, tokens_in
from studyatlas.analysis.search import search
from studyatlas.model.atlas import Atlas

_MOST_NAMES = 24
_AS_TYPED = 0.5  # the score from which on a name is no near spelling


class HalfTyped:
    """A query whose first part is finished and whose second one is being typed."""

    def __init__(self, atlas: Atlas, head: str, tail: str) -> None:
        self._atlas = atlas
        self._schema = atlas.schema
        self._lexicon = lexicon_of(atlas)
        self._head = head
        self._tail = tail
        finished = " " if tail[-1:].isspace() else ""
        self._begun = " ".join(words_in(tail)) + finished
        tokens = tokens_in(head)
        self._words = [token.word for token in tokens]
        self._end = len(tokens)
        self._grammar = Grammar(self._lexicon, resolver(atlas), tokens)

    def offers(self) -> Iterator[tuple[str, str]]:
        """Yield pieces that may stand here and begin as typed, with their kind."""
        if not self._end:
            yield from self._fitting(self._lexicon.type_words.values(), "type")
            yield from self._fitting(["what"], "word")
        for subject in self._subjects():
            yield from self._relations(subject)
            yield from self._fitting([*STATES, *(f"not {s}" for s in STATES)], "state")
        if roles := self._open_roles():
            types = {kind for role in roles for kind in self._ends(role)[1]}
            yield from self._names(roles, types)
            words = self._lexicon.type_words.items()
            yield from self._fitting((w for kinds, w in words if types.issuperset(kinds)), "type")
        if self._end and self._grammar.phrase(0).get(self._end):
            yield from self._fitting(JOINTS[:1], "word")

    def _fitting(self, pieces: Iterable[str], kind: str) -> Iterator[tuple[str, str]]:
        for piece in pieces:
            if " ".join(words_in(piece)).startswith(self._begun):
                yield piece, kind

    def _subjects(self) -> Iterator[Anything | OfType | Named]:
        """Yield what the next condition would be about."""
        linked = self._end - (bool(self._words) and self._words[-1] in LINKS)
        for end in dict.fromkeys((self._end, linked)):
            subject = self._grammar.subject(0).get(end)
            if subject and subject.said not in ("nothing", "how"):
                yield subject.term
            if end > 1 and self._words[end - 1] in JOINTS:
                phrase = self._grammar.phrase(0).get(end - 1)
                if phrase and phrase.conditions:
                    yield phrase.subject

    def _relations(self, subject: Anything | OfType | Named) -> Iterator[tuple[str, str]]:
        """Yield each relation that the subject's types may have, in one form: the one begun."""
        own = set(self._types_of(subject))
        forms: dict[tuple[Role, ...], list[str]] = defaultdict(list)
        for form, roles in self._lexicon.relations.items():
            forms[roles].append(" ".join(form))
        strongest = sorted(self._lexicon.wordings, key=lambda r: role_rank(self._atlas, r[0]))
        for roles in strongest:
            if any(own & set(self._ends(role)[0]) for role in roles):
                words = self._lexicon.wordings[roles]
                printed = plural_wording(words) if isinstance(subject, OfType) else words
                shown = [" ".join(printed), *forms[roles]]
                yield from list(self._fitting(shown, "relation"))[:1]

    def _types_of(self, subject: Anything | OfType | Named) -> Iterable[str]:
        if isinstance(subject, OfType):
            return subject.types
        if isinstance(subject, Named):
            return {self._atlas.nodes[node].type for node in subject.nodes}
        return self._schema.node_types

    def _ends(self, role: Role) -> tuple[list[str], list[str]]:
        """Return the types that may be in a role, and those they may be related to."""
        kind = self._schema.relation_types[role.relation]
        topics = [n for n in self._schema.node_types if not self._schema.is_outline(n)]
        sources, targets = sorted(kind.sources) or topics, sorted(kind.targets) or topics
        if kind.symmetric:
            return sources + targets, sources + targets
        return (targets, sources) if role.backward else (sources, targets)

    def _open_roles(self) -> tuple[Role, ...]:
        """Return the roles that the head ends with: what they lead to comes next."""
        for start in range(max(0, self._end - self._lexicon.longest), self._end):
            related = self._grammar.relation(start).get(self._end)
            if related and self._may_begin(start):
                return related.roles
        return ()

    def _may_begin(self, start: int) -> bool:
        """Tell whether a condition may begin at a word: a relation said of nothing has none."""
        before = set(self._words[max(0, start - 2) : start])
        if before & {*JOINTS, *LINKS, "not", "do", "does", "is", "are"}:
            return True
        return start in self._grammar.subject(0)

    def _names(self, roles: tuple[Role, ...], types: set[str]) -> Iterator[tuple[str, str]]:
        """Yield names that may follow: those that begin as typed, or the most usual ones."""
        if self._begun:
            found = search(self._atlas, self._tail, types, limit=_MOST_NAMES).results
            nodes = [result.id for result in found if result.score >= _AS_TYPED]
        else:
            nodes = self._usual(roles)
        for node in nodes:
            label = self._atlas.nodes[node].label
            is_type = words_in(label) in self._lexicon.types
            plain = not is_type and parse(self._atlas, self._head + label)
            yield label if plain else quoted(label), "name"

    def _usual(self, roles: tuple[Role, ...]) -> list[str]:
        """Return what nodes are related to in these roles, the most usual first."""
        wanted = {(role.relation, role.backward) for role in roles}
        ends: Counter[str] = Counter()
        for relation in self._atlas.relations:
            if (relation.relation, False) in wanted:
                ends[relation.target] += 1
            if (relation.relation, True) in wanted:
                ends[relation.source] += 1
        best = sorted(ends, key=lambda node: (-ends[node], rank(self._atlas, node)))
        return best[:_MOST_NAMES]
