"""The command line: parse, call one function, print, return an exit code."""

from __future__ import annotations

import sys

from studyatlas.cli.app import app
from studyatlas.cli.output import EXIT_USAGE, fail, mend_streams
from studyatlas.model.errors import StudyAtlasError


def main() -> None:
    """Run the command line; a mistake is one line on standard error, never a traceback."""
    mend_streams()
    try:
        app()
    except StudyAtlasError as failure:
        fail(str(failure))
        sys.exit(EXIT_USAGE)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody to tell
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
