"""English forms of a relation's words, by spelling alone: mitigates, mitigate, mitigating."""

from __future__ import annotations

import re
from collections.abc import Iterator

Wording = tuple[str, ...]

BE = ("is", "are", "being", "be")
_HAVE = ("has", "have", "having")
_ARTICLES = ("a", "an", "the")
_THIRD_PERSON = re.compile(r"\w\w+[^\Wsuia]s")
_LONG_IES = re.compile(r"\w\w+ies")  # applies, but not ties
_VOWELS = "aeiou"
_PARTICLES = frozenset({"about", "as", "by", "for", "from", "in", "of", "on", "to", "with"})


def is_verb(word: str) -> bool:
    """Tell whether a word looks like a verb in the third person.

    >>> [is_verb(word) for word in ("mitigates", "is", "across")]
    [True, True, False]
    """
    return word in ("is", "has") or bool(_THIRD_PERSON.fullmatch(word))


def base(verb: str) -> str:
    """Return the plain form of a verb in the third person, the likeliest by its spelling.

    >>> [base(verb) for verb in ("uses", "applies", "teaches", "addresses", "has", "is")]
    ['use', 'apply', 'teach', 'address', 'have', 'be']
    """
    if verb in ("is", "has"):
        return "be" if verb == "is" else "have"
    if _LONG_IES.fullmatch(verb):
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "goes", "does")):
        return verb[:-2]
    return verb[:-1]


def _gerunds(plain: str) -> Iterator[str]:
    if plain.endswith("ie"):
        yield plain[:-2] + "ying"
    elif plain.endswith("e") and not plain.endswith(("ee", "oe", "ye")):
        yield plain[:-1] + "ing"
    else:
        yield plain + "ing"
        if plain[-1] not in _VOWELS + "wxy" and plain[-2:-1] and plain[-2] in _VOWELS:
            yield plain + plain[-1] + "ing"


def _first_words(word: str) -> tuple[str, ...]:
    """Return the forms in which a wording's first word is understood; empty: it is left out."""
    if word == "is":
        return (*BE, "")
    if word == "has":
        return _HAVE
    return (word, base(word), *_gerunds(base(word))) if is_verb(word) else (word,)


def variants(wording: Wording) -> Iterator[Wording]:
    """Yield every way in which a relation's words are understood, as they stand first.

    >>> [" ".join(words) for words in variants(("mitigates",))]
    ['mitigates', 'mitigate', 'mitigating']
    >>> (("examples", "of") in variants(("is", "an", "example", "of")))
    True
    """
    for first in _first_words(wording[0]):
        head = (first,) if first else ()
        for rest in _rests(wording[1:]):
            words = (*head, *rest)
            if words and not (len(words) == 1 and words[0] in (*BE, *_HAVE, *_PARTICLES)):
                yield words


def _rests(rest: Wording) -> Iterator[Wording]:
    """Yield what follows the first word, with and without its article, and in the plural."""
    yield rest
    if len(rest) > 1 and rest[0] in _ARTICLES:
        noun, more = rest[1], rest[2:]
        yield (noun, *more)
        yield (noun + "s", *more)
        yield (rest[0], noun + "s", *more)


def plural_wording(wording: Wording) -> Wording:
    """Return a relation's words for several subjects.

    >>> " ".join(plural_wording(("is", "used", "for")))
    'are used for'
    """
    first = wording[0]
    if not is_verb(first):
        return wording
    return ("are" if first == "is" else base(first), *wording[1:])


def negated_wording(wording: Wording, *, plural: bool) -> tuple[str, Wording]:
    """Return what says no before a relation's words, and those words after it.

    >>> negated_wording(("is", "used", "for"), plural=False)
    ('is not', ('used', 'for'))
    >>> negated_wording(("mitigates",), plural=True)
    ('do not', ('mitigate',))
    """
    first, rest = wording[0], wording[1:]
    if first == "is" and rest:
        return "are not" if plural else "is not", rest
    if is_verb(first):
        return "do not" if plural else "does not", (base(first), *rest)
    return "not", wording
