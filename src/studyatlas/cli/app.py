"""All commands in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import studyatlas
from studyatlas.cli.late import Entry, late_group

COMMANDS = (
    Entry("serve", "serve", "Open the explorer in a browser."),
    Entry(
        "build",
        "building",
        "Read everything now and keep the snapshot, from which other commands start.",
    ),
    Entry("check", "reports", "List every mistake in the workspace, each with its line."),
    Entry(
        "coverage",
        "reports",
        "Say for every exam item whether the notes cover it, with the lines that do.",
    ),
    Entry("stats", "reports", "Count nodes and relations by type, and name the hubs and bridges."),
    Entry(
        "export",
        "reports",
        "Write the whole atlas: JSON is NetworkX node-link, Parquet a folder of two tables.",
    ),
    Entry(
        "confirm",
        "by_hand",
        "Say that a section of the notes covers an exam item, until one of them changes.",
    ),
    Entry(
        "waive",
        "by_hand",
        "Leave an exam item out of coverage, for a reason, until its words change.",
    ),
    Entry(
        "search",
        "questions",
        "Find topics, exam items and sections by name, or by a phrase in the schema's words.",
    ),
    Entry("path", "questions", "Explain how one topic leads to another, hop by hop."),
    Entry(
        "show",
        "explain",
        "Show a topic: its summary, relations with their source lines, "
        "and where the notes have it.",
    ),
    Entry(
        "plan",
        "planning",
        "List what to learn for a target, in order, with what to read; what you marked is skipped.",
    ),
    Entry(
        "next",
        "study",
        "List what is ready to learn now: all that it needs is known, and itself it is not.",
    ),
    Entry("unlocks", "study", "Say what a topic opens: what needs it, directly and in the end."),
    Entry(
        "mark",
        "study",
        "Mark a topic as known, learning, to review or unknown; without a topic, list the marks.",
    ),
    Entry(
        "compare",
        "contrast",
        "Say what two topics share and where they differ, relation by relation.",
    ),
)
"""Every command; each is imported when it is called."""

app = typer.Typer(
    name="studyatlas",
    cls=late_group(*COMMANDS),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "An atlas of what you study: how it connects, what to learn first, "
        "and which exam items your notes leave out.\n\n"
        "Example: studyatlas -w my-notes coverage"
    ),
)


def _say_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"studyatlas {studyatlas.__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "-w",
            "--workspace",
            help="A folder of notes, or one file. Default: here, else the bundled atlas.",
        ),
    ] = None,
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """Open the workspace that the command works on."""
    from studyatlas.cli.context import open_session

    context.obj = open_session(workspace)
