"""One reading of a folder of notes in a process of its own.

    python -m benchmarks.alone READER FOLDER

prints the seconds from the folder to a NetworkX graph, without the time to import, and how many
nodes and edges that has.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import memory

_LOOKS = 0.05
"""Seconds between two looks at how much memory is taken."""
_PATIENCE = 1800


def seconds(how: str, folder: Path) -> float:
    """Return how long a reader takes."""
    found: float = _told(_started(how, folder))["seconds"]
    return found


def peak(how: str, folder: Path) -> float:
    """Return the most memory that a reader and its processes take, in MiB, imports included."""
    process = _started(how, folder)
    highest = 0.0
    answer: list[dict[str, Any]] = []
    waiting = threading.Thread(target=lambda: answer.append(_told(process)))
    waiting.start()
    while waiting.is_alive():
        highest = max(highest, memory.mebibytes(process.pid))
        waiting.join(_LOOKS)
    if not answer:
        raise RuntimeError(f"{how} did not read {folder}")
    return highest


def is_installed(how: str) -> bool:
    """Tell whether a reader can be asked."""
    module = _NEEDS.get(how, "")
    return not module or find_spec(module) is not None


def _started(how: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.alone", how, str(folder)]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def _told(process: subprocess.Popen[str]) -> dict[str, Any]:
    said, _ = process.communicate(timeout=_PATIENCE)
    if process.returncode:
        raise RuntimeError(f"{process.args} ended with {process.returncode}")
    told: dict[str, Any] = json.loads(said)
    return told


def _studyatlas() -> Callable[[Path], Any]:
    from studyatlas.ingest.build import build

    return lambda folder: build(folder, with_workers=True)[0].graph


def _graphmark() -> Callable[[Path], Any]:
    import graphmark
    import networkx as nx

    return lambda folder: nx.DiGraph(graphmark.build(folder).out_links)


def _obsidiantools() -> Callable[[Path], Any]:
    import obsidiantools.api as obsidiantools

    return lambda folder: obsidiantools.Vault(folder).connect().graph


def _bytes() -> Callable[[Path], Any]:
    import networkx as nx

    def read(folder: Path) -> Any:
        graph: nx.Graph[str] = nx.Graph()
        for file in sorted(folder.rglob("*.md")):
            graph.add_node(file.name, size=len(file.read_bytes()))
        return graph

    return read


READERS: Mapping[str, Callable[[], Callable[[Path], Any]]] = {
    "studyatlas": _studyatlas,
    "graphmark": _graphmark,
    "obsidiantools": _obsidiantools,
    "reading the bytes": _bytes,
}
_NEEDS = {"graphmark": "graphmark", "obsidiantools": "obsidiantools"}


def main(how: str, folder: str) -> None:
    """Read, and say how long it took."""
    read = READERS[how]()
    start = time.perf_counter()
    graph = read(Path(folder))
    taken = time.perf_counter() - start
    size = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}
    print(json.dumps({"seconds": taken, **size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
