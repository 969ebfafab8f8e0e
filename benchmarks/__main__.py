"""Everything that is measured, each as a ratio to a named peer or limit, from one run.

    python -m benchmarks                     everything, about an hour on a quiet machine
    python -m benchmarks queries start       some groups
    python -m benchmarks --small             tiny inputs, to see that it runs; numbers say nothing
    python -m benchmarks --write             puts the tables into docs/performance.md

What is compared and why stands in docs/performance.md. It prints ratios and never judges them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import machine
from benchmarks.results import Row, tables, with_text

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
GROUPS = (
    *("reading", "growth", "size", "queries", "judging"),
    *("start", "sessions", "elsewhere", "canvas"),
)
"""Each is a module with a function `measure`; in this order they are measured."""


def main() -> None:
    """Measure what was asked for, print it, and write it where that was asked for."""
    wanted = _arguments()
    about = machine.describe()
    found: dict[str, Any] = {}
    for name in wanted.groups:
        before = machine.load()
        with TemporaryDirectory() as folder:
            rows = list(_group(name)(Path(folder), small=wanted.small))
        described = {**about, "load before / after": f"{before}, {machine.load()}"}
        lines = (f"- {what}: {value}" for what, value in described.items())
        text = "\n".join([tables(rows), "", *lines])
        print(f"{name}\n\n{text}\n", flush=True)
        found[name] = [row.as_data() for row in rows]
        if wanted.json:  # after each group: the next one may take an hour, or fail
            data = {"machine": about, "results": found}
            wanted.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        if wanted.write:
            _PAGE.write_text(with_text(_PAGE.read_text("utf-8"), name, text), encoding="utf-8")


def _group(name: str) -> Callable[..., Iterator[Row]]:
    measure: Callable[..., Iterator[Row]] = import_module(f"benchmarks.{name}").measure
    return measure


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--small", action="store_true", help="tiny inputs, to see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every round as JSON")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {_PAGE.name}")
    wanted = parser.parse_args()
    wanted.groups = wanted.groups or GROUPS
    if unknown := set(wanted.groups) - set(GROUPS):
        parser.error(f"no group {', '.join(sorted(unknown))}; there is {', '.join(GROUPS)}")
    if wanted.write and wanted.small:
        parser.error("only a full run may be written into the documentation")
    return wanted


if __name__ == "__main__":
    sys.exit(main())
