"""How often to measure in a browser, on what scale, and what is served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from benchmarks import generate, servers
from benchmarks.browser import Visit, new_context, visit
from benchmarks.generate import Topic, write
from benchmarks.results import Comparison, Unit
from benchmarks.turns import Values

PYVIS = ("studyatlas", "plain pyvis")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph that both sides draw."""

    nodes: int
    asked: str
    """What the ratio of the first visible graph should be."""
    rounds: int


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how often to measure."""

    drawings: tuple[Drawing, ...] = (
        Drawing(200, "at least 20", rounds=5),
        Drawing(1000, "at least 50", rounds=3),  # a round of pyvis takes minutes
    )
    atlases: tuple[int, int] = (300, 10_000)
    """Nodes of the small and the large atlas one walks in."""
    around: int = 150
    """Nodes of the neighbourhoods there."""
    walks: int = 3
    hops: int = generate.HUBS - 1
    """Double clicks of a walk."""
    visits: int = 5
    """Of the first page."""
    limit: float = 300.0
    """Seconds after which a round is given up."""
    quiet: float = 2.0
    """Seconds without a byte after which a click is over."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What every part uses: to see that it runs, it need not be fair."""

    workspace: Path
    ours: str
    plain: str
    context: BrowserContext
    """It keeps the scripts of a page for the next visit."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A browser, an empty folder to write into, and the scale."""

    browser: Browser
    folder: Path
    scale: Scale
    shared: Shared | None = None
    """Servers for everything; None where each part starts its own."""

    def written(self, name: str, topics: Sequence[Topic]) -> Path:
        """Write a workspace and return its folder."""
        return self.shared.workspace if self.shared else write(self.folder / name, topics)

    def ours(self, workspace: Path) -> AbstractContextManager[str]:
        """Serve our app on a workspace; yield its address."""
        return nullcontext(self.shared.ours) if self.shared else servers.studyatlas(workspace)

    def plain(self, workspace: Path, cap: int) -> AbstractContextManager[str]:
        """Serve the plain app on a workspace; yield its address."""
        return nullcontext(self.shared.plain) if self.shared else servers.plain(workspace, cap)

    @contextmanager
    def visit(self, url: str) -> Iterator[Visit]:
        """Open an address in a context of its own, or in the shared one."""
        shared = self.shared.context if self.shared else None
        context = shared or new_context(self.browser)
        with visit(context, url, self.scale.limit, self.scale.quiet) as shown:
            yield shown
        if not shared:
            context.close()

    def result(
        self,
        what: str,
        unit: Unit,
        asked: str,
        first: Values,
        second: Values,
        sides: tuple[str, str] = PYVIS,
    ) -> Comparison:
        """Return the comparison of two sides."""
        return Comparison(what, sides, unit, asked, first, second, self.scale.limit)

    def warm(self, address: str) -> None:
        """Visit a server once, so that it has imported and read what it needs."""
        if self.shared:
            return
        with self.visit(address) as shown:
            shown.seconds_until("search")
            shown.settle()
