"""The workspace a command works on, read once."""

from __future__ import annotations

import gc
import os
import sys
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

import typer

from studyatlas import api
from studyatlas.cli.output import EXIT_ERRORS, EXIT_GOOD, fail, problem_counts, say
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem, Severity
from studyatlas.store.listing import is_there
from studyatlas.store.snapshot import cache_folder

_EMPTY = "empty-workspace"  # the rule by which `check` knows a folder with nothing to read


@dataclass(slots=True)
class Session:
    """What the options before the command say."""

    workspace: Path
    """A folder or one file."""
    bundled: bool
    """True where no workspace was named and there is none here."""
    problems: tuple[Problem, ...] = field(default=())

    def atlas(self, *, links_only: bool = False) -> Atlas:
        """Read the workspace; what is wrong with it is remembered, and said in one line."""
        self.require()
        if self.bundled:
            say("No workspace here: this is the bundled atlas (AWS MLA-C01, Domain 2).")
        atlas = self.read(links_only=links_only)
        if atlas.vocabulary:
            say(
                f"The notes are about {atlas.vocabulary}: its bundled names are used, "
                "and its exam outline where they have none."
            )
        for problem in self.problems:
            if problem.rule == _EMPTY:
                say(f"{problem.position.path}: {problem.message}")
        if self.has_errors:
            say(f"The input has {problem_counts(self.problems)}; 'studyatlas check' lists them.")
        return atlas

    @property
    def cache(self) -> Path | None:
        """The folder where snapshots are kept; None where the person wants none."""
        return cache_folder(os.environ, sys.platform, Path.home())

    def read(
        self, *, anew: bool = False, executor: Executor | None = None, links_only: bool = False
    ) -> Atlas:
        """Read the workspace, from its snapshot if nothing changed; say nothing."""
        atlas, self.problems = api.read_atlas(
            self.workspace,
            executor=executor,
            with_workers=True,
            cache=self.cache,
            anew=anew,
            links_only=links_only,
        )
        gc.freeze()  # all of it stays to the end: nothing to look through for garbage
        return atlas

    def require(self) -> None:
        """Leave with one line where there is no such folder or file."""
        if not is_there(self.workspace):
            fail(f"{self.workspace}: no such file or folder")
            raise typer.Exit(EXIT_ERRORS)

    @property
    def has_errors(self) -> bool:
        """Tell whether the input has errors."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def end(self) -> None:
        """Leave with the exit code that tells whether the input has errors."""
        raise typer.Exit(EXIT_ERRORS if self.has_errors else EXIT_GOOD)


def open_session(named: Path | None) -> Session:
    """Return the workspace that was named, else the default one."""
    if named is not None:
        return Session(named, bundled=False)
    workspace, bundled = api.default_workspace(os.environ)
    return Session(workspace, bundled=bundled)


def session(context: typer.Context) -> Session:
    """Return the session that the options before the command opened."""
    found = context.find_object(Session)
    if found is None:  # only if the callback below `app` did not run
        raise RuntimeError("no session")
    return found
