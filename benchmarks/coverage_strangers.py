"""How often an exam's items are called covered by notes on another subject: they never should be.

python -m benchmarks.coverage_strangers             each subject's outline against all others
python -m benchmarks.coverage_strangers --covered   and each item that is called covered
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import studyatlas as sa

_CASES = Path(__file__).parents[1] / "tests" / "cases" / "coverage"
SUBJECTS = {
    "machine learning": sa.bundled_root() / "data",
    "bread": _CASES / "bread-baking" / "workspace",
    "law": _CASES / "contract-law" / "workspace",
    "nursing": _CASES / "nurse-pharmacology" / "workspace",
    "security": _CASES / "security-fundamentals" / "workspace",
}


class Stranger(NamedTuple):
    """One subject's outline against another's notes."""

    outline: str
    notes: str
    items: int
    covered: tuple[str, ...]
    """The items that are called covered, with the reason."""


def strangers(subjects: Sequence[str] = tuple(SUBJECTS)) -> Iterator[Stranger]:
    """Judge each subject's items by the notes of each other one."""
    for outline, notes in permutations(subjects, 2):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for number, text in enumerate((*_texts(outline)[0], *_texts(notes)[1])):
                (root / f"{number:02}.md").write_text(text, encoding="utf-8")
            report = sa.coverage(sa.open(root))
        covered = (item for item in report.items if item.status == "covered")
        told = tuple(f"{i.code} {i.text}: {i.evidence[0].why}" for i in covered)
        yield Stranger(outline, notes, len(report.items), told)


def _texts(subject: str) -> tuple[list[str], list[str]]:
    """Return the files of a subject that hold its outline, and those that hold notes."""
    root = SUBJECTS[subject]
    atlas = sa.open(root)
    outlines = {item.position.path for exam in atlas.exams for item in exam.items()}
    texts = {d.path: (root / d.path).read_text(encoding="utf-8") for d in atlas.documents}
    return (
        [text for path, text in texts.items() if path in outlines],
        [text for path, text in texts.items() if path not in outlines],
    )


def main(arguments: list[str] | None = None) -> int:
    """Print how many items are called covered."""
    parser = argparse.ArgumentParser(prog="coverage_strangers", description=__doc__.split("\n")[0])
    parser.add_argument("--covered", action="store_true", help="each covered item with its reason")
    given = parser.parse_args(arguments)
    items = covered = 0
    for one in strangers():
        items, covered = items + one.items, covered + len(one.covered)
        print(f"{one.outline:17} by notes on {one.notes:17}{len(one.covered):4} of {one.items}")
        for told in one.covered if given.covered else ():
            print(f"    {told}")
    print(f"\n{covered} of {items} covered ({covered / items:.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
