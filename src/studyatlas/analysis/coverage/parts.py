"""The things an item asks about side by side: "X and Y" is not covered by a text on X alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from studyatlas.analysis.coverage.question import Question, read_question, stems, telling_of

_APART = re.compile(r"\s*[,;/]\s+(?:and\s+|or\s+)?|\s+(?:and|or|as well as|versus|vs\.?)\s+")
_OF_ONE = re.compile(
    r"^((?:(?! of )[^,;])*\w) (and|or) (?=\w+ (?:of|for|in) )|^(\w+ing) (and|or) (?=\w+ing )"
)
_BETWEEN = re.compile(r"\b(between [^,;]*?\w) (and) ")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:how|what|which|why|when|where|whether)\b", re.IGNORECASE)
_JOINED = "\N{NO-BREAK SPACE}_"
_ABSENT = 0.6
_LEAST = 0.2


def parts_of(question: Question) -> tuple[str, ...]:
    """Return the things that an item's core names side by side; the whole where it is one thing.

    >>> parts_of(read_question("Sieves, scales and proofing boxes"))
    ('Sieves', 'scales', 'proofing boxes')
    >>> parts_of(read_question("Choosing the kinds and sizes of sieves"))
    ('Choosing the kinds and sizes of sieves',)
    >>> parts_of(read_question("Cleaning and sharpening blades"))
    ('Cleaning and sharpening blades',)
    >>> parts_of(read_question("Loss of water and gain of salt"))
    ('Loss of water', 'gain of salt')
    >>> parts_of(read_question("The line between bran and germ, and their weight"))
    ('line between bran and germ', 'weight')
    """
    core = _OF_ONE.sub(rf"\1\3{_JOINED}\2\4{_JOINED}", question.core)
    core = _BETWEEN.sub(rf"\1{_JOINED}\2{_JOINED}", core)
    parts = (part.replace(_JOINED, " ").strip() for part in _APART.split(core))
    return tuple(_ARTICLE.sub("", part) for part in parts if part)


def absent_parts(
    question: Question, weights: Mapping[str, float], known: Collection[str]
) -> tuple[str, ...]:
    """Return the parts of an item's core that the notes have no word on.

    A part counts where it has a fair share of the core's weight; one of asking words alone says
    nothing, and a clause ("how they form") is no thing of its own. `known` are the stems of all
    material and of its headings.

    >>> absent_parts(read_question("Sieves and proofing boxes"), {"siev": 1.0, "proof": 1.0,
    ...     "box": 1.0}, [])
    ('Sieves', 'proofing boxes')
    """
    parts = parts_of(question)
    if len(parts) == 1:
        return ()
    total = sum(weights.values()) or 1.0
    things = (part for part in parts if not _CLAUSE.search(part))
    return tuple(p for p in things if _is_absent(p, weights, total, known))


def bare_part(part: str) -> str:
    """Return the thing itself that a part names, without what is to be done with it.

    >>> bare_part("Describe spatial disorientation"), bare_part("Configuring and using tools")
    ('spatial disorientation', 'Configuring and using tools')
    """
    words = part.split()
    while words and not telling_of(stems(words[0])):
        words.pop(0)
    return " ".join(words) or part


def _is_absent(
    part: str, weights: Mapping[str, float], total: float, known: Collection[str]
) -> bool:
    telling = {stem for stem in read_question(part).telling if stem in weights}
    weight = sum(weights[stem] for stem in telling)
    absent = sum(weights[stem] for stem in telling if stem not in known)
    return weight >= _LEAST * total and absent >= _ABSENT * weight
