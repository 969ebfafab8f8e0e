"""Rows of nodes and sources as plain JSON: what the details and the comparison are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.details import Role, other_end
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Position, Provenance
from studyatlas.wording import (
    ORIGIN_WORDS,
    STATUS_MARKS,
    STATUS_WORDS,
    role_words,
    short,
    spoken,
)

Json = dict[str, Any]
_Given = TypeVar("_Given")

MOST = 200
"""How many rows of one group are ever sent."""
_SPARE = 2  # so many rows take no more room than a button for them
_NAME, _QUOTE, _PASSAGE = 100, 110, 180


class Rows:
    """Makes rows, and keeps what they refer to: each file and each verdict is told once."""

    def __init__(self, atlas: Atlas, verdicts: Mapping[str, str], first: int) -> None:
        self._atlas = atlas
        self._verdicts = verdicts
        self._first = first
        self._files: dict[str, int] = {}
        self._met: set[Status] = set()

    def group(
        self,
        key: str,
        title: str,
        given: Sequence[_Given],
        row: Callable[[_Given], Json],
        opened: Collection[str] = (),
    ) -> Json:
        """Return a titled list: its first rows, or all where its key is among the opened.

        Rows with one source stand together, and only the last of them has it; those shown at first
        stay the first.
        """
        few = len(given) <= self._first + _SPARE
        shown = MOST if key in opened or few else self._first
        rows = [row(one) for one in given[:shown]]
        first = len(given) if few else self._first
        rows = [*_sources_once(rows[:first]), *_sources_once(rows[first:])]
        return {"key": key, "title": title, "count": len(given), "rows": rows}

    def node(self, node_id: str) -> Json:
        """Return a node: id, name, and its type or, for an exam item, its code and verdict."""
        node = self._atlas.nodes[node_id]
        row: Json = {"id": node_id, "name": short(node.label, _NAME)}
        if node_id not in self._atlas.items:
            return row | {"type": type_label(self._atlas, node_id)}
        verdict = self.verdict(node_id)
        return row | {"code": item_code(node_id)} | ({"verdict": verdict} if verdict else {})

    def relation(self, relation: Relation, here: str) -> Json:
        """Return the node at the other end of a relation, with the relation's source.

        Words that stand in the row already, or are the whole of this node's name, are not quoted.
        """
        row = self.node(other_end(relation, here)) | self.source(relation.provenance)
        quote = row.get("quote", "")
        if quote and (quote in row["name"] or quote == self.node(here)["name"]):
            del row["quote"]
        return row

    def source(self, at: Provenance) -> Json:
        """Return where something comes from: origin, place and quoted words."""
        quote = {"quote": short(spoken(at.quote), _QUOTE)} if at.quote else {}
        return {"origin": str(at.origin), "at": self.place(at.position), **quote}

    def evidence(self, found: Evidence) -> Json:
        """Return a stretch of the notes."""
        return {
            "heading": short(found.heading, _NAME),
            "at": self.place(Position(found.path, found.line, found.end_line)),
            "quote": short(spoken(found.quote), _PASSAGE),
            "why": short(found.why, _PASSAGE),
        }

    def place(self, at: Position) -> list[int]:
        """Return the number of the file and the lines, the last only where there are several."""
        number = self._files.setdefault(at.path, len(self._files))
        return [number, at.line, at.end_line] if at.end_line > at.line else [number, at.line]

    def verdict(self, item: str) -> str:
        """Return an exam item's verdict; empty where there is none that is known."""
        given = self._verdicts.get(item, "")
        if given not in STATUS_MARKS:
            return ""
        self._met.add(Status(given))
        return str(given)

    def legend(self) -> Json:
        """Return what the rows refer to: files by number, and the meaning of their words."""
        names = short_paths(self._files, {document.path for document in self._atlas.documents})
        return {
            "files": [
                {"path": path, "name": name} for path, name in zip(self._files, names, strict=True)
            ],
            "origins": {str(origin): words for origin, words in ORIGIN_WORDS.items()},
            "verdicts": {
                str(status): {"mark": STATUS_MARKS[status], "meaning": STATUS_WORDS[status]}
                for status in Status
                if status in self._met
            },
            "most": MOST,
        }


def _sources_once(rows: list[Json]) -> list[Json]:
    """Return rows by their sources; all but the last row of a source leave it out."""
    alike: dict[object, list[Json]] = {}
    for number, row in enumerate(rows):
        source = (row["origin"], *row["at"], row.get("quote")) if "origin" in row else number
        alike.setdefault(source, []).append(row)
    return [
        row if row is fellows[-1] else _without_source(row)
        for fellows in alike.values()
        for row in fellows
    ]


def _without_source(row: Json) -> Json:
    return {name: row[name] for name in row if name not in ("origin", "at", "quote")} | {
        "shares": True
    }


def type_label(atlas: Atlas, node_id: str) -> str:
    """Return a node's type in words."""
    name = atlas.nodes[node_id].type
    known = atlas.schema.node_types.get(name)
    return known.label if known else name


def item_code(node_id: str) -> str:
    """Return an exam item's code, without the exam.

    >>> item_code("mla-c01/2.1.K4")
    '2.1.K4'
    """
    return node_id.rpartition("/")[2]


def role_key(role: Role) -> str:
    """Return a text that stands for a role, as a browser sends it back.

    >>> role_key(Role("affects", backward=True, sign="-"))
    '<affects-'
    """
    return f"{'<' if role.backward else '>'}{role.relation}{role.sign}"


def role_title(atlas: Atlas, role: Role) -> str:
    """Return a role's words as a heading."""
    words = role_words(atlas, role)
    return words[:1].upper() + words[1:]


def short_paths(paths: Collection[str], among: Collection[str]) -> list[str]:
    """Return for each path the shortest end of it that no other path has.

    >>> short_paths(["a/x.md", "a/y.md"], ["b/x.md"])
    ['a/x.md', 'y.md']
    """
    rivals: dict[str, set[str]] = {}
    for path in {*paths, *among}:
        rivals.setdefault(PurePosixPath(path).name, set()).add(path)
    return [_short_path(path, rivals[PurePosixPath(path).name] - {path}) for path in paths]


def _short_path(path: str, rivals: Collection[str]) -> str:
    parts = path.split("/")
    ends = ("/".join(parts[-count:]) for count in range(1, len(parts)))
    return next((e for e in ends if not any(f"/{r}".endswith(f"/{e}") for r in rivals)), path)
