"""build: read everything now, so that the next command starts at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Annotated

import typer

from studyatlas.api_reading import snapshot_of
from studyatlas.cli.context import Session, session
from studyatlas.cli.output import EXIT_USAGE, Line, fail, print_lines, problem_counts, say
from studyatlas.ingest.cluster import workers_at
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import ClusterError
from studyatlas.wording import count


def build(
    context: typer.Context,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler whose workers read the notes."),
    ] = None,
) -> None:
    """Read everything now and keep the snapshot, from which other commands start.

    Example: studyatlas -w my-notes build
    """
    current = session(context)
    current.require()
    begun = time.perf_counter()
    try:
        with workers_at(cluster) if cluster is not None else nullcontext() as executor:
            atlas = current.read(anew=True, executor=executor)
    except ClusterError as failure:
        fail(str(failure))
        raise typer.Exit(EXIT_USAGE) from failure
    took = time.perf_counter() - begun
    print_lines(_told(current, atlas, took))
    if current.problems:
        say(f"The input has {problem_counts(current.problems)}; 'studyatlas check' lists them.")
    current.end()


def _told(current: Session, atlas: Atlas, took: float) -> Iterator[Line]:
    notes = len(atlas.documents)
    yield f"{count(notes, 'note')} read in {took:.1f} s, {notes / took:,.0f} a second"
    yield f"{len(atlas.nodes):,} nodes, {len(atlas.relations):,} relations"
    snapshot = snapshot_of(current.workspace, current.cache)
    if snapshot is None:
        yield "No snapshot is kept: it is switched off."
    elif snapshot.file.exists():
        size = snapshot.file.stat().st_size / 1e6
        yield f"The snapshot is {snapshot.file} ({size:,.1f} MB); it may be deleted at any time."
    else:
        yield f"No snapshot could be kept in {snapshot.folder}."


COMMANDS = (build,)
