"""How soon a graph is seen, and what a click costs: our canvas beside plain pyvis.

What is compared and why stands in docs/performance.md. It needs Chromium.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import generate, servers
from benchmarks.bench import Bench, Drawing, Scale, Shared
from benchmarks.browser import chromium, new_context
from benchmarks.measures import MEASURES
from benchmarks.results import Row

SMALL = Scale(
    drawings=(Drawing(30, "–", rounds=1),),
    atlases=(40, 40),
    around=20,
    walks=1,
    hops=2,
    visits=1,
    limit=120,
    quiet=0.3,
)


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Measure every part in a browser."""
    with chromium() as browser, ExitStack() as opened:
        scale = SMALL if small else Scale()
        shared = _shared(folder, opened, browser) if small else None
        bench = Bench(browser, folder, scale, shared)
        for part in MEASURES:
            yield from part(bench)


def _shared(folder: Path, opened: ExitStack, browser: Browser) -> Shared:
    size = SMALL.atlases[0]
    made = generate.write(folder / "small", generate.districts(size, SMALL.around, size))
    ours = opened.enter_context(servers.studyatlas(made))
    plain = opened.enter_context(servers.plain(made, SMALL.drawings[0].nodes))
    return Shared(made, ours, plain, new_context(browser))
