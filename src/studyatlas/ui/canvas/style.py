"""How each type of node looks: a colour and a shape, for light and for dark pages.

Colours follow the Okabe-Ito palette, which people with any common colour blindness can tell apart,
a little calmer. No two types share a shape, so the picture also reads in grey.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyatlas.model.atlas import Atlas
from studyatlas.model.schema import NodeType, Schema


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours of a shape on one kind of page, as `#rrggbb`."""

    fill: str
    line: str
    text: str = ""
    """Colour of text inside the shape; empty where the label stands outside."""


@dataclass(frozen=True, slots=True)
class Look:
    """How nodes of one type look."""

    shape: str
    """A shape of vis-network, or `page`, which the frontend draws itself."""
    light: Tone
    dark: Tone
    scale: float = 1.0
    """Factor that makes shapes of the same size look equally heavy. For a `box`, which is as large
    as its text: how early its name is drawn where the view has no room for all."""

    @property
    def inside(self) -> bool:
        """True where the label stands inside the shape."""
        return self.shape == "box"

    @property
    def mark(self) -> dict[str, str | list[str]]:
        """The shape with its colours, as the frontends of lists draw it."""
        light, dark = self.light, self.dark
        shades = {"light": [light.fill, light.line], "dark": [dark.fill, dark.line]}
        return {"shape": self.shape, **shades}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend."""

    type: str
    name: str
    """The type in words, of one node."""
    label: str
    """The same of several."""
    shown: int
    """How many of them are drawn; where none are, the type is switched off."""
    total: int
    """How many there would be with every type switched on."""
    look: Look


_LOOKS = {
    "concept": Look("dot", Tone("#3a80bd", "#255c8c"), Tone("#5b9fd8", "#a5cdf0")),
    "technique": Look("triangle", Tone("#1f9e77", "#0f6e51"), Tone("#35b58d", "#8fe0c4"), 1.05),
    "problem": Look("diamond", Tone("#d9652b", "#a04413"), Tone("#e57b45", "#f8bd9e"), 1.15),
    "service": Look("hexagon", Tone("#6fbbe6", "#2f7fae"), Tone("#86c9ee", "#d2ecfb"), 1.05),
    "algorithm": Look("square", Tone("#e3a72f", "#9c6c05"), Tone("#e8b04a", "#f9deab"), 0.88),
    "metric": Look("star", Tone("#c574a2", "#8c4470"), Tone("#d58cb6", "#f3cbe1"), 1.2),
    "tool": Look("triangleDown", Tone("#d8c93c", "#857a0c"), Tone("#e5d858", "#f8f2b4"), 1.05),
    "domain": Look(
        "box", Tone("#46536a", "#46536a", "#ffffff"), Tone("#c3ccda", "#c3ccda", "#171c26"), 3.0
    ),
    "task": Look(
        "box", Tone("#d5dce7", "#8492a8", "#232c3b"), Tone("#465268", "#8896ad", "#f2f5fa"), 2.5
    ),
    "item": Look(
        "box", Tone("#f4f6f9", "#a3afc0", "#232c3b"), Tone("#222a37", "#6f7d93", "#e4e9f1")
    ),
    "section": Look("page", Tone("#ffffff", "#68758a"), Tone("#2a3240", "#a9b6c9"), 0.95),
}

_OTHER = (
    Look("dot", Tone("#8377b8", "#5a4d92"), Tone("#9d92d1", "#d3ccf2")),
    Look("diamond", Tone("#7f8f45", "#566328"), Tone("#a0b061", "#d6e1a8"), 1.15),
    Look("square", Tone("#9a7355", "#6b4b32"), Tone("#b98f6e", "#e5c9b2"), 0.88),
    Look("hexagon", Tone("#7d8696", "#525b6a"), Tone("#9aa4b5", "#d4dae4"), 1.05),
)
"""Looks of types a user added, in the schema's order; after the last the first comes again."""


def looks(schema: Schema, present: Iterable[str] = ()) -> dict[str, Look]:
    """Return a look for every type of the schema and every type present.

    >>> from studyatlas.model.schema import DEFAULT_SCHEMA
    >>> looks(DEFAULT_SCHEMA)["concept"].shape
    'dot'
    >>> looks(DEFAULT_SCHEMA, ["theorem"])["theorem"] == _OTHER[0]
    True
    """
    names = [*schema.node_types, *sorted(set(present) - set(schema.node_types))]
    others = [name for name in names if name not in _LOOKS]
    chosen = {name: _OTHER[place % len(_OTHER)] for place, name in enumerate(others)}
    return {name: _LOOKS.get(name) or chosen[name] for name in names}


def legend(
    atlas: Atlas, node_ids: Iterable[str], types: Mapping[str, tuple[int, int]] | None = None
) -> tuple[LegendEntry, ...]:
    """Return the types of these nodes with their counts, in the schema's order.

    Args:
        atlas: where the nodes and the words for their types stand.
        node_ids: the nodes that are drawn.
        types: how many nodes of each type are shown, of how many; those that are drawn where None.

    Raises:
        KeyError: an id is not in the atlas.
    """
    drawn = Counter(atlas.nodes[node_id].type for node_id in set(node_ids))
    counts = {name: (n, n) for name, n in drawn.items()} | dict(types or {})
    known = atlas.schema.node_types
    return tuple(
        LegendEntry(name, kind.label, kind.plural, *counts[name], look)
        for name, look in looks(atlas.schema, counts).items()
        if any(counts.get(name, ()))
        for kind in [known.get(name) or NodeType(name, name, name)]
    )
