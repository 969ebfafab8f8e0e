"""confirm and waive: a person's own word on an exam item, kept in `graph/by-hand.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from studyatlas import api_coverage
from studyatlas.cli.context import Session, session
from studyatlas.cli.output import EXIT_ERRORS, EXIT_USAGE, fail, say
from studyatlas.model.atlas import Atlas
from studyatlas.store.by_hand import BY_HAND, DamagedFileError

Said = TypeVar("Said")
ItemArgument = Annotated[str, typer.Argument(help="An exam item: its id, code or text.")]


def confirm(
    context: typer.Context,
    item: ItemArgument,
    section: Annotated[
        str, typer.Argument(help="A section: its id or title, or a line in it (notes.md:12).")
    ],
) -> None:
    """Say that a section of the notes covers an exam item, until one of them changes.

    Example: studyatlas -w my-notes confirm 2.1.K4 data/mla-c01/notes/built-in-algorithms.md:9
    """
    current = session(context)
    atlas, root = _open(current)
    made = _written(lambda: api_coverage.confirm(atlas, root, item, section))
    say(f"{made.item} is covered by {made.section}, as both are now ({BY_HAND})")
    current.end()


def waive(
    context: typer.Context,
    item: ItemArgument,
    reason: Annotated[str, typer.Argument(help="Why it is left out.")],
) -> None:
    """Leave an exam item out of coverage, for a reason, until its words change.

    Example: studyatlas -w my-notes waive 2.1.K4 "my school does not test it"
    """
    current = session(context)
    atlas, root = _open(current)
    made = _written(lambda: api_coverage.waive(atlas, root, item, reason))
    say(f"{made.item} is left out, as it is worded now: {made.reason} ({BY_HAND})")
    current.end()


def _open(current: Session) -> tuple[Atlas, Path]:
    """Return the atlas of a workspace that can be written to."""
    current.require()
    if current.bundled or not current.workspace.is_dir():
        what = "the bundled atlas" if current.bundled else "a single file"
        fail(f"{what} keeps no word of yours; name a folder of notes with -w")
        raise typer.Exit(EXIT_USAGE)
    return current.atlas(), current.workspace


def _written(write: Callable[[], Said]) -> Said:
    """Return what was written; leave with one line where it could not be."""
    try:
        return write()
    except DamagedFileError as failure:
        fail(str(failure))
        raise typer.Exit(EXIT_ERRORS) from failure
    except OSError as failure:
        fail(f"{BY_HAND}: {failure.strerror or failure}")
        raise typer.Exit(EXIT_USAGE) from failure


COMMANDS = (confirm, waive)
