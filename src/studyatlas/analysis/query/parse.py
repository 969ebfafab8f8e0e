"""From what a person typed to a phrase, where it is one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from studyatlas.analysis.lookup import by_name, named, nearly_by_name
from studyatlas.analysis.query.expressions import (
    COVERAGE_STATES,
    KNOWN,
    Not,
    OfType,
    Phrase,
    Related,
    Term,
)
from studyatlas.analysis.query.grammar import UNCOVERED, UNKNOWN, Resolve, read
from studyatlas.analysis.query.lexicon import lexicon_of
from studyatlas.analysis.query.tokens import tokens_in
from studyatlas.model.atlas import Atlas

LONGEST_QUERY = 1000
BY_ID = "id:"
"""Stands before an id that is also a name."""
EXAM_PARTS = frozenset(("domain", "task", "item"))
_GAPS = frozenset(("gaps", "all gaps", "my gaps", "the gaps"))
_LONGEST_GAPS = 20
_MISSPELLED_WORDS = 6  # of a name
_MISSPELLED_QUERY = 150  # letters; each stretch of a longer one would be compared with every name


def parse(atlas: Atlas, text: str) -> Phrase | None:
    """Read a phrase query; None where it is none, and then it is a plain search.

    What is some node's name as a whole is that name, whatever it may mean besides. A misspelled
    name is understood where it is nearly just one, and no other reading fits.

    >>> from studyatlas.model.atlas import make_atlas
    >>> parse(make_atlas([], []), "metrics")
    Phrase(subject=OfType(types=('metric',)), conditions=())
    >>> parse(make_atlas([], []), "gradient descent") is None
    True
    """
    if named(atlas, text.strip()):
        return None
    text = _spelled_out(text)
    if not sounds_like_phrase(atlas, text):
        return None
    lexicon = lexicon_of(atlas)
    phrase = read(lexicon, resolver(atlas), text)
    if phrase is None and len(text) <= _MISSPELLED_QUERY:
        phrase = read(lexicon, resolver(atlas, nearly=True), text)
    return phrase


def _spelled_out(text: str) -> str:
    """Return what is meant by a word of the program's own.

    >>> _spelled_out(" All gaps "), _spelled_out("gap statistic")
    ('items not covered', 'gap statistic')
    """
    words = " ".join(text.lower().split()) if len(text) <= _LONGEST_GAPS else ""
    return "items not covered" if words in _GAPS else text


def sounds_like_phrase(atlas: Atlas, text: str) -> bool:
    """Tell whether a text has a word that a type or a relation begins with."""
    if len(text) > LONGEST_QUERY:
        return False
    first_words = lexicon_of(atlas).first_words
    return any(token.word in first_words for token in tokens_in(text))


def asks_what_is_known(atlas: Atlas, text: str) -> bool:
    """Tell whether a text is a phrase whose answer depends on what a person knows.

    >>> from studyatlas.model.atlas import make_atlas
    >>> [asks_what_is_known(make_atlas([], []), text) for text in ("unknown tools", "known")]
    [True, False]
    """
    return _is_phrase_with(atlas, text, {KNOWN, UNKNOWN})


def asks_what_is_covered(atlas: Atlas, text: str) -> bool:
    """Tell whether a text is a phrase whose answer depends on what the notes cover.

    >>> from studyatlas.model.atlas import make_atlas
    >>> [asks_what_is_covered(make_atlas([], []), text) for text in ("thin tools", "thin")]
    [True, False]
    """
    return _is_phrase_with(atlas, text, {*COVERAGE_STATES, UNCOVERED})


def asks_for_outline(atlas: Atlas, text: str) -> bool:
    """Tell whether a text is a phrase about the parts of an exam: items, tasks or domains.

    >>> from studyatlas.model.atlas import make_atlas
    >>> [asks_for_outline(make_atlas([], []), text) for text in ("missing items", "missing tools")]
    [True, False]
    """
    phrase = parse(atlas, text)
    return phrase is not None and any(EXAM_PARTS.issuperset(kinds) for kinds in _types_in(phrase))


def _types_in(term: Term) -> Iterator[tuple[str, ...]]:
    """Yield the types that a term names, brackets and all."""
    if isinstance(term, OfType):
        yield term.types
    elif isinstance(term, Phrase):
        yield from _types_in(term.subject)
        for condition in term.conditions:
            inner = condition.condition if isinstance(condition, Not) else condition
            if isinstance(inner, Related):
                yield from _types_in(inner.to)


def _is_phrase_with(atlas: Atlas, text: str, words: Collection[str]) -> bool:
    typed = (token.word for token in tokens_in(_spelled_out(text[:LONGEST_QUERY])))
    return any(word in words for word in typed) and parse(atlas, text) is not None


def resolver(atlas: Atlas, *, nearly: bool = False) -> Resolve:
    """Return what finds the nodes of a name; with `nearly` also of a misspelled one.

    An id stands for its node where no name is written so; after `id:` it always does.
    """

    def resolve(text: str) -> tuple[str, ...]:
        if text.startswith(BY_ID):
            return tuple(filter(atlas.nodes.__contains__, [text.removeprefix(BY_ID).strip()]))
        look = nearly_by_name if nearly and text.count(" ") < _MISSPELLED_WORDS else by_name
        found = tuple(node.id for node in look(atlas, text))
        return found or tuple(filter(atlas.nodes.__contains__, [text]))

    return resolve
