"""From what a person typed to a phrase, where it is one."""

from __future__ import annotations

from studyatlas.analysis.lookup import named, nearly_named
from studyatlas.analysis.query.expressions import Phrase
from studyatlas.analysis.query.grammar import Resolve, read
from studyatlas.analysis.query.lexicon import lexicon_of
from studyatlas.analysis.query.tokens import tokens_in
from studyatlas.model.atlas import Atlas

LONGEST_QUERY = 300
_MISSPELLED_WORDS = 8  # of a name; each stretch of a query may be one


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
    if not sounds_like_phrase(atlas, text) or named(atlas, text.strip()):
        return None
    lexicon = lexicon_of(atlas)
    return read(lexicon, resolver(atlas), text) or read(lexicon, resolver(atlas, nearly=True), text)


def sounds_like_phrase(atlas: Atlas, text: str) -> bool:
    """Tell whether a text has a word that a type or a relation begins with."""
    if len(text) > LONGEST_QUERY:
        return False
    first_words = lexicon_of(atlas).first_words
    return any(token.word in first_words for token in tokens_in(text))


def resolver(atlas: Atlas, *, nearly: bool = False) -> Resolve:
    """Return what finds the nodes of a name; with `nearly` also of a misspelled one."""

    def resolve(text: str) -> tuple[str, ...]:
        look = nearly_named if nearly and text.count(" ") < _MISSPELLED_WORDS else named
        return tuple(node.id for node in look(atlas, text))

    return resolve
