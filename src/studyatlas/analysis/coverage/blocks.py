"""How much of the notes stands in blocks that are more like an item than like any other.

A passage may be near to several items at once; a paragraph, a bullet or a row is mostly about one
thing. Each block, with the heading above it, goes to the item that it is most like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from studyatlas.analysis.coverage.meaning import Meaning, centred, of_length_1
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import plain_words

_LINE_WORDS = 3
_CHUNK = 4096


def words_in_own_blocks(
    passages: Sequence[Passage], texts: Mapping[str, str], meaning: Meaning
) -> dict[str, int]:
    """Return how many words stand in blocks that are more like an item than like others, by code.

    Args:
        passages: the notes, cut up.
        texts: of each item, by code.
        meaning: the words of both.
    """
    sizes, heads = _blocks_of(passages)
    counts = np.zeros(len(texts))
    if sizes:
        both = meaning.of_texts(list(sizes)) + meaning.of_texts(heads)
        blocks, words = centred(of_length_1(both)), np.fromiter(sizes.values(), dtype=np.float64)
        items = centred(meaning.of_texts(list(texts.values())))
        for start in range(0, len(blocks), _CHUNK):
            like = items @ blocks[start : start + _CHUNK].T
            near = like.max(axis=0) > 0
            likest = like.argmax(axis=0)[near]
            counts += np.bincount(likest, words[start : start + _CHUNK][near], len(texts))
    return {code: round(float(count)) for code, count in zip(texts, counts, strict=True)}


def _blocks_of(passages: Sequence[Passage]) -> tuple[dict[str, int], list[str]]:
    """Return each block that says something with its number of words, and the headings above."""
    sizes, heads = {}, []
    for passage in passages:
        for text in () if passage.chapter else passage.said:
            if text not in sizes and (count := len(plain_words(text))) >= _LINE_WORDS:
                sizes[text] = count
                heads.append(passage.heading)
    return sizes, heads
