"""coverage --since: what changed between two versions of the notes or of the exam guide."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from rich.text import Text

from studyatlas import api_coverage
from studyatlas.analysis.coverage import Coverage
from studyatlas.analysis.coverage.changes import Changes, ItemChange, Turn
from studyatlas.cli.context import Session
from studyatlas.cli.output import EXIT_USAGE, Line, fail, print_answer, print_text, styled
from studyatlas.export import changes_markdown, shapes
from studyatlas.model.atlas import Atlas
from studyatlas.store.revision import RevisionError
from studyatlas.wording import (
    STATUS_MARKS,
    TURN_WORDS,
    change_words,
    coverage_of,
    item_change_words,
)

_FORMS = ("text", "json", "markdown")


def print_changes(
    current: Session, atlas: Atlas, report: Coverage, since: str, task: str | None, form: str
) -> None:
    """Print what changed since an earlier version, or leave with what is wrong with its name."""
    if form not in _FORMS:
        fail(f"--since goes with --format {', '.join(_FORMS)}")
        raise typer.Exit(EXIT_USAGE)
    try:
        earlier = api_coverage.read_earlier(current.workspace, since)
    except RevisionError as failure:
        fail(str(failure))
        raise typer.Exit(EXIT_USAGE) from failure
    found = api_coverage.changes(atlas, earlier, report.exam, task)
    if form == "markdown":
        print_text(changes_markdown.render(found))
    else:
        print_answer(
            form,
            lambda: shapes.coverage_shape(report) | shapes.changes_shape(found),
            lambda: _lines(report, found),
        )


def _lines(report: Coverage, found: Changes) -> Iterator[Line]:
    yield Text(f"{coverage_of(report)}: {change_words(found)}", style="bold")
    if not found.items:
        yield "No item changed."
    for turn in Turn:
        changes = found.of(turn)
        if changes:
            yield ""
            yield Text(f"{TURN_WORDS[turn]}: {len(changes)}", style="bold")
        yield from (_line(change) for change in changes)


def _line(change: ItemChange) -> Line:
    item = change.after or change.before
    if item is None:  # no change is of nothing
        return ""
    style = styled(str(item.status)).style
    line = Text("  ").append_text(styled(STATUS_MARKS[item.status], str(style)))
    line.append(f" {item.code:<7} {item.text}")
    return line.append(f"  ({item_change_words(change)})", style="dim")
