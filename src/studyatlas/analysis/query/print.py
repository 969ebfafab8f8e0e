"""A phrase query in words, so that reading them gives the same phrase again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyatlas.analysis.query.expressions import (
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
from studyatlas.analysis.query.forms import negated_wording, plural_wording
from studyatlas.analysis.query.grammar import Resolve, read
from studyatlas.analysis.query.lexicon import Lexicon, lexicon_of, words_in
from studyatlas.analysis.query.parse import BY_ID, resolver
from studyatlas.analysis.query.tokens import quoted
from studyatlas.analysis.search.index import index_of
from studyatlas.model.atlas import Atlas


def to_text(atlas: Atlas, phrase: Phrase) -> str:
    """Return a phrase in the schema's own words; names stand in quotes only where they must.

    >>> from studyatlas.analysis.details import Role
    >>> from studyatlas.model.atlas import make_atlas
    >>> related = Related((Role("mitigates"),), OfType(("problem",)))
    >>> to_text(make_atlas([], []), Phrase(OfType(("technique",)), (Not(related),)))
    'techniques that do not mitigate problems'
    """
    lexicon, resolve = lexicon_of(atlas), resolver(atlas)
    plain = _Printer(atlas, lexicon, resolve).phrase(phrase)
    if read(lexicon, resolve, plain) == phrase and not resolve(plain):
        return plain
    return _Printer(atlas, lexicon, resolve, explicit=True).phrase(phrase)


def condition_text(atlas: Atlas, condition: Condition) -> str:
    """Return a condition as it is said of one node: `does not mitigate Overfitting`."""
    printer = _Printer(atlas, lexicon_of(atlas), resolver(atlas))
    return printer.condition(condition, plural=False)


def wording_of(lexicon: Lexicon, related: Related) -> str:
    """Return the schema's words for a relation: `is used for`."""
    return " ".join(lexicon.wordings[related.roles])


class _Printer:
    """Prints phrases; `explicit` puts names in quotes and says `all` or `everything`."""

    def __init__(
        self, atlas: Atlas, lexicon: Lexicon, resolve: Resolve, *, explicit: bool = False
    ) -> None:
        self._atlas = atlas
        self._lexicon = lexicon
        self._resolve = resolve
        self._explicit = explicit

    def phrase(self, phrase: Phrase) -> str:
        plural = isinstance(phrase.subject, OfType)
        subject = self._term(phrase.subject)
        if not phrase.conditions:
            alone = subject.startswith("all ") or words_in(subject) in self._lexicon.plurals
            return subject if alone else f"all {subject}"
        link = " that" if plural else ""
        conditions = " and ".join(self.condition(c, plural=plural) for c in phrase.conditions)
        return f"{subject}{link} {conditions}"

    def _term(self, term: Term) -> str:
        if isinstance(term, Phrase):
            return f"({self.phrase(term)})"
        if isinstance(term, Named):
            return self._name(term)
        if isinstance(term, Anything):
            return "everything" if self._explicit else "what"
        kinds = self._lexicon.type_words[term.types]
        return f"all {kinds}" if self._explicit else kinds

    def condition(self, condition: Condition, *, plural: bool) -> str:
        negated = isinstance(condition, Not)
        inner = condition.condition if isinstance(condition, Not) else condition
        be = "are" if plural else "is"
        if isinstance(inner, InState):
            return f"{be} not {inner.state}" if negated else f"{be} {inner.state}"
        to = "anything" if isinstance(inner.to, Anything) else self._term(inner.to)
        return f"{self._relation(inner, negated=negated, plural=plural)} {to}"

    def _relation(self, related: Related, *, negated: bool, plural: bool) -> str:
        """Return a relation's words in the form that fits, if that form says the same."""
        own = self._lexicon.wordings[related.roles]
        if negated:
            no, words = negated_wording(own, plural=plural)
            return " ".join((no, *words)) if self._means(words, related) else f"not {' '.join(own)}"
        words = plural_wording(own) if plural else own
        return " ".join(words if self._means(words, related) else own)

    def _means(self, words: Iterable[str], related: Related) -> bool:
        return self._lexicon.relations.get(words_in(" ".join(words))) == related.roles

    def _name(self, name: Named) -> str:
        """Return what stands for just these nodes: a label, another name, an id."""
        text = next((t for t in self._spellings(name) if self._resolve(t) == name.nodes), "")
        return quoted(text) if self._explicit else text

    def _spellings(self, name: Named) -> Iterator[str]:
        first = self._atlas.nodes[name.nodes[0]]
        yield first.label
        names = [one for one in index_of(self._atlas).names if one.node is first]
        yield from (one.written for one in names)
        yield from (one.key for one in names)
        yield f"{BY_ID}{first.id}"
