"""Leaving out passages that are on another subject than the exam and the rest of the notes.

A soup recipe under the heading of an item does not teach it, be it the nearest there is. Such a
passage shares hardly a word with the exam or with any other passage, and is far from every item in
meaning. Both must hold: a new term has words of its own, too, and so have notes in other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from studyatlas.analysis.coverage.meaning import Meaning
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import stems

_LONG, _ENOUGH = 15, 24
_SHARED, _NEAR = 0.25, 0.2


def without_off_topic(passages: Sequence[Passage], items: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages without those on another subject; of few there is no telling.

    Args:
        passages: the notes, cut up.
        items: the text of each item.
    """
    long = [p for p in passages if p.words >= _LONG and not p.chapter]
    if len(long) < _ENOUGH or not items:
        return tuple(passages)
    asked = frozenset(stem for text in items for stem in stems(text))
    apart = list(_apart(long, passages, asked))
    far = frozenset(_far_from_all(apart, items)) if apart else frozenset()
    return tuple(p for p in passages if id(p) not in far)


def _apart(
    long: Iterable[Passage], passages: Iterable[Passage], asked: Collection[str]
) -> Iterator[Passage]:
    """Yield those that share few of their words with an item or with another passage."""
    blocks = {(p.path, text): set(b) for p in passages for text, b in _blocks(p)}
    everywhere = Counter(stem for block in blocks.values() for stem in block)
    for passage in long:
        here = Counter(stem for block in dict(_blocks(passage)).values() for stem in set(block))
        words = frozenset(passage.body)
        shared = sum(stem in asked or everywhere[stem] > here[stem] for stem in words)
        if shared < _SHARED * len(words):
            yield passage


def _blocks(passage: Passage) -> Iterator[tuple[str, tuple[str, ...]]]:
    return zip(passage.said, passage.blocks, strict=True)


def _far_from_all(passages: Sequence[Passage], items: Sequence[str]) -> Iterator[int]:
    """Yield the ids of those that are far from every item in meaning."""
    told = [" ".join(passage.said) for passage in passages]
    meaning = Meaning((*items, *told))
    near = meaning.of_texts(told) @ meaning.of_texts(items).T
    for passage, highest in zip(passages, near.max(axis=1), strict=True):
        if highest < _NEAR:
            yield id(passage)
