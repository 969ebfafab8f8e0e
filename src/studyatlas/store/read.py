"""`graph/*.yaml` to a `Curation`: the shape of entries, and nothing looked up yet."""

from __future__ import annotations

from collections.abc import Iterable

from studyatlas.model.by_hand import COVERS, Waiver
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error
from studyatlas.store.curation import (
    CuratedNode,
    CuratedRelation,
    Curation,
    Extends,
)
from studyatlas.store.marked_yaml import Mapping, Marked, Scalar, Sequence, read_yaml
from studyatlas.store.read_schema import read_node_types, read_relation_types
from studyatlas.store.source_file import SourceFile

NODE_FIELDS = ("type", "label", "aliases", "summary", "url", "context", "waived")
_TARGET_FIELDS = ("to", "sign", "source", "quote")
_PRINTS = ("item_print", "section_print")
_WAIVER_FIELDS = ("reason", "item_print")


def read_curation(files: Iterable[SourceFile]) -> tuple[Curation, list[Problem]]:
    """Read every curated file; what is wrong in one entry costs only that entry.

    >>> text = "dropout: {type: technique, mitigates: [overfitting]}"
    >>> curation, problems = read_curation([SourceFile("graph/a.yaml", text)])
    >>> curation.nodes[0].label, curation.relations[0].target, problems
    ('Dropout', 'overfitting', [])
    """
    reader = _Reader()
    for file in files:
        value, problems = read_yaml(file.path, file.text)
        reader.problems += problems
        if isinstance(value, Mapping):
            reader.lines = file.text.splitlines()
            reader.read_file(value)
        elif value is not None:
            message = "expected entries such as 'dropout: {type: technique}' here"
            reader.problems.append(error(value.position, "yaml-shape", message))
    return reader.curation, reader.problems


_LINE_DIGITS = 10


class _Reader:
    """Gathers entries and problems over all files."""

    def __init__(self) -> None:
        self.curation = Curation()
        self.problems: list[Problem] = []
        self.lines: list[str] = []

    def read_file(self, root: Mapping) -> None:
        for key, value in root.entries:
            if key.text == "extends":
                self.curation.extends += [
                    Extends(text, place) for text, place in self._texts(value, "extends")
                ]
            elif key.text == "topics" and isinstance(value, Scalar):
                self._topics(value)
            elif key.text == "node_types":
                self.curation.node_types += read_node_types(value, self.problems)
            elif key.text == "relation_types":
                self.curation.relation_types += read_relation_types(value, self.problems)
            elif isinstance(value, Mapping):
                self._entry(key, value)
            else:
                self._shape(value, f"entry {key.text!r} takes keys such as 'type' and 'label'")

    def _topics(self, value: Scalar) -> None:
        if value.text in ("curated", "all"):
            self.curation.topics_curated = value.text == "curated"
        else:
            message = f"'topics' is 'curated' or 'all', not {value.text!r}"
            self.problems.append(error(value.position, "yaml-shape", message))

    def _entry(self, key: Scalar, entry: Mapping) -> None:
        kind = entry.get("type")
        if isinstance(kind, Scalar) and not kind.null:
            self.curation.nodes.append(self._node(key, kind, entry))
        else:
            self.curation.annotated.setdefault(key.text, key.position)
        for name, value in entry.entries:
            if name.text not in NODE_FIELDS:
                self._relations(key.text, name, value)
        waived = entry.get("waived")
        if waived is not None:
            self._waiver(key, waived)

    def _waiver(self, key: Scalar, value: Marked) -> None:
        kept = ""
        if isinstance(value, Mapping):
            self._only(value, _WAIVER_FIELDS, "'waived'")
            reason = self._text(value.get("reason"), "reason")
            kept = self._text(value.get("item_print"), "item_print")
        else:
            reason = self._text(value, "waived")
            if reason.lower() in ("false", "no"):
                return
        if not reason or reason.lower() in ("true", "yes"):
            self._shape(value, "'waived' takes the reason; without one the item counts")
        else:
            self.curation.waivers.append(Waiver(key.text, reason, key.position, kept, key.text))

    def _node(self, key: Scalar, kind: Scalar, entry: Mapping) -> CuratedNode:
        label = self._text(entry.get("label"), "label")
        return CuratedNode(
            id=key.text,
            type=kind.text,
            label=label or key.text.replace("-", " ").capitalize(),
            position=key.position,
            type_position=kind.position,
            aliases=tuple(self._texts(entry.get("aliases"), "aliases")),
            summary=self._text(entry.get("summary"), "summary"),
            url=self._text(entry.get("url"), "url"),
            context=tuple(text for text, _ in self._texts(entry.get("context"), "context")),
        )

    def _relations(self, source: str, name: Scalar, value: Marked) -> None:
        targets = value.items if isinstance(value, Sequence) else (value,)
        for target in targets:
            if isinstance(target, Scalar) and not target.null:
                self._relation(source, name, target, None)
            elif isinstance(target, Mapping) and isinstance(to := target.get("to"), Scalar):
                prints = _PRINTS if name.text == COVERS else ()
                self._only(target, (*_TARGET_FIELDS, *prints), "a target")
                self._relation(source, name, to, target)
            else:
                self._shape(target, f"{name.text!r} takes ids, or entries with 'to'")

    def _relation(self, source: str, name: Scalar, to: Scalar, extra: Mapping | None) -> None:
        def text(field: str) -> str:
            return self._text(extra.get(field), field) if extra else ""

        file, _, line = text("source").rpartition(":")
        if not (file and line.isdecimal() and len(line) < _LINE_DIGITS):
            file, line = text("source"), "0"
        self.curation.relations.append(
            CuratedRelation(
                source=source,
                relation=name.text,
                target=to.text,
                position=to.position,
                relation_position=name.position,
                text=self.lines[to.position.line - 1].strip(),
                sign=text("sign"),
                file=file,
                line=int(line),
                quote=text("quote"),
                places=tuple((k.text, v.position) for k, v in extra.entries) if extra else (),
                item_print=text("item_print"),
                section_print=text("section_print"),
            )
        )

    def _text(self, value: Marked | None, field: str) -> str:
        if value is None or isinstance(value, Scalar):
            return "" if value is None or value.null else value.text.strip()
        self._shape(value, f"{field!r} takes plain text")
        return ""

    def _texts(self, value: Marked | None, field: str) -> list[tuple[str, Position]]:
        if value is None:
            return []
        items = value.items if isinstance(value, Sequence) else (value,)
        texts = ((self._text(item, field), item.position) for item in items)
        return [(text, position) for text, position in texts if text]

    def _only(self, entry: Mapping, known: Iterable[str], who: str) -> None:
        """Report the keys of an entry that it does not take."""
        for key, _ in entry.entries:
            if key.text not in known:
                message = f"unknown key {key.text!r}; {who} takes {', '.join(known)}"
                self._shape(key, message)

    def _shape(self, value: Marked, message: str) -> None:
        self.problems.append(error(value.position, "yaml-shape", message))
