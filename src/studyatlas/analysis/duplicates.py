"""Notes that say the same as another, or nearly so.

Likeness is Broder's resemblance ("On the resemblance and containment of documents", 1997): of all
runs of three words that stand in either note, the share that stand in both. Comparing each note
with each would take hours in a large vault. So each has a sketch, the runs with the smallest
hashes, which is a fair sample; a note is compared in full only with the few that share the rarest
runs of its sketch. The share that is told comes from comparing in full.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from studyatlas.model.document import Document, Section
from studyatlas.model.naming import blanked

ALIKE = 0.7
"""The likeness from which notes are nearly the same: a quarter of a text may be new, or so."""
_MAY_BE_ALIKE = ALIKE / 2
_FEWEST_WORDS = 20
_SKETCH = 48
_TELLING = 12
_COMPARED = 8
_LISTED = 50
_WEIGHT = 1 << 32
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+"
)  # no spaces in some scripts
_MASK = (1 << 64) - 1
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A note, and an earlier one that it resembles most."""

    note: Document
    like: Document
    share: float
    """From 0.7 to 1; 1 means the same words in the same order."""


def find_duplicates(documents: Iterable[Document]) -> list[Duplicate]:
    """Return each note that repeats an earlier one, in order of path.

    Front matter, markup, case and punctuation make no difference. Of short notes only those with
    the very same words are found.
    """
    same: dict[bytes, Document] = {}
    found: list[Duplicate] = []
    notes: list[tuple[Document, _Look]] = []
    for document in sorted(documents, key=lambda d: d.path):
        look = _look(document.path, document.sections)
        if look.digest in same:
            found.append(Duplicate(document, same[look.digest], 1.0))
        elif look.words:
            same[look.digest] = document
            if look.words >= _FEWEST_WORDS:
                notes.append((document, look))
    return sorted((*found, *_nearly_same(notes)), key=lambda duplicate: duplicate.note.path)


class _Look(NamedTuple):
    """What is kept of a note to compare it by."""

    digest: bytes
    """Of its words in order."""
    words: int
    sketch: array[int]
    """The smallest hashes of its runs."""


@lru_cache(maxsize=32768)
def _look(path: str, sections: tuple[Section, ...]) -> _Look:
    """Look at a note; who reads the same notes again does not look at them again."""
    words = _words(path, sections)
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
    return _Look(digest, len(words), _runs(words)[:_SKETCH])


def likeness(one: Iterable[int], other: Iterable[int]) -> float:
    """Return the share of members of either set that are in both (Jaccard's coefficient).

    >>> likeness([1, 2, 3], [2, 3, 4])
    0.5
    """
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / (len(first | second) or 1)


def _nearly_same(notes: Sequence[tuple[Document, _Look]]) -> Iterator[Duplicate]:
    sketches = [look.sketch for _, look in notes]
    total = Counter(run for sketch in sketches for run in sketch)
    listed: defaultdict[int, list[int]] = defaultdict(list)
    for place, (document, _) in enumerate(notes):
        known = (run for run in sketches[place] if total[run] > 1)
        telling = heapq.nsmallest(_TELLING, known, key=lambda run: (total[run], run))
        near = [
            earlier
            for earlier in _likely(telling, listed, total)
            if _estimate(sketches[place], sketches[earlier]) >= _MAY_BE_ALIKE
        ]
        runs = _runs_of(document) if near else ()
        compared = ((likeness(runs, _runs_of(notes[earlier][0])), -earlier) for earlier in near)
        share, earlier = max(compared, default=(0.0, 0))
        if share >= ALIKE:
            yield Duplicate(document, notes[-earlier][0], share)
        for run in telling:
            if len(listed[run]) < _LISTED:  # what very many notes have tells none of them apart
                listed[run].append(place)


def _likely(
    runs: Iterable[int], listed: Mapping[int, list[int]], total: Mapping[int, int]
) -> list[int]:
    """Return the notes that share the most of these runs; the rarer a run, the more it counts."""
    shared: Counter[int] = Counter()
    for run in runs:
        weight = _WEIGHT // total[run]
        for place in listed.get(run, ()):
            shared[place] += weight
    return heapq.nsmallest(_COMPARED, shared, key=lambda place: (-shared[place], place))


def _estimate(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the likeness of two notes by their sketches (Broder's estimate)."""
    both = len(set(one).intersection(other))
    size = min(_SKETCH, len(one) + len(other) - both)
    if both < _MAY_BE_ALIKE * size:  # the estimate is no larger than this
        return both / (size or 1)
    smallest = set(sorted({*one, *other})[:_SKETCH])
    return len(smallest.intersection(one).intersection(other)) / (len(smallest) or 1)


def _runs_of(document: Document) -> array[int]:
    return _runs(_words(document.path, document.sections))


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


def _runs(words: list[str]) -> array[int]:
    """Return the hashes of all runs of three words, the smallest first, each once."""
    if not words:
        return array("Q")
    first, second, third = zip(*map(_hashes, words), strict=True)
    runs = {
        (one + two + three) & _MASK
        for one, two, three in zip(first, second[1:], third[2:], strict=False)
    }
    return array("Q", sorted(runs))


@lru_cache(maxsize=65536)
def _hashes(word: str) -> tuple[int, int, int]:
    """Return what a word adds to a run's hash where it is its first, second or third."""
    number = crc32(word.encode())
    first, second, third = _ODD
    return number * first & _MASK, number * second & _MASK, number * third & _MASK
