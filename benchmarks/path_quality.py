"""Whether study paths answer study questions, against answers written down before.

    python -m benchmarks.path_quality                        the bundled atlas, every path shown
    python -m benchmarks.path_quality WORKSPACE QUESTIONS    any workspace, a file of questions

Marks: `+` an accepted answer, `-` a rejected one (through a mere hub or a homonym), `.` neither.
Exits with 1 where a question cannot be read, and with 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import studyatlas as sa
from benchmarks.path_questions import Question, read_questions
from studyatlas.analysis.paths import StudyPath

QUESTIONS = Path(__file__).parent / "path_questions" / "mla-c01.yaml"
WAYS = 3
"""How many alternatives are asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with the paths that the program finds."""

    question: Question
    paths: tuple[StudyPath, ...]

    @property
    def marks(self) -> str:
        """One sign for each path: `+`, `-` or `.`."""
        return "".join(_mark(self.question, path) for path in self.paths)


def answers(atlas: sa.Atlas, questions: Iterable[Question]) -> Iterator[Answer]:
    """Yield the paths that the program finds for each question."""
    for question in questions:
        found = sa.path(atlas, question.source, question.target, alternatives=WAYS)
        yield Answer(question, found.paths)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions are answered."""

    questions: int
    first_accepted: int
    accepted: int
    """One of the paths is."""
    first_rejected: int
    rejected: int
    """One of the paths is."""


def count(each: Iterable[Answer]) -> Counts:
    """Return how many questions are answered, and how many misled."""
    marks = [answer.marks for answer in each]
    return Counts(
        len(marks),
        sum(mark.startswith("+") for mark in marks),
        sum("+" in mark for mark in marks),
        sum(mark.startswith("-") for mark in marks),
        sum("-" in mark for mark in marks),
    )


def report(given: Iterable[Answer]) -> str:
    """Return every question with its paths, and the counts."""
    each = tuple(given)
    counts = count(each)
    lines = [line for answer in each for line in _lines(answer)]
    first, among = f"first path {counts.first_accepted}", f"one of {WAYS} {counts.accepted}"
    lines.append(f"accepted, of {counts.questions}: {first}, {among}")
    first, among = f"first path {counts.first_rejected}", f"one of {WAYS} {counts.rejected}"
    lines.append(f"rejected: {first}, {among}")
    return "\n".join(lines)


def _mark(question: Question, path: StudyPath) -> str:
    if question.rejects(path.nodes):
        return "-"
    return "+" if question.accepts(path.nodes) else "."


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.question.text
    for path in answer.paths:
        chain = " > ".join(path.nodes)
        yield f"  {_mark(answer.question, path)} {path.cost:6.2f}  {chain}"
    yield ""


def main(arguments: list[str] | None = None) -> int:
    """Print how many questions are answered; return the exit code."""
    parser = argparse.ArgumentParser(prog="path_quality", description=__doc__.split("\n")[0])
    parser.add_argument("workspace", type=Path, nargs="?", default=sa.bundled_root())
    parser.add_argument("questions", type=Path, nargs="?")
    given = parser.parse_args(arguments)
    if given.workspace != sa.bundled_root() and not given.questions:
        parser.error("a workspace needs its QUESTIONS")
    try:
        atlas = sa.open(given.workspace)
        questions, problems = read_questions(given.questions or QUESTIONS, atlas)
    except (OSError, sa.StudyAtlasError) as failure:
        parser.error(str(failure))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(report(answers(atlas, questions)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
