"""What a sentence defines: "A sunk cost is a cost that …", "Upthrust is the weight of …".

The sentence begins with the name, behind "a" or nothing, or behind "the" if words go on to say
which thing it is. What is called good or bad, cheapest, the opposite, or a way is not defined.
What it is said to be, in one word, is a name as well if "that", "which" or "who" follows, or if the
note says so of two things: "a hormone", "a diuretic".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from studyatlas.ingest.topics.names import Name, subject_names
from studyatlas.ingest.topics.phrases import EMPTY, STOPS
from studyatlas.ingest.topics.purposes import is_quality
from studyatlas.ingest.topics.words import GENERIC, REMARKS, SIZES
from studyatlas.model.document import BlockKind, Document
from studyatlas.model.naming import fold, singular


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SENTENCE = re.compile(
    r"(?:(?P<article>An?|The)\s+)?(?P<name>[A-Za-z][\w'’+-]*(?:\s+(?!is\s|are\s)[\w'’+/-]+){0,3})"
    r"(?:\s+\([^()]{1,30}\))?(?:,\s+(?:also\s+)?(?:called|known as)\s+[\w\s'’-]{2,40},)?"
    r"\s+(?P<verb>is|are)\s+(?:(?P<one>an?|the|any)\s+)?(?P<kind>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,5})"
)
_BREAK = re.compile(r"(?<=[.;!])\s+|\s·\s")
_SAYS_WHICH = _set("that which who whose where")
_GOES_ON = _SAYS_WHICH | _set("of in for with between by from used made")
_ENDS = STOPS | _GOES_ON | {"you", "we", "i", "your"}
# The words below are in the singular, as `singular` gives it: "nowaday", "our" of "ours".
_NO_NAME = _set("""
    trick catch exception trap danger risk secret point aim advice teacher instructor book worst
    hourly reality truth word usual""")
_NO_WORDS = _set("""
    such every each often sometime usually perhap maybe no another someone somebody anyone anybody
    everyone everybody nobody whoever whatever whichever whenever wherever however therefore
    moreover furthermore nevertheless nonetheless otherwise meanwhile nowaday beside instead
    indeed anyway somehow luckily hopefully""")
_NOT_ALONE = _set("""
    mine our your their her inside outside left right above below beneath behind ahead opposite
    elsewhere somewhere anywhere everywhere nowhere upstair downstair tonight again soon later
    earlier afterward overall altogether together apart aside beyond nearby someday mostly mainly
    lately early sadly neither either several plenty enough now twice still too certain quickly
    slowly simply suddenly seldom rarely hardly almost nearly already up down out off away back
    forward""")
_ADVERB = re.compile(r"\w{2,}(?:al|ful|ent|ant|ed|ing|ous|ive|ate|ar)ly|\w{2,}[ai]bly")
_COUNTS = _set("two three four five six seven eight nine ten")
_NUMBERED = GENERIC | _set("version round page slide attempt try draft")
_PARTICLES = _set("out up off down away over")
_PROGRAMMED = _set("argument property object callback dependency string repo file host")
_NO_KIND = _set("""
    opposite resort worry mess pain must case matter trap killer lie myth default exception trick
    mistake rule favourite favorite pity shame joy winner standard topic subject stuff challenge
    member half rest sign cause effect risk danger threat combination mix mixture kid child beast
    story nightmare way choice fit bit lot thing""")
_NO_KINDS = _set("boolean integer string template singleton number word")
_BEST = re.compile(r"\w+est|most|least|only|same|first|last|next|other|whole|current|usual")
_LONGEST = 400


class _Sentence(NamedTuple):
    """A sentence that may define something."""

    article: str
    name: str
    verb: str
    one: str
    """The article before what it is said to be."""
    kind: tuple[str, ...]
    """What it is said to be, up to the first word that cannot be in a noun phrase."""
    after: str
    """The word behind that; empty where a mark stands there."""


def defined_names(document: Document) -> Iterator[tuple[Name, int, bool]]:
    """Yield what sentences of a note define, and what they say it is, with its line.

    The last tells which: true for what is defined.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    found: list[tuple[Name, int]] = []
    blocks = (block for section in document.sections for block in section.blocks)
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        for sentence in _sentences(block.text):
            name = _defined(sentence)
            if name is None:
                continue
            yield name, block.line, True
            if (kind := _kind(sentence)) is not None:
                kinds[kind.key] |= {name.key, "" if sentence.after in _SAYS_WHICH else name.key}
                found.append((kind, block.line))
    yield from ((kind, line, False) for kind, line in found if len(kinds[kind.key]) > 1)


def _sentences(text: str) -> Iterator[_Sentence]:
    """Yield the sentences of a text that are built like a definition.

    >>> [s.kind for s in _sentences("A scarp is a steep slope which a fault made. Is it?")]
    [('steep', 'slope')]
    """
    if not (" is a" in text or " is the " in text or " are " in text or " is any " in text):
        return
    for part in _BREAK.split(text):
        found = _SENTENCE.match(part[:_LONGEST])
        if found is None or part.endswith("?"):
            continue
        words = found["kind"].split()
        kind = tuple(takewhile(lambda word: word not in _ENDS, words))
        after = words[len(kind)] if len(kind) < len(words) else ""
        if len(kind) > 1 and after and kind[-1].endswith("ed"):
            kind, after = kind[:-1], "made"  # "the volume *filtered* by"
        article, one = found["article"] or "", found["one"] or ""
        if kind:
            yield _Sentence(article, found["name"], found["verb"], one, kind, after)


def _defined(sentence: _Sentence) -> Name | None:
    """Return what a sentence defines, if it does that."""
    article, one, after = sentence.article, sentence.one, sentence.after
    if not _is_plain(sentence.kind) or not (article or sentence.name[0].isupper()):
        return None
    if (article == "The" or one not in ("a", "an")) and after not in _GOES_ON:
        return None
    if not one:
        last = sentence.kind[-1]
        if sentence.verb == "is" or after not in _SAYS_WHICH or last == singular(last):
            return None
    return _name(sentence.name, is_the=article == "The")


def _name(text: str, *, is_the: bool) -> Name | None:
    """Return the name of what is defined; "the returned value" and "the first part" are none."""
    words = [singular(word) for word in text.lower().split()]
    last, names = words[-1], subject_names(text)
    if len(names) != 1 or words[0] in SIZES or not _NO_WORDS.isdisjoint(words):
        return None
    if _is_no_thing(words):
        return None
    if last in _NO_NAME or last in EMPTY or is_quality(last):
        return None
    if is_the and (not GENERIC.isdisjoint(words) or words[0].endswith("ed") or last in _PROGRAMMED):
        return None
    return names[0]


def _is_no_thing(words: list[str]) -> bool:
    """Tell whether words say whose, where, how or which: "mine", "hopefully", "version two"."""
    if len(words) == 1 and (words[0] in _NOT_ALONE or _ADVERB.fullmatch(words[0])):
        return True
    if words[-1] in _COUNTS and words[0] in _NUMBERED:
        return True
    return len(words) > 2 and words[0].endswith("ing") and words[1] in _PARTICLES  # noqa: PLR2004 - with its object


def _is_plain(words: tuple[str, ...]) -> bool:
    last = singular(words[-1])
    if any(_BEST.fullmatch(word) for word in words) or last in _NO_KIND:
        return False
    return not (last in REMARKS or last in SIZES or last == "one" or is_quality(last))


def _kind(sentence: _Sentence) -> Name | None:
    """Return what a name is said to be, where one word says it."""
    if len(sentence.kind) != 1 or sentence.one == "the" or sentence.after in ("of", "or"):
        return None
    (word,) = sentence.kind
    last = singular(fold(word))
    if last == singular(fold(sentence.name.split()[-1])):
        return Name(word, word)
    names = subject_names(word)
    fits = last not in EMPTY and last not in GENERIC and last not in _NO_KINDS
    return names[0] if fits and len(names) == 1 else None
