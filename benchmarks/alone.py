"""One reading of a folder of notes in a process of its own.

    python -m benchmarks.alone READER FOLDER

prints the seconds from the folder to a NetworkX graph, without the time to import, and how many
nodes that has.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import memory

Deed = Callable[[], Any]
"""Reads; what it needs is imported and prepared before."""

_LOOKS = 0.05
"""Seconds between two looks at how much memory is taken."""
_PATIENCE = 1800


@dataclass(frozen=True, slots=True)
class Told:
    """What one reading took."""

    seconds: float
    work: float
    """Seconds of all processors, the time to start included."""
    mebibytes: float
    """The most memory that all its processes took, imports included; 0 where nobody looked."""


def seconds(how: str, folder: Path) -> float:
    """Return how long a reader takes."""
    return _answer(_started(how, folder), 0.0).seconds


def watched(how: str, folder: Path) -> Told:
    """Return what a reader takes, looking at its memory all the while."""
    process = _started(how, folder)
    highest = 0.0
    answer: list[Told] = []
    waiting = threading.Thread(target=lambda: answer.append(_answer(process, 0.0)))
    waiting.start()
    while waiting.is_alive():
        highest = max(highest, memory.mebibytes(process.pid))
        waiting.join(_LOOKS)
    if not answer:
        raise RuntimeError(f"{how} did not read {folder}")
    return replace(answer[0], mebibytes=highest)


def is_installed(how: str) -> bool:
    """Tell whether a reader can be asked."""
    module = _NEEDS.get(how, "json")
    return how in READERS and find_spec(module) is not None


def _started(how: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.alone", how, str(folder)]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def _answer(process: subprocess.Popen[str], mebibytes: float) -> Told:
    said, _ = process.communicate(timeout=_PATIENCE)
    if process.returncode:
        raise RuntimeError(f"{process.args} ended with {process.returncode}")
    found = json.loads(said)
    return Told(found["seconds"], found["work"], mebibytes)


def _studyatlas(folder: Path) -> Deed:
    import networkx as nx  # noqa: F401 - the graph is made of it

    from studyatlas.api_reading import read_atlas

    return lambda: read_atlas(folder, with_workers=True)[0].graph


def _to_an_atlas(folder: Path) -> Deed:
    from studyatlas.api_reading import read_atlas

    return lambda: read_atlas(folder, with_workers=True)[0]


def _warm(folder: Path) -> Deed:
    """From the snapshot that lies beside the vault; it is made where it is not there."""
    from studyatlas.api_reading import read_atlas, snapshot_of

    cache = folder.with_name(f"{folder.name}-cache")
    snapshot = snapshot_of(folder, cache)
    if snapshot and not snapshot.file.exists():
        read_atlas(folder, with_workers=True, cache=cache)
    return lambda: read_atlas(folder, with_workers=True, cache=cache)[0]


def _edited(folder: Path) -> Deed:
    """One note gets a line more in a vault that this process has read already."""
    from studyatlas.api_reading import read_opened
    from studyatlas.ingest.kept import Kept
    from studyatlas.store.workspace import open_workspace

    kept = Kept()

    def read() -> Any:
        opened, problems = open_workspace(folder, None, kept.files)
        return read_opened(opened, problems, kept=kept, with_workers=True)[0]

    read()
    _edit(folder)
    return read


def _edited_meanwhile(folder: Path) -> Deed:
    """One note got a line more since a program that has ended kept a snapshot of the vault."""
    from studyatlas.api_reading import read_atlas, snapshot_of

    cache = folder.with_name(f"{folder.name}-edited-cache")
    snapshot = snapshot_of(folder, cache)
    if snapshot and not snapshot.file.exists():
        read_atlas(folder, with_workers=True, cache=cache)
    _edit(folder)
    return lambda: read_atlas(folder, with_workers=True, cache=cache)[0]


def _edit(folder: Path) -> None:
    note = min(folder.rglob("*.md"))
    note.write_text(note.read_text("utf-8") + "\nOne more line.\n", encoding="utf-8")


def _links_alone(folder: Path) -> Deed:
    import networkx as nx  # noqa: F401 - the graph is made of it

    from studyatlas.api_reading import read_atlas

    return lambda: read_atlas(folder, links_only=True)[0].graph


def _graphmark(folder: Path) -> Deed:
    import graphmark
    import networkx as nx

    return lambda: nx.DiGraph(graphmark.build(folder).out_links)


def _obsidiantools(folder: Path) -> Deed:
    import obsidiantools.api as obsidiantools

    return lambda: obsidiantools.Vault(folder).connect().graph


def _bytes(folder: Path) -> Deed:
    import networkx as nx

    def read() -> Any:
        graph: nx.Graph[str] = nx.Graph()
        for file in sorted(folder.rglob("*.md")):
            graph.add_node(file.name, size=len(file.read_bytes()))
        return graph

    return read


READERS: Mapping[str, Callable[[Path], Deed]] = {
    "studyatlas": _studyatlas,
    "to an atlas": _to_an_atlas,
    "from the snapshot": _warm,
    "one note edited, program running": _edited,
    "one note edited, new program": _edited_meanwhile,
    "links alone": _links_alone,
    "graphmark": _graphmark,
    "obsidiantools": _obsidiantools,
    "reading the bytes": _bytes,
}
_NEEDS = {"graphmark": "graphmark", "obsidiantools": "obsidiantools"}


def main(how: str, folder: str) -> None:
    """Read, and say how long it took."""
    read = READERS[how](Path(folder))
    start = time.perf_counter()
    found = read()
    taken = time.perf_counter() - start
    nodes = found.number_of_nodes() if hasattr(found, "number_of_nodes") else len(found.nodes)
    print(json.dumps({"seconds": taken, "work": _work(), "nodes": nodes}))


def _work() -> float:
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
