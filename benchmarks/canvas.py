"""How soon a graph is seen, and what a click costs: our canvas beside plain pyvis.

    python benchmarks/canvas.py            everything, about half an hour on a quiet machine
    python benchmarks/canvas.py --quick    tiny graphs, to see that it runs; the numbers say nothing

What is compared and why stands in docs/performance.md. It prints ratios and never judges them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import machine
from bench import Bench, Drawing, Scale
from browser import chromium
from measures import MEASURES
from results import Comparison, tables, with_table

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_QUICK = Scale(
    drawings=(Drawing(30, "–", rounds=1),),
    atlases=(40, 80),
    around=20,
    walks=1,
    hops=2,
    visits=1,
    limit=120,
    quiet=0.5,
)


def main() -> None:
    """Measure what was asked for, print it, and write it where that was asked for."""
    wanted = _arguments()
    scale = _QUICK if wanted.quick else Scale()
    before = machine.load()
    with TemporaryDirectory() as folder, chromium() as browser:
        bench = Bench(browser, Path(folder), scale)
        found = [result for name in wanted.only for result in MEASURES[name](bench)]
        about = machine.describe(browser.version)
    about["load before / after"] = f"{before}, {machine.load()}"
    text = _text(found, about)
    print(text)
    if wanted.json:
        data = {"machine": about, "results": [result.as_data() for result in found]}
        wanted.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    if wanted.write:
        _PAGE.write_text(with_table(_PAGE.read_text("utf-8"), text), encoding="utf-8")


def _text(found: list[Comparison], about: dict[str, str]) -> str:
    lines = (f"- {name}: {value}" for name, value in about.items())
    return "\n".join(["", tables(found), "", *lines, ""])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="tiny graphs, to see that it runs")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="may be repeated")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every round as JSON")
    parser.add_argument("--write", action="store_true", help=f"put the table into {_PAGE.name}")
    wanted = parser.parse_args()
    if wanted.write and (wanted.quick or wanted.only):
        parser.error("only a full run may be written into the documentation")
    wanted.only = wanted.only or list(MEASURES)
    return wanted


if __name__ == "__main__":
    main()
