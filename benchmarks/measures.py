"""What is compared, and how each side is asked to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import studyatlas as sa
from benchmarks import generate
from benchmarks.bench import Bench, Drawing
from benchmarks.plain import plain_html
from benchmarks.results import Comparison
from benchmarks.turns import Values, in_turn
from studyatlas.ui.canvas import standalone_html

CANVAS = "explore-canvas"


def pages(bench: Bench) -> Iterator[Comparison]:
    """Compare our standalone page with pyvis's page of the same graph."""
    for drawing in bench.scale.drawings:
        folder = bench.folder / f"pages-{drawing.nodes}"
        atlas = sa.open(generate.write(folder, generate.topics(drawing.nodes)))
        ours, beside = folder / "ours.html", folder / "beside.html"
        ours.write_text(standalone_html(atlas, atlas.nodes), encoding="utf-8")
        beside.write_text(plain_html(atlas, atlas.nodes), encoding="utf-8")
        what = f"page with {drawing.nodes:,} nodes: graph seen"
        ((here, there),) = in_turn(
            what, drawing.rounds, partial(_seen, bench, ours), partial(_seen, bench, beside)
        )
        yield bench.result(what, "s", drawing.asked, here, there)


def _seen(bench: Bench, page: Path) -> Values:
    with bench.visit(page.as_uri()) as shown:
        return (shown.seconds_until("seen"),)


def apps(bench: Bench) -> Iterator[Comparison]:
    """Compare our app with a Streamlit app around pyvis: the same graph, the same selection."""
    for drawing in bench.scale.drawings:
        workspace = bench.written(f"apps-{drawing.nodes}", generate.topics(drawing.nodes))
        labels = {node.id: node.label for node in sa.open(workspace).nodes.values()}
        with (
            bench.ours(workspace) as ours,
            bench.plain(workspace, drawing.nodes) as beside,
        ):
            yield from _app(bench, drawing, f"{ours}/?cap={drawing.nodes}", beside, labels)


def _app(
    bench: Bench, drawing: Drawing, ours: str, beside: str, labels: dict[str, str]
) -> Iterator[Comparison]:
    bench.warm(ours)
    bench.warm(beside)
    chosen: list[str] = []

    def here() -> Values:  # measured first: the other side shows what was clicked here
        with bench.visit(ours) as shown:
            seen = shown.seconds_until("seen")
            if not chosen:
                shown.settle()
                chosen.extend(shown.middlemost(CANVAS)[:2])
            return seen, *(shown.bytes_of(shown.clicking(CANVAS, node)) for node in chosen)

    def there() -> Values:
        with bench.visit(beside) as shown:
            seen = shown.seconds_until("seen")
            sent = shown.bytes_of(shown.searching(labels[chosen[0]]))
            return seen, sent, sent

    what = f"app with {drawing.nodes:,} nodes"
    seen, sent, sent_again = in_turn(what, drawing.rounds, here, there)
    yield bench.result(f"{what}: graph seen", "s", drawing.asked, *seen)
    yield bench.result(f"{what}: bytes of a first selection", "bytes", "at least 50", *sent)
    yield bench.result(f"{what}: bytes of the next one", "bytes", "at least 50", *sent_again)


def walks(bench: Bench) -> Iterator[Comparison]:
    """Compare walking in a small atlas with walking the same way in a large one."""
    scale = bench.scale
    size = min(scale.atlases)  # of a district: the small atlas is one, the large one begins with it
    few, many = (
        bench.written(f"atlas-{n}", generate.districts(n, scale.around, size))
        for n in scale.atlases
    )
    what = f"double click until {scale.around} other nodes are drawn"
    with bench.ours(few) as small, bench.ours(many) as large:
        for address in (small, large):
            bench.warm(address)
        hops = in_turn(
            what, scale.walks, partial(_walk, bench, small), partial(_walk, bench, large)
        )
    here, there = (tuple(v for hop in hops for v in hop[side]) for side in (0, 1))
    sides = (f"atlas of {scale.atlases[0]:,}", f"atlas of {scale.atlases[1]:,}")
    yield bench.result(what, "s", "at most 3", here, there, sides)


def _walk(bench: Bench, address: str) -> Values:
    """Return how long each hop from hub to hub takes.

    Raises:
        RuntimeError: what was drawn is not the neighbourhood that was to be measured.
    """
    first, *others = generate.walk()[: bench.scale.hops + 1]
    url = f"{address}/?node={first}&around={first}&cap={bench.scale.around}"
    with bench.visit(url) as shown:
        shown.seconds_until("seen")
        seconds = []
        for node in others:
            shown.settle()
            seconds.append(shown.seconds_of_recentring(CANVAS, node))
        if len(shown.drawn_on(CANVAS)) != bench.scale.around:
            raise RuntimeError(f"{len(shown.drawn_on(CANVAS))} nodes are drawn around {node}")
    return tuple(seconds)


def first_page(bench: Bench) -> Iterator[Comparison]:
    """Compare what a person first sees: the bundled atlas, drawn and ready to be searched."""
    bundled = sa.bundled_root()
    ours, plain = partial(bench.ours, bundled), partial(bench.plain, bundled, 0)
    visits = bench.scale.visits
    what = "first page usable, first visit of a server"
    ((here, there),) = in_turn(
        what, visits, partial(_usable_afresh, bench, ours), partial(_usable_afresh, bench, plain)
    )
    yield bench.result(what, "s", "over 1", here, there)
    what = "first page usable, warm server"
    with ours() as one, plain() as other:
        bench.warm(one)
        bench.warm(other)
        ((here, there),) = in_turn(
            what, visits, partial(_usable, bench, one), partial(_usable, bench, other)
        )
    yield bench.result(what, "s", "over 1", here, there)


def _usable(bench: Bench, address: str) -> Values:
    """Return when the graph is seen and the search can be used; then prove that it can."""
    with bench.visit(address) as shown:
        seconds = shown.seconds_until("seen", "search")
        shown.check_search()
    return (seconds,)


def _usable_afresh(bench: Bench, serve: Callable[[], AbstractContextManager[str]]) -> Values:
    with serve() as address:
        return _usable(bench, address)


MEASURES = (pages, apps, walks, first_page)
"""Every part, in the order in which it is measured."""
