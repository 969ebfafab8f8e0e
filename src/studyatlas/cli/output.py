"""Printing: JSON or text to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from threading import Timer
from typing import Any

from rich.console import Console
from rich.text import Text

from studyatlas.model.position import Origin
from studyatlas.model.problem import Problem, Severity

EXIT_GOOD, EXIT_ERRORS, EXIT_USAGE = 0, 1, 2
_PATIENCE_SECONDS = 2.0

Line = Text | str
Shape = Callable[[], dict[str, Any]]

STYLES = {
    "covered": "green",
    "thin": "yellow",
    "missing": "red",
    "waived": "dim",
    "stale": "magenta",
    Origin.CURATED: "cyan",
    Origin.STATED: "green",
    Origin.INFERRED: "yellow",
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
}
"""Colours for a terminal; no meaning is told by colour alone."""


_SHOWN = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
_SHOWN |= dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)


class Format(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


def print_answer(form: str, shape: Shape, lines: Callable[[], Iterable[Line]]) -> None:
    """Print an answer as JSON or as lines of text; only the one that is asked for is made."""
    if form == Format.JSON:
        unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
        print_text(json.dumps(shape(), ensure_ascii=not unicode, indent=2))
    else:
        print_lines(lines())


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines: with colour and wrapped on a terminal, plain and whole when piped."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty(), emoji=False)
    for line in lines:
        console.print(_harmless(line if isinstance(line, Text) else Text(line)))


def print_text(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def say(message: str) -> None:
    """Print a remark to standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        _harmless(Text(message, style="dim"))
    )


@contextmanager
def patience(message: str, after: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Print a remark to standard error if what is done within takes longer than some seconds."""
    timer = Timer(after, say, [message])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def fail(message: str) -> None:
    """Print what is wrong to standard error."""
    line = Text("error: ", style="bold red")
    line.append(message, style="none")
    Console(stderr=True, highlight=False, soft_wrap=True).print(_harmless(line))


def mend_streams() -> None:
    """Let a character that the terminal's encoding lacks be spelled out instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _harmless(line: Text) -> Text:
    """Return a line whose control characters are shown, so that no note steers the terminal."""
    line.plain = line.plain.translate(_SHOWN)
    return line


def styled(word: str, style: str = "") -> Text:
    """Return a word in the style of its meaning."""
    return Text(word, style=style or STYLES.get(word, ""))


def problem_counts(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are.

    >>> problem_counts([])
    'no problems'
    """
    from studyatlas.wording import count

    found = [problem.severity for problem in problems]
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    return " and ".join(parts) or "no problems"
