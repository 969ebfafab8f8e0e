"""One process and many readers: how long a click takes, and what each session costs.

Every reader walks from node to node of one atlas, and looks at each for a while before the next.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import studyatlas as sa
from benchmarks import generate, memory, servers
from benchmarks.graphs import chance
from benchmarks.reader import Reader
from benchmarks.results import Comparison, Row
from benchmarks.turns import Values


@dataclass(frozen=True, slots=True)
class Scale:
    """How many read how much."""

    topics: int = 10_000
    readers: int = 50
    clicks: int = 4
    """Of each reader, in a round."""
    pause: float = 10.0
    """Seconds between a reader's clicks, on average."""
    rounds: int = 5


SMALL = Scale(topics=60, readers=3, clicks=2, pause=0.05, rounds=1)


@dataclass(frozen=True, slots=True)
class _Round:
    """What one round of reading showed, in milliseconds and MiB."""

    alone: float
    together: float
    at_once: float
    """The median where all click at the same moment."""
    each: float
    """Memory for each session beyond the first."""


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Let one read, then many."""
    scale = SMALL if small else Scale()
    workspace = generate.write(folder / "readers", generate.topics(scale.topics))
    nodes = sorted(sa.open(workspace).nodes)
    rounds = []
    for number in range(scale.rounds):
        with servers.watched(workspace) as (address, pid):
            rounds.append(asyncio.run(_read(address, pid, nodes, scale, number)))
            print(f"readers: {rounds[-1]} ({number + 1} of {scale.rounds})", file=sys.stderr)
    told = f"{scale.topics:,} nodes, a click every {scale.pause:g} s of each"
    sides = ("one session", f"{scale.readers} sessions")
    alone: Values = tuple(found.alone for found in rounds)

    def against(what: str, values: Values, asked: str = "") -> Row:
        return Comparison(what, sides, "ms", asked, alone, values)

    yield against(f"click, median, {told}", tuple(found.together for found in rounds), "at most 3")
    yield against("click, median, all at the same moment", tuple(found.at_once for found in rounds))
    if memory.can_be_told():
        each = tuple(found.each for found in rounds)
        limit = ("a limit", "each further session")
        yield Comparison("memory of a session", limit, "MiB", "at most 1", (_LIMIT,), each)


_LIMIT = 4.0
"""MiB for each further session: beyond it something of the atlas is not shared."""


async def _read(address: str, pid: int, nodes: Sequence[str], scale: Scale, number: int) -> _Round:
    luck = chance("readers", number)
    async with AsyncExitStack() as opened:
        readers = [await opened.enter_async_context(Reader(address)) for _ in range(scale.readers)]
        first, *others = readers
        await first.go("")
        alone = await _walk(first, nodes, scale, luck.random(), pause=scale.pause / 10)
        before = memory.mebibytes(pid)
        for reader in others:
            await reader.go("")
        walks = [_walk(r, nodes, scale, luck.random(), pause=scale.pause) for r in readers]
        together = [taken for walk in await asyncio.gather(*walks) for taken in walk]
        after = memory.mebibytes(pid)
        at_once = await asyncio.gather(*(r.go(_link(luck.choice(nodes))) for r in readers))
    return _Round(
        1000 * median(alone),
        1000 * median(together),
        1000 * median(at_once),
        (after - before) / max(1, len(others)),
    )


async def _walk(
    reader: Reader, nodes: Sequence[str], scale: Scale, seed: float, *, pause: float
) -> list[float]:
    luck = chance(seed)
    taken = []
    for _ in range(scale.clicks):
        await asyncio.sleep(pause * luck.uniform(0.5, 1.5))
        taken.append(await reader.go(_link(luck.choice(nodes))))
    return taken


def _link(node: str) -> str:
    return f"node={node}&around={node}"
