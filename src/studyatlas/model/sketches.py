"""What is kept of a note to compare it with others: a digest of its words, and a sketch of them.

The sketch is that of Broder ("On the resemblance and containment of documents", 1997): of the
hashes of all runs of three words the smallest few, which is a fair sample of the runs.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add
from zlib import crc32

from studyatlas.model.document import Document, Look, Section
from studyatlas.model.naming import blanked

_SKETCH = 48
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+"
)  # no spaces in some scripts
_MASK = (1 << 64) - 1
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def look_at(document: Document) -> Look:
    """Look at a note, if nobody has yet."""
    if document.look is not None:
        return document.look
    words = _words(document.path, document.sections)
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
    return Look(digest, len(words), _smallest(words))


def likeness(one: Iterable[int], other: Iterable[int]) -> float:
    """Return the share of members of either set that are in both (Jaccard's coefficient).

    >>> likeness([1, 2, 3], [2, 3, 4])
    0.5
    """
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / (len(first | second) or 1)


def estimate(one: Sequence[int], other: Sequence[int], enough: float) -> float:
    """Return the likeness of two notes by their sketches; at most that where it is below enough."""
    both = len(set(one).intersection(other))
    size = min(_SKETCH, len(one) + len(other) - both)
    if both < enough * size:  # the estimate is no larger than this
        return both / (size or 1)
    smallest = set(sorted({*one, *other})[:_SKETCH])
    return len(smallest.intersection(one).intersection(other)) / (len(smallest) or 1)


def runs_of(document: Document) -> array[int]:
    """Return the hashes of all runs of three words in a note, the smallest first, each once."""
    words = _words(document.path, document.sections)
    return array("Q", sorted(set(_run_hashes(words))))


def _words(path: str, sections: Iterable[Section]) -> list[str]:
    texts: list[str] = []
    for section in sections:
        if section.id != path:  # the text above the headings is titled after the file
            texts.append(section.title)
        texts += (block.text for block in section.blocks)
    words: list[str] = []
    for text in texts:
        folded = text.casefold()
        bare = blanked(folded)
        words += _WORD.findall(folded) if bare is None else bare.split()
    return words


def _smallest(words: list[str]) -> array[int]:
    """Return the smallest hashes of all runs of three words, each once, a few of many."""
    hashes = _run_hashes(words)
    if len(hashes) > 4 * _SKETCH:  # hashes are spread evenly: most need no second look
        below = 2 * _SKETCH * ((_MASK + 1) // len(hashes))
        few = {one for one in hashes if one < below}
        if len(few) >= _SKETCH:
            return array("Q", sorted(few)[:_SKETCH])
    return array("Q", sorted(set(hashes))[:_SKETCH])


def _run_hashes(words: list[str]) -> list[int]:
    """Return the hash of every run of three words."""
    if not words:
        return []
    first, second, third = zip(*map(_hashes, words), strict=True)
    sums = map(add, map(add, first, second[1:]), third[2:])
    return [one & _MASK for one in sums]


@lru_cache(maxsize=65536)
def _hashes(word: str) -> tuple[int, int, int]:
    """Return what a word adds to a run's hash where it is its first, second or third."""
    number = crc32(word.encode())
    first, second, third = _ODD
    return number * first & _MASK, number * second & _MASK, number * third & _MASK
