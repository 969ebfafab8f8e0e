"""A sketch is the smallest few of all runs, however it is found."""

import random

import pytest

from studyatlas.model.document import Block, BlockKind, Document, Section
from studyatlas.model.sketches import look_at, runs_of


def of_words(words: list[str]) -> Document:
    block = Block(BlockKind.PARAGRAPH, " ".join(words), 1, 1)
    return Document("a.md", "A", (Section("a.md", "A", 1, 1, 1, (block,)),))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50, 51, 194, 195, 400, 5000])
@pytest.mark.parametrize("different", [1, 3, 7, 1000])
def test_a_sketch_is_the_smallest_of_all_runs(count: int, different: int) -> None:
    chance = random.Random(f"{count} {different}")  # noqa: S311 - the same every time
    document = of_words([f"word{chance.randrange(different)}" for _ in range(count)])
    assert look_at(document).sketch == runs_of(document)[:48]
    assert look_at(document).words == count
