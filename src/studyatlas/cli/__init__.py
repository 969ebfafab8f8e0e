"""The command line: parse, call one function, print, return an exit code."""

from __future__ import annotations

import sys

from studyatlas.cli.app import app
from studyatlas.cli.output import EXIT_USAGE, fail, mend_streams
from studyatlas.model.errors import StudyAtlasError

_WORKSPACE = ("-w", "--workspace")


def _workspace_first(arguments: list[str]) -> list[str]:
    """Return the arguments with `-w NOTES` before the command, wherever it was typed.

    >>> _workspace_first(["coverage", "-w", "notes", "--task", "2.1"])
    ['-w', 'notes', 'coverage', '--task', '2.1']
    """
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument in _WORKSPACE and place + 1 < len(arguments):
            return [*arguments[place : place + 2], *arguments[:place], *arguments[place + 2 :]]
        if argument.startswith("--workspace="):
            return [argument, *arguments[:place], *arguments[place + 1 :]]
    return arguments


def main() -> None:
    """Run the command line; a mistake is one line on standard error, never a traceback."""
    mend_streams()
    try:
        app(_workspace_first(sys.argv[1:]))
    except StudyAtlasError as failure:
        fail(str(failure))
        sys.exit(EXIT_USAGE)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody to tell
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
