"""All commands in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import studyatlas
from studyatlas.cli import (
    building,
    by_hand,
    contrast,
    explain,
    planning,
    questions,
    reports,
    serve,
    study,
)
from studyatlas.cli.context import open_session

app = typer.Typer(
    name="studyatlas",
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
    context.obj = open_session(workspace)


for _module in (serve, building, reports, by_hand, questions, explain, planning, study, contrast):
    for _command in _module.COMMANDS:
        app.command(_command.__name__.rstrip("_"))(_command)
