"""Sections of the notes whose text has the words of a query, where these are no topic's name.

There is no index of texts: it would take more memory than all names, for queries that come now and
then. A note's raw lines tell in one pass whether its text may have the words; few have them all.
Only what is not plain ASCII is kept as it is compared, since that takes long to make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from studyatlas.analysis.coverage.filler import SHORTENED
from studyatlas.analysis.coverage.question import stem, stems
from studyatlas.analysis.coverage.sentences import SENTENCE_END
from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document, Section
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold, tokens

IN_SENTENCE, IN_BLOCK, IN_SECTION = 0.09, 0.06, 0.03
"""How well a section fits: by how near to each other its words stand."""
_LESS = 0.01  # for a last word that only begins so
_LEAST_BEGINNING, _VARIES = 2, 2
_REST = WORD.pattern.replace("+", "*", 1)
"""What a word may end in: letters, and signs as in C++."""
_LEAST_UNFINISHED = 4  # letters of a last word that may go on, as of a name's
_ENDING = 3  # letters that a word of another alphabet may have more than was typed
_SIGN = r"\u0900-\u109f\u1780-\u17ff\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNPARTED = re.compile(rf"(?:(?<![^\W_])\d+)?[{_SIGN}][{_SIGN}\d]*")
"""A run in a script that parts no words (Han, kana, Thai), or whose vowels are no letters to
Python (those of India): it is looked for as typed."""
_BEGIN_OTHERWISE = {"die": ("dy",), "lie": ("ly",), "tie": ("ty",)}
"""Words that do not begin as their stem does, by this; the endings of all others vary alone."""
for _short, _long in SHORTENED.items():
    _BEGIN_OTHERWISE[stem(_long)] = (*_BEGIN_OTHERWISE.get(stem(_long), ()), _short)

_Has = Callable[[str], bool]
"""Tells whether a folded text has a word."""


@dataclass(frozen=True, slots=True)
class Said:
    """A section whose text has all words of a query."""

    node: Node
    score: float
    sentence: str
    """The first of its sentences that have most of the words, without markup."""
    often: int
    """In how many of its sentences they stand like this."""


class _Folded:
    """The lines of notes as they are compared; those that take long to fold are kept."""

    def __init__(self, kept: Mapping[str, tuple[Document, str]]) -> None:
        self._kept = dict(kept)

    def text(self, document: Document) -> str:
        """Return the lines of a note, folded."""
        kept = self._kept.get(document.path)
        if kept and kept[0] is document:
            return kept[1]
        text = "\n".join(document.lines)
        folded = fold(text)
        if not text.isascii():
            self._kept[document.path] = document, folded
        return folded

    def again(self, documents: Iterable[Document]) -> _Folded:
        """Return what is kept of these notes."""
        every = ((document.path, self._kept.get(document.path)) for document in documents)
        return _Folded({path: kept for path, kept in every if kept})


folded_of = PerAtlas(
    lambda _atlas: _Folded({}), lambda change, before: before.again(change.after.documents)
)
"""Returns the folded lines of the notes of an atlas, made note by note when first needed."""


def sections_saying(atlas: Atlas, query: str) -> list[Said]:
    """Return the sections whose title and text have all words of a query, the best first.

    Words are compared by their stems, in any order; the commonest words do not count. The last one
    may be unfinished, from four letters on; whole it fits a little better. What is written in a
    script that parts no words is looked for run by run, as typed. The best have
    them all in one sentence, then come those with all in one block, or in a title and a sentence,
    then those with all somewhere. Of equal ones the one that says it more often comes first, then
    the one whose path comes first.

    >>> from studyatlas.model.atlas import make_atlas
    >>> sections_saying(make_atlas([], []), "swarming")
    []
    """
    asked, folded = _read(query), folded_of(atlas)
    has = asked.unfinished or asked.whole
    found = [
        said
        for document in atlas.documents
        if has and _has_all(folded.text(document), has)
        for said in _in_note(atlas, document, asked)
    ]
    return sorted(found, key=lambda said: (-said.score, -said.often))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a text must have."""

    whole: list[_Has]
    """One for each word."""
    unfinished: list[_Has]
    """The same, but the last word may be a beginning; none where it is short or does not count."""


def _read(query: str) -> _Asked:
    folded = query if query.isascii() else fold(query)
    as_typed = dict.fromkeys(_UNPARTED.findall(folded))
    words = {word: _finder(word) for word in stems(_UNPARTED.sub(" ", folded))}
    runs = [_has_run(run) for run in as_typed]
    last = next(reversed(WORD.findall(fold(query))), "")
    if len(last) < _LEAST_UNFINISHED or stem(last) not in words:
        return _Asked([*words.values(), *runs], [])
    other = words | {stem(last): _begun(last, words[stem(last)])}
    return _Asked([*words.values(), *runs], [*other.values(), *runs])


def _finder(wanted: str) -> _Has:
    """Return what tells whether a folded text has a word with a stem.

    Of the endings of other alphabets nothing is known but that they are short.

    >>> _finder("swarm")("they are swarming"), _finder("swarm")("swarthy"), _finder("lie")("lying")
    (True, False, True)
    >>> _finder("кот")("два кота"), _finder("кот")("которыи"), _finder("кот")("скот")
    (True, False, False)
    """
    if not wanted.isascii():
        begun = tokens(wanted)[0]  # a Korean word without its particle
        words = re.compile(rf"(?<![^\W_]){re.escape(begun)}[^\W_]{{0,{_ENDING}}}(?![^\W_])")
        return lambda text: begun in text and words.search(text) is not None
    size = max(_LEAST_BEGINNING, len(wanted) - _VARIES)
    every = [_beginning(begun, wanted) for begun in _BEGIN_OTHERWISE.get(wanted, ())]
    first = _beginning(wanted[:size], wanted)
    return (lambda text: any(has(text) for has in (first, *every))) if every else first


def _begun(typed: str, whole: _Has) -> _Has:
    """Return what tells whether a text has a word, or one that begins as typed."""
    begins = re.compile(rf"(?<![^\W_]){re.escape(typed)}")
    return lambda text: (typed in text and begins.search(text) is not None) or whole(text)


def _has_run(run: str) -> _Has:
    return lambda text: run in text


def _beginning(begun: str, wanted: str) -> _Has:
    """Return what tells whether a text has a word with a stem that begins in one way."""
    words = re.compile(rf"{re.escape(begun)}{_REST}")
    return lambda text: begun in text and _has_word(words, wanted, text)


def _has_word(words: re.Pattern[str], wanted: str, text: str) -> bool:
    """Tell whether one of some words of a text has a stem; a part of a word is none."""
    return any(
        stem(found[0]) == wanted
        for found in words.finditer(text)
        if not text[found.start() - 1 : found.start()].isalnum()
    )


def _has_all(text: str, has: list[_Has]) -> bool:
    return all(found(text) for found in has)


def _in_note(atlas: Atlas, document: Document, asked: _Asked) -> Iterator[Said]:
    for section in document.sections:
        if (node := atlas.nodes.get(section.id)) and (said := _in_section(node, section, asked)):
            yield said


def _in_section(node: Node, section: Section, asked: _Asked) -> Said | None:
    """Return how a section says it; None where it does not, or its title alone does."""
    title, blocks = fold(section.title), [fold(block.text) for block in section.blocks]
    text = "\n".join((title, *blocks))
    if not _has_all(text, asked.unfinished or asked.whole):
        return None
    sentences = [s for block in section.blocks for s in SENTENCE_END.split(block.text)]
    folded = _Texts(title, blocks, [fold(sentence) for sentence in sentences])
    for has, less in ((asked.whole, 0.0), (asked.unfinished, _LESS)):
        if has and _has_all(text, has) and (found := _best_of(folded, has)):
            score, place, often = found
            return Said(node, round(score - less, 2), sentences[place].strip(), often)
    return None


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a section, folded."""

    title: str
    blocks: list[str]
    sentences: list[str]


def _best_of(texts: _Texts, has: list[_Has]) -> tuple[float, int, int] | None:
    """Return how well it is said, by which sentence, and by how many; None where by the title."""
    counts = [sum(found(sentence) for found in has) for sentence in texts.sentences]
    most = max(counts, default=0)
    if not most:
        return None
    beside = [found for found in has if not found(texts.title)]
    if most == len(has):
        score = IN_SENTENCE
    elif any(_has_all(block, has) for block in texts.blocks) or any(
        _has_all(sentence, beside) for sentence in texts.sentences
    ):
        score = IN_BLOCK
    else:
        score = IN_SECTION
    return score, counts.index(most), counts.count(most)
