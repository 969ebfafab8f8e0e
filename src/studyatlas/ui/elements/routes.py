"""Paths side by side: each a line of stations, with the sentence and the source of every hop."""

from __future__ import annotations

from studyatlas.analysis.paths import Paths, StudyPath
from studyatlas.model.atlas import Atlas
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.rows import Json, Rows, type_label
from studyatlas.wording import COST_WORDS, count, name_of, sentence, short

_NAME, _VIA = 80, 32


def routes(atlas: Atlas, found: Paths, chosen: int, *, key: str) -> None:
    """Draw the paths that were found; `mount.event_of(key)` tells what was done there.

    Events: `way` with the number of a path to draw, `select` with the `id` of a node.

    Args:
        atlas: where the nodes stand.
        found: paths, the cheapest first.
        chosen: the number of the one that is drawn, from 1.
        key: names this element on the page.
    """
    mount("routes", key, routes_data(atlas, found, chosen), uses=("rows", "badges"))


def routes_data(atlas: Atlas, found: Paths, chosen: int) -> Json:
    """Return what the browser gets."""
    rows = Rows(atlas, {}, 0)
    ways = [_way(atlas, path, rows) for path in found.paths]
    return {"ways": ways, "chosen": chosen, "cost": COST_WORDS, "legend": rows.legend()}


def _way(atlas: Atlas, path: StudyPath, rows: Rows) -> Json:
    inner = [short(name_of(atlas, node), _VIA) for node in path.nodes[1:-1]]
    return {
        "title": f"Via {', '.join(inner)}" if inner else "Directly",
        "facts": f"{count(len(path.steps), 'hop')}, cost {path.cost:.2f}",
        "stations": [
            {
                "id": node,
                "name": short(name_of(atlas, node), _NAME),
                "type": type_label(atlas, node),
            }
            for node in path.nodes
        ],
        "hops": [
            {"sentence": sentence(atlas, step)} | rows.source(step.provenance)
            for step in path.steps
        ],
    }
