"""What judging an exam's items costs, beside plain TF-IDF of the same texts.

The notes are those that reading is measured on, and the items name what some of them are about. The
peer makes a TF-IDF vector of each passage and each item and takes the nearest ten of each: no
verdict, no reason, no source line.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np

import studyatlas as sa
from benchmarks import vault
from benchmarks.results import Comparison, Missing, Row
from benchmarks.turns import Values, in_turn
from studyatlas.model.atlas import Atlas

_SIDES = ("TfidfVectorizer", "studyatlas")
_ITEMS_OF_TASK = 8
_NEAREST = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """How many notes and items, and how often to measure."""

    sizes: tuple[int, ...] = (100, 1_000, 10_000)
    items: int = 64
    rounds: int = 3


SMALL = Scale(sizes=(30,), items=8, rounds=1)


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Measure the verdicts on all items of one exam."""
    scale = SMALL if small else Scale()
    for size in scale.sizes:
        what = f"coverage of {scale.items} items by {size:,} notes"
        if not find_spec("sklearn"):
            yield Missing(what, _SIDES, "", "scikit-learn is not installed")
            continue
        root = vault.write(folder / str(size), size)
        (root / "exam.md").write_text(_outline(size, scale.items), encoding="utf-8")
        atlas = sa.open(root)
        _ = atlas.outgoing, atlas.incoming, atlas.sections  # made once, when first asked for
        texts = [item.text for item in atlas.exams[0].items()]
        passages = [
            f"{s.title}. {' '.join(b.material for b in s.blocks)}"
            for document in atlas.documents
            for s in document.sections
        ]
        ours, beside = partial(_judged, atlas), partial(_nearest, passages, texts)
        ((here, there),) = in_turn(what, scale.rounds, ours, beside)
        yield Comparison(what, _SIDES, "s", "", there, here)


def _outline(notes: int, items: int) -> str:
    """Return an exam that asks for what some of the notes are about, two by two."""
    lines = ["# The exam"]
    for number in range(items):
        if number % _ITEMS_OF_TASK == 0:
            lines += ["", f"## Task 1.{number // _ITEMS_OF_TASK + 1}: Part", "", "Knowledge of:"]
        one, other = (
            vault.title(place * notes // (2 * items)) for place in (number, items + number)
        )
        lines.append(f"- How {one.lower()} works (for example, {other.lower()})")
    return "\n".join((*lines, ""))


def _judged(atlas: Atlas) -> Values:
    start = time.perf_counter()
    sa.coverage(atlas)
    return (time.perf_counter() - start,)


def _nearest(passages: Sequence[str], items: Sequence[str]) -> Values:
    from sklearn.feature_extraction.text import TfidfVectorizer

    start = time.perf_counter()
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform([*passages, *items])
    scores = (vectors[len(passages) :] @ vectors[: len(passages)].T).toarray()
    np.argsort(-scores, axis=1)[:, :_NEAREST]
    return (time.perf_counter() - start,)
