"""A phrase query cut into words, quoted names and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyatlas.analysis.query.lexicon import plain

_TOKEN = re.compile(r'"(?:[^"]|"")*"|[()]|[^\s()"]+|"')


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query."""

    text: str
    """As typed; for a quoted name what stands between the quotes."""
    word: str
    """The folded word; a bracket; empty for a quoted name."""
    start: int
    """Index of its first letter in the query."""
    quoted: bool = False


def tokens_in(text: str) -> tuple[Token, ...]:
    """Cut a query into its pieces.

    >>> [token.word or token.text for token in tokens_in('What requires "A ""b"" c" (x)?')]
    ['what', 'requires', 'A "b" c', '(', 'x', ')']
    """
    found = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if len(piece) > 1 and piece.startswith('"'):
            name = piece[1:-1].replace('""', '"')
            found.append(Token(name, "", match.start(), quoted=True))
        elif word := plain(piece):
            found.append(Token(piece, word, match.start()))
    return tuple(found)


def quoted(name: str) -> str:
    """Return a name in quotes.

    >>> quoted('A "b" c')
    '"A ""b"" c"'
    """
    return '"' + name.replace('"', '""') + '"'
