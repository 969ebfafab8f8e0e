"""Two nodes side by side: what they share, and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from studyatlas.analysis.compare import Comparison, Crossing, Difference, Shared, compare
from studyatlas.analysis.details import ASKED_ABOUT, other_end, role_in
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.opened import opened_groups
from studyatlas.ui.elements.rows import Json, Rows, item_code, role_key, role_title, type_label
from studyatlas.wording import role_words, sentence, short

_NONE: Mapping[str, str] = MappingProxyType({})
ACTIONS = ("path", "swap", "compare", "close")
"""A way from one to the other, the sides changed, a page for both, and an end of it."""
_OPEN_ROWS = 30
_LABEL, _SUMMARY = 120, 400


def comparison(
    atlas: Atlas,
    one: str,
    other: str,
    *,
    key: str,
    verdicts: Mapping[str, str] = _NONE,
    first: int = 6,
    height: int = 0,
    actions: Sequence[str] = ACTIONS,
) -> None:
    """Draw a comparison of two nodes; `mount.event_of(key)` tells what was done there.

    Events: `select` with `id`, and those of `actions`. `more` is answered here: the group is sent
    whole.

    Args:
        atlas: where the nodes stand.
        one: the node on the left.
        other: the node on the right.
        key: names this element on the page.
        verdicts: the verdict of each exam item, by the item's node id.
        first: how many rows of a group are sent at first.
        height: in pixels, where the element is to scroll by itself; 0 to be as high as it is.
        actions: what is offered, in this order: some of `ACTIONS`, and `open` to see both in the
            atlas.

    Raises:
        KeyError: there is no such node.
    """
    opened = opened_groups(key, f"{one}\n{other}")
    data = comparison_data(atlas, one, other, verdicts=verdicts, first=first, open_groups=opened)
    told = data | {"height": height, "actions": list(actions)}
    mount("comparison", key, told, uses=("rows", "badges"))


def comparison_data(
    atlas: Atlas,
    one: str,
    other: str,
    *,
    verdicts: Mapping[str, str] = _NONE,
    first: int = 6,
    open_groups: Collection[str] = (),
) -> Json:
    """Return what a comparison shows, as plain JSON; see `comparison` for the arguments.

    Raises:
        KeyError: there is no such node.
    """
    found = compare(atlas, one, other)
    table = _Table(atlas, found, Rows(atlas, verdicts, first), open_groups)
    parts = [part for part in table.parts() if part["groups"]]
    _open_first([group for part in parts for group in part["groups"]])
    return {
        "one": table.head(found.one),
        "other": table.head(found.other),
        "joined": [table.joined(relation) for relation in found.joined],
        "parts": parts,
        "legend": table.rows.legend(),
    }


def _open_first(groups: list[Json]) -> None:
    """Let the first groups be open; the others show only their headings."""
    room = _OPEN_ROWS
    for group in groups:
        group["open"] = room > 0
        room -= max(len(group.get(side, group)["rows"]) for side in ("one", "other"))


class _Table:
    """Makes the rows of one comparison."""

    def __init__(
        self, atlas: Atlas, found: Comparison, rows: Rows, open_groups: Collection[str]
    ) -> None:
        self._atlas = atlas
        self._found = found
        self._open = open_groups
        self.rows = rows

    def head(self, node: Node) -> Json:
        """Return a node as the head of its column."""
        item = node.id in self._atlas.items
        return {
            "id": node.id,
            "name": item_code(node.id) if item else short(node.label, _LABEL),
            "type": type_label(self._atlas, node.id),
            "summary": short(node.label if item else node.summary, _SUMMARY),
            "verdict": self.rows.verdict(node.id) if item else "",
        }

    def joined(self, relation: Relation) -> Json:
        """Return a relation between the two as a sentence with its source."""
        words = short(sentence(self._atlas, relation), _SUMMARY)
        return {"words": words, **self.rows.source(relation.provenance)}

    def parts(self) -> list[Json]:
        """Return what both have, what both have in different ways, and what only one has."""
        found = self._found
        asked = [one for one in found.shared if one.role == ASKED_ABOUT]
        shared = [one for one in found.shared if one.role != ASKED_ABOUT]
        both = [self._shared(one, "Items that ask about both") for one in asked]
        return [
            {"title": "What they share", "groups": [self._shared(one) for one in shared]},
            {"title": "Joined to both, in different ways", "groups": self._crossings()},
            {"title": "Where they differ", "groups": [*map(self._difference, found.differences)]},
            {"title": "In the exam and the notes", "groups": [*both, *self._sections()]},
        ]

    def _shared(self, shared: Shared, title: str = "") -> Json:
        key = f"shared:{role_key(shared.role)}"
        title = title or role_title(self._atlas, shared.role)
        return self.rows.group(key, title, shared.pairs, self._pair, self._open)

    def _pair(self, pair: tuple[Relation, Relation]) -> Json:
        """Return what both are joined to; a source that is the same for both is told once."""
        mine, theirs = (self.rows.source(relation.provenance) for relation in pair)
        sources = {"both": [mine]} if mine == theirs else {"one": [mine], "other": [theirs]}
        return self.rows.node(other_end(pair[0], self._found.one.id)) | sources

    def _crossings(self) -> list[Json]:
        crossings = self._found.crossings
        group = self.rows.group("crossings", "", crossings, self._crossing, self._open)
        return [group] if crossings else []

    def _crossing(self, crossing: Crossing) -> Json:
        one, other = self._found.one.id, self._found.other.id
        return self.rows.node(crossing.end) | {
            "one": [self._way(relation, one) for relation in crossing.one],
            "other": [self._way(relation, other) for relation in crossing.other],
        }

    def _way(self, relation: Relation, here: str) -> Json:
        words = role_words(self._atlas, role_in(self._atlas, relation, here))
        return {"words": words, **self.rows.source(relation.provenance)}

    def _difference(self, difference: Difference) -> Json:
        key, title = role_key(difference.role), role_title(self._atlas, difference.role)
        one, other = self._found.one.id, self._found.other.id
        return {
            "key": key,
            "title": title,
            "count": len(difference.one) + len(difference.other),
            "one": self._side(f"one:{key}", title, difference.one, one),
            "other": self._side(f"other:{key}", title, difference.other, other),
        }

    def _side(self, key: str, title: str, relations: tuple[Relation, ...], here: str) -> Json:
        return self.rows.group(
            key, title, relations, lambda relation: self.rows.relation(relation, here), self._open
        )

    def _sections(self) -> list[Json]:
        sections = self._found.sections
        group = self.rows.group(
            "sections", "Sections that name both", sections, self._section, self._open
        )
        return [group] if sections else []

    def _section(self, section: str) -> Json:
        at = self._atlas.nodes[section].provenance
        return self.rows.node(section) | {"both": [self.rows.source(at) | {"quote": ""}]}
