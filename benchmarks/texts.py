"""How long a search takes that has to look in the text of the notes.

python -m benchmarks.texts [--notes 10000]

The notes are those of `benchmarks.vault`. A time is the median of five, on the processor's clock;
beside it stands the same search in names alone.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import studyatlas as sa
from benchmarks import vault
from studyatlas.analysis.search import SearchResults, search

QUERIES = {
    "a topic has this name": "adaptive anchor blending",
    "nothing has it": "rarely shown",
    "one note in a hundred": "amber history",
    "every fourth section": "often rarely usually mostly",
    "every second section": "table",
}
_ROUNDS = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    count = parser.parse_args().notes
    with tempfile.TemporaryDirectory() as folder:
        atlas = sa.open(vault.write(Path(folder), count))
    search(atlas, "qqqq")  # makes every part of the index
    print(f"| {count:,} notes | names alone | with texts | results |\n| --- | --- | --- | --- |")
    for kind, query in QUERIES.items():
        by_name, _ = _timed(lambda text=query: search(atlas, text))
        whole, found = _timed(lambda text=query: search(atlas, text, texts=True))
        print(f"| {kind} | {by_name:.1f} ms | {whole:.1f} ms | {len(found.results)} |")


def _timed(look: Callable[[], SearchResults]) -> tuple[float, SearchResults]:
    taken = []
    for _ in range(_ROUNDS):
        start = time.thread_time()
        found = look()
        taken.append(1000 * (time.thread_time() - start))
    return median(taken), found


if __name__ == "__main__":
    main()
