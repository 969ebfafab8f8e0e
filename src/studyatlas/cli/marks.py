"""What is marked as known, for the commands that take it into account."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from studyatlas import api_study
from studyatlas.analysis.progress import Progress
from studyatlas.cli.context import Session
from studyatlas.cli.output import say
from studyatlas.model.atlas import Atlas
from studyatlas.wording import count, short

KnownOption = Annotated[
    list[str] | None,
    typer.Option(
        help="A topic, item, task or domain that you know, beside the marked; may be repeated."
    ),
]
NoMarksOption = Annotated[
    bool, typer.Option("--no-marks", help="Answer as if nothing were marked as known.")
]


def marks_file(current: Session) -> Path:
    """Return where the marks of the workspace are kept."""
    return api_study.marks_file(current.workspace, os.environ, sys.platform, Path.home())


def read_progress(current: Session, atlas: Atlas) -> Progress:
    """Read the marks; what is wrong with their file is said, and makes the command end with 1."""
    progress, marks = api_study.read_progress(atlas, marks_file(current))
    current.problems += marks.problems
    for problem in marks.problems:
        say(str(problem))
    tell_gone(progress)
    return progress


def tell_gone(progress: Progress) -> None:
    """Say which marks are of topics that the atlas does not have."""
    if progress.gone:
        marks = count(len(progress.gone), "marked topic")
        say(f"Not in this workspace, and kept: {marks} ({short(', '.join(progress.gone))})")


def known_names(
    current: Session, atlas: Atlas, named: Iterable[str] | None, *, no_marks: bool
) -> list[str]:
    """Return what counts as known: what is marked so, and what was named."""
    marked = [] if no_marks else sorted(read_progress(current, atlas).known)
    return [*marked, *(named or ())]
