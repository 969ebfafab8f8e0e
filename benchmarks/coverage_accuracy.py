"""How often the coverage is wrong, and in which direction, against labels made by reading.

    python -m benchmarks.coverage_accuracy                     all labelled cases, bundled atlas
    python -m benchmarks.coverage_accuracy WORKSPACE LABELS    any workspace, a file of labels
    python -m benchmarks.coverage_accuracy --sealed            cases that nothing was learned from
    python -m benchmarks.coverage_accuracy --elsewhere         the same on sixteen other subjects
    python -m benchmarks.coverage_accuracy --wrong             each wrong item as well

Exits with 1 where a label cannot be read or names no item, and with 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import studyatlas as sa
from benchmarks.coverage_labels import VERDICTS, Label, read_labels
from studyatlas.model.problem import Problem, error

_TESTS = Path(__file__).parents[1] / "tests"
_COLUMNS = ("", "items", "accepted", "firm right", "covered, must not be")


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what readers said of it, and what the program says."""

    code: str
    text: str
    label: Label
    verdict: str

    @property
    def right(self) -> bool:
        """Whether a reader would defend the verdict."""
        return self.verdict in self.label.accept

    @property
    def false_cover(self) -> bool:
        """Whether it claims material that no reader saw: the costliest error."""
        return self.label.never_covered and self.verdict == "covered"


@dataclass(frozen=True, slots=True)
class Score:
    """The judged items of one workspace, or of several together."""

    name: str
    items: tuple[Judged, ...]

    def row(self) -> tuple[str, ...]:
        """Return the cells of its line in the table."""
        firm = [item for item in self.items if item.label.firm]
        barred = [item for item in self.items if item.label.never_covered]
        return (
            self.name,
            str(len(self.items)),
            _share(sum(item.right for item in self.items), len(self.items)),
            _share(sum(item.right for item in firm), len(firm)),
            _share(sum(item.false_cover for item in barred), len(barred)),
        )

    def matrix(self) -> list[tuple[str, ...]]:
        """Return the confusion matrix: likeliest labels down, verdicts across."""
        pairs = Counter((item.label.likeliest, item.verdict) for item in self.items)
        used = [word for word in VERDICTS if any(word in pair for pair in pairs)]
        rows = [(label, *(str(pairs[label, verdict]) for verdict in used)) for label in used]
        return [("label \\ verdict", *used), *rows]


def score(name: str, workspace: Path, labels: Path) -> tuple[Score, tuple[Problem, ...]]:
    """Judge a workspace against its labels; items without a label are left out.

    Raises:
        OSError: a file cannot be read.
        StudyAtlasError: there is no workspace, or no exam in it.
    """
    read, problems = read_labels(labels)
    items = {item.code: item for item in sa.coverage(sa.open(workspace)).items}
    strangers = (
        error(label.position, "labels", f"{code}: the exam has no such item")
        for code, label in read.items()
        if code not in items
    )
    judged = (
        Judged(code, item.text, read[code], str(item.status))
        for code, item in items.items()
        if code in read
    )
    return Score(name, tuple(judged)), (*problems, *strangers)


def report(scores: Iterable[Score], *, wrong: bool = False) -> str:
    """Return the table, the confusion matrix of everything, and each wrong item if asked for."""
    each = tuple(scores)
    total = Score("in total", tuple(item for one in each for item in one.items))
    rows = [one.row() for one in each]
    lines = [*_aligned([_COLUMNS, *rows, *([total.row()] if len(each) > 1 else [])])]
    for one in (*each, *([total] if len(each) > 1 else [])):
        lines += ["", f"{one.name}:", *_aligned(one.matrix())]
    if wrong:
        lines += [line for one in each for line in _wrong(one)]
    return "\n".join(lines)


def _wrong(one: Score) -> Iterator[str]:
    wrong = [item for item in one.items if not item.right]
    if wrong:
        yield from ("", f"{one.name}, wrong:")
    for item in wrong:
        firm = ", firm" if item.label.firm else ""
        said = f"{item.verdict}, not {' or '.join(item.label.accept)}{firm}"
        yield f"  {item.code}  {said}{' (!)' if item.false_cover else ''}: {item.text}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "–"


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def labelled_cases() -> Iterator[tuple[str, Path, Path]]:
    """Yield the name, the workspace and the labels of everything that may be learned from."""
    yield from _cases("coverage")
    yield "bundled", sa.bundled_root(), _TESTS / "bundled_labels.yaml"


def sealed_cases() -> Iterator[tuple[str, Path, Path]]:
    """Yield the same of what neither weights nor rules of coverage were made from."""
    yield from _cases("coverage-sealed")


def elsewhere_cases() -> Iterator[tuple[str, Path, Path]]:
    """Yield the same of sixteen other subjects, sealed as well; by far not as many are right."""
    yield from _cases("coverage-elsewhere")


def _cases(folder: str) -> Iterator[tuple[str, Path, Path]]:
    for labels in sorted((_TESTS / "cases" / folder).glob("*/labels.yaml")):
        yield labels.parent.name, labels.parent / "workspace", labels


def main(arguments: list[str] | None = None) -> int:
    """Print how often the coverage is wrong; return the exit code."""
    parser = argparse.ArgumentParser(prog="coverage_accuracy", description=__doc__.split("\n")[0])
    parser.add_argument("workspace", type=Path, nargs="?")
    parser.add_argument("labels", type=Path, nargs="?")
    sealed = parser.add_mutually_exclusive_group()
    sealed.add_argument("--sealed", action="store_true", help="cases nothing was learned from")
    sealed.add_argument("--elsewhere", action="store_true", help="the same on other subjects")
    parser.add_argument("--wrong", action="store_true", help="each wrong item with its text")
    given = parser.parse_args(arguments)
    if given.workspace and not given.labels:
        parser.error("a workspace needs its LABELS")
    if given.workspace and (given.sealed or given.elsewhere):
        parser.error("--sealed and --elsewhere are about cases that ship, not a workspace")
    cases = sealed_cases if given.sealed else labelled_cases
    shipped = elsewhere_cases if given.elsewhere else cases
    own = [(str(given.workspace), given.workspace, given.labels)]
    asked = own if given.labels else shipped()
    try:
        results = [score(*case) for case in asked]
    except (OSError, sa.StudyAtlasError) as failure:
        parser.error(str(failure))
    problems = [problem for _, found in results for problem in found]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(report([one for one, _ in results], wrong=given.wrong))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
