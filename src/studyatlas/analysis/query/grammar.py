"""The grammar of phrase queries, rule by rule; docs/search.md tells it as a whole.

Each rule returns every place where it may end with what it read up to there, each answer is kept,
and where two readings end at one place the first one stays: so the work is bounded by the number of
words, whatever they are (memoized as in B. Ford, "Packrat parsing", 2002).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple

from studyatlas.analysis.details import Role
from studyatlas.analysis.query.expressions import (
    COVERAGE_STATES,
    KNOWN,
    Anything,
    Condition,
    InState,
    Named,
    Not,
    OfType,
    Phrase,
    Related,
    Term,
)
from studyatlas.analysis.query.forms import BE
from studyatlas.analysis.query.lexicon import Lexicon
from studyatlas.analysis.query.tokens import Token, tokens_in
from studyatlas.model.synonyms import FOR, MEANS

Resolve = Callable[[str], tuple[str, ...]]
"""Takes a name and gives the ids of the nodes it stands for."""

MOST_WORDS = 100
DEEPEST_BRACKETS = 4
LINKS = ("that", "which", "who")
JOINTS = ("and", "but")
_ANYTHING = ("anything", "everything", "something", "what", "which")
_ASKED = ("what", "which")
_EACH = ("all", "any", "each", "every", "which", "what", "the", "a", "an", "some")
_AUXILIARIES = (*BE, "do", "does")
_NOT = ("not", "don't", "doesn't", "isn't", "aren't")
UNCOVERED, UNKNOWN = "uncovered", "unknown"
_FOR = tuple(FOR.split())
_HOW = (
    ("how", "to"),
    *(("how", verb, who) for verb in ("do", "can", "should") for who in ("i", "you", "we", "one")),
)
_STATES: Mapping[str, InState | Not] = {
    **{state: InState(state) for state in (*COVERAGE_STATES, KNOWN)},
    UNCOVERED: Not(InState("covered")),
    UNKNOWN: Not(InState(KNOWN)),
}


class Subject(NamedTuple):
    """What stands before the conditions."""

    term: Anything | OfType | Named
    states: tuple[Condition, ...] = ()
    """Conditions before it: `missing items`."""
    said: Literal["alone", "with conditions", "nothing", "how"] = "with conditions"
    """`alone` where it is a query by itself, `nothing` where it was left out, `how` at "how to"."""


def read(lexicon: Lexicon, resolve: Resolve, text: str) -> Phrase | None:
    """Read a phrase query with given words and names."""
    tokens = tokens_in(text)
    steps = ((token.word == "(") - (token.word == ")") for token in tokens)
    deepest = max(accumulate(steps), default=0)
    if not tokens or len(tokens) > MOST_WORDS or deepest > DEEPEST_BRACKETS:
        return None
    grammar = Grammar(lexicon, resolve, tokens)
    return grammar.question() or grammar.phrase(0).get(len(tokens))


class Grammar:
    """The rules of the grammar over the words of one query."""

    def __init__(self, lexicon: Lexicon, resolve: Resolve, tokens: tuple[Token, ...]) -> None:
        self._lexicon = lexicon
        self._resolve = resolve
        self._tokens = tokens
        self._words = tuple(token.word for token in tokens)
        self._end = len(tokens)
        for rule in ("phrase", "subject", "conditions", "condition", "relation", "term", "name"):
            setattr(self, rule, cache(getattr(self, rule)))  # for this one query

    def question(self) -> Phrase | None:
        """Read a whole query that asks for the other end: `X is mitigated by what`."""
        return self._asked_last() or self._asked_first()

    def phrase(self, start: int) -> dict[int, Phrase]:
        """Read a subject and its conditions."""
        found: dict[int, Phrase] = {}
        for end, subject in self.subject(start).items():
            if subject.said == "alone" or subject.states:
                found.setdefault(end, Phrase(subject.term, subject.states))
            after = {**self.conditions(self._after_link(end)), **self._purpose(subject, end)}
            for last, conditions in after.items():
                every = (*subject.states, *conditions)
                if _suits(subject, every):
                    found.setdefault(last, Phrase(subject.term, every))
        return found

    def subject(self, start: int) -> dict[int, Subject]:
        """Read what a phrase is about; nothing at all is read as anything."""
        found: dict[int, Subject] = {}
        for end, (kinds, alone) in self.kinds(start).items():
            found[end] = Subject(kinds, said="alone" if alone else "with conditions")
        if self._word(start) in _ANYTHING:
            found.setdefault(start + 1, Subject(Anything()))
        for end, state in self.state(start).items():
            for last, (kinds, _) in self.kinds(end).items():
                found.setdefault(last, Subject(kinds, (state,)))
        for end, name in self.name(start).items():
            found.setdefault(end, Subject(name))
        for words in _HOW:
            if self._words[start : start + len(words)] == words:
                found.setdefault(start + len(words), Subject(Anything(), said="how"))
        found.setdefault(start, Subject(Anything(), said="nothing"))
        return found

    def conditions(self, start: int) -> dict[int, tuple[Condition, ...]]:
        """Read conditions that `and` joins."""
        found: dict[int, tuple[Condition, ...]] = {}
        for end, condition in self.condition(start).items():
            found.setdefault(end, (condition,))
            if self._word(end) in JOINTS:
                for last, others in self.conditions(self._after_link(end + 1)).items():
                    found.setdefault(last, (condition, *others))
        return found

    def condition(self, start: int) -> dict[int, Condition]:
        """Read one condition, with or without `not`."""
        found: dict[int, Condition] = {}
        after = start + (self._word(start) in _AUXILIARIES)
        for first in dict.fromkeys((start, after)):
            for end, condition in self._plain_condition(first).items():
                found.setdefault(end, condition)
            if self._word(first) in _NOT:
                for end, condition in self._plain_condition(first + 1).items():
                    if not isinstance(condition, Not):
                        found.setdefault(end, Not(condition))
        return found

    def relation(self, start: int) -> dict[int, Related]:
        """Read a relation's words, in any form, in either direction; to what is left open."""
        forms = self._lexicon.relations
        ends = range(min(self._end, start + self._lexicon.longest), start, -1)
        spans = ((end, forms.get(self._words[start:end])) for end in ends)
        return {end: Related(roles, Anything()) for end, roles in spans if roles}

    def term(self, start: int) -> dict[int, Term]:
        """Read what a relation leads to."""
        if self._word(start) == "(":
            inside = self.phrase(start + 1).items()
            return {end + 1: one for end, one in inside if self._word(end) == ")"}
        found: dict[int, Term] = {}
        for end, (kinds, _) in self.kinds(start).items():
            found[end] = kinds
            if self._word(end) in LINKS:
                for last, conditions in self.conditions(end + 1).items():
                    found.setdefault(last, Phrase(kinds, conditions))
        if self._word(start) in _ANYTHING:
            found.setdefault(start + 1, Anything())
        for end, name in self.name(start).items():
            found.setdefault(end, name)
        return found

    def name(self, start: int) -> dict[int, Named]:
        """Read a node's name: in quotes, or as many words as make one."""
        found: dict[int, Named] = {}
        if start < self._end and self._tokens[start].quoted:
            nodes = self._resolve(self._tokens[start].text)
            return {start + 1: Named(nodes)} if nodes else {}
        for end in range(start + 1, self._end + 1):
            if self._tokens[end - 1].quoted or self._word(end - 1) in ("(", ")"):
                break
            text = " ".join(token.text for token in self._tokens[start:end])
            if nodes := self._resolve(text):
                found[end] = Named(nodes)
        return found

    def kinds(self, start: int) -> dict[int, tuple[OfType, bool]]:
        """Read the words of a type, and whether they say that all of its nodes are meant."""
        asked = self._word(start) in _EACH
        found: dict[int, tuple[OfType, bool]] = {}
        for first in (start + 1, start) if asked else (start,):
            for end in range(min(self._end, first + self._lexicon.longest), first, -1):
                words = self._words[first:end]
                if kinds := self._lexicon.types.get(words):
                    every = first > start or words in self._lexicon.plurals
                    found.setdefault(end, (kinds, every))
        return found

    def state(self, start: int) -> dict[int, InState | Not]:
        """Read a state: `missing`, `not covered`."""
        negated = self._word(start) == "not"
        state = _STATES.get(self._word(start + negated))
        if state is None or (negated and isinstance(state, Not)):
            return {}
        return {
            start + negated + 1: Not(state) if isinstance(state, InState) and negated else state
        }

    def _plain_condition(self, start: int) -> dict[int, Condition]:
        found: dict[int, Condition] = {}
        for end, related in self.relation(start).items():
            for last, term in self.term(end).items():
                found.setdefault(last, Related(related.roles, term))
        if state := _STATES.get(self._word(start)):
            found.setdefault(start + 1, state)
        return found

    def _purpose(self, subject: Subject, start: int) -> dict[int, tuple[Condition, ...]]:
        """Read `for` and what it leads to, right after a type."""
        roles = self._lexicon.relations.get(_FOR)
        if not roles or not isinstance(subject.term, OfType) or self._word(start) != _FOR[-1]:
            return {}
        return {end: (Related(roles, term),) for end, term in self.term(start + 1).items()}

    def _asked_last(self) -> Phrase | None:
        """Read a term, a relation, and `what` or a type with `which`, to the end."""
        for end, term in self.name(0).items():
            for last, related in self._verbs(end).items():
                asked = self._asked(last).get(self._end)
                roles = self._lexicon.flipped(related.roles)
                if asked and roles:
                    return Phrase(asked, (Related(roles, term),))
        return None

    def _asked_first(self) -> Phrase | None:
        """Read `what does X mitigate`, `which techniques is X mitigated by`."""
        for end, asked in self._asked(0).items():
            if self._word(end) not in _AUXILIARIES:
                continue
            for last, name in self.name(end + 1).items():
                related = self.relation(last).get(self._end)
                roles = related and self._lexicon.flipped(related.roles)
                if roles:
                    return Phrase(asked, (Related(roles, name),))
        return None

    def _asked(self, start: int) -> dict[int, Anything | OfType]:
        if self._word(start) not in _ASKED:
            return {}
        kinds = {end: kinds for end, (kinds, _) in self.kinds(start).items()}
        return kinds | {start + 1: Anything()}

    def _verbs(self, start: int) -> dict[int, Related]:
        """Read a relation's words, after an auxiliary or not."""
        after = start + (self._word(start) in _AUXILIARIES)
        return self.relation(after) | self.relation(start)

    def _after_link(self, place: int) -> int:
        return place + (self._word(place) in LINKS)

    def _word(self, place: int) -> str:
        return self._words[place] if place < self._end else ""


def _suits(subject: Subject, conditions: tuple[Condition, ...]) -> bool:
    """Tell whether conditions may be said of a subject: some need a relation, `how` a means."""
    if subject.said == "how":
        return isinstance(conditions[0], Related) and all(map(_is_means, conditions[0].roles))
    return subject.said != "nothing" or any(map(_relates, conditions))


def _is_means(role: Role) -> bool:
    return role.relation in MEANS and not role.backward


def _relates(condition: Condition) -> bool:
    return isinstance(condition.condition if isinstance(condition, Not) else condition, Related)
