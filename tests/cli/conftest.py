"""Running the command line: in this process, or as a person does, in one of its own."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from unittest import mock

import pytest

from studyatlas.cli import main


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def _run(*words: object) -> Result:
    """Run `studyatlas` with these words; whatever it raises beside an exit code gets out."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["studyatlas", *map(str, words)]),
    ):
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code or 0
    return Result(code, out.getvalue(), err.getvalue())


def _process(*words: object, cwd=None, **environment: str) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "studyatlas", *map(str, words)],
        capture_output=True,
        cwd=cwd,
        env=os.environ | environment,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    return _run


@pytest.fixture(scope="session")
def process() -> Callable[..., Result]:
    return _process


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """Stand in an empty folder, so that the bundled atlas is the default."""
    empty = tmp_path / "nowhere"
    empty.mkdir()
    monkeypatch.chdir(empty)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return empty


FILES = {
    "guide.md": (
        "# Cheese\n## Domain 1: Making (100%)\n### Task 1.1: Make cheese\n"
        "Knowledge of:\n- Rennet\n- Curd and whey\n- Smoking\n"
    ),
    "cheese.md": (
        "# Rennet\n\nRennet comes from the stomach of a calf or from a thistle; rennet makes milk\n"
        "firm within an hour, at the warmth of a hand, and a knife then cuts it.\n\n"
        "# The dairy\n\nOn Monday curd hangs in cloth above the trough.\n"
    ),
    "graph/cheese.yaml": (
        "rennet: {type: tool, aliases: [Enzyme], requires: [milk]}\n"
        "curd: {type: concept, requires: [rennet]}\n"
        "whey: {type: concept, aliases: [Molke], part_of: [milk]}\n"
        "milk: {type: concept, summary: What a cow gives.}\n"
        "rind: {type: concept, requires: [brine]}\n"
        "brine: {type: concept}\n"
        "mould: {type: concept, label: Blue mould, aliases: [Form], part_of: [rind]}\n"
        "hoop: {type: tool, aliases: [Cheese form], part_of: [rind]}\n"
    ),
}


@pytest.fixture
def dairy(workspace):
    return workspace(FILES)


@pytest.fixture
def broken(workspace):
    """Return a workspace with an error in it; the rest can be read."""
    return workspace(FILES | {"graph/more.yaml": "brie: {type: chees}\n"})


@pytest.fixture
def doubtful(workspace):
    """Return a workspace with a warning and no error."""
    return workspace(FILES | {"more.md": "# More\n\nSee [the other](other.md) for more on it.\n"})
