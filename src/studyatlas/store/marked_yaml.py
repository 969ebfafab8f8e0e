"""YAML with a position for every key and value; duplicate keys are problems.

PyYAML's own constructors forget where a value stood and keep the last of two equal keys without
a word, so the composed node tree is turned into plain marked values here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import Reader

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_DEEPEST = 100  # far deeper than entries go; composing thousands of levels crashes the C loader


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as text."""

    text: str
    position: Position
    null: bool = False
    """True for `~`, `null` and nothing at all."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Marked, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the file's order, each key once."""

    entries: tuple[tuple[Scalar, Marked], ...]
    position: Position

    def get(self, key: str) -> Marked | None:
        """Return the value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Marked = Scalar | Sequence | Mapping


def read_yaml(path: str, text: str) -> tuple[Marked | None, list[Problem]]:
    r"""Read one YAML document.

    Returns None as its value where the syntax is broken, or where nothing is in it.

    >>> value, problems = read_yaml("a.yaml", "x: 1\nx: 2\n")
    >>> print(problems[0])
    a.yaml:2:1: error: key 'x' stands here again; its first value is kept (duplicate-key)
    """
    try:
        try:
            return _Plain(path).read(text)
        except _NotPlainError:
            return _composed(path, text)
    except _TooDeepError as failure:
        return None, [_depth_problem(failure.place)]
    except yaml.MarkedYAMLError as failure:
        return None, [_syntax_problem(path, text, failure)]
    except yaml.YAMLError:
        return None, [_character_problem(path, text)]


class _NotPlainError(Exception):
    """There is an anchor, a tag or a further document."""


class _TooDeepError(Exception):
    def __init__(self, place: Position) -> None:
        super().__init__(place)
        self.place = place


class _Plain:
    """Makes marked values of YAML's events: twice as fast as of composed nodes, for most files."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []
        self._depth = 0

    def read(self, text: str) -> tuple[Marked | None, list[Problem]]:
        """Return the value of the only document and what is wrong with it.

        Raises:
            _NotPlainError: it takes a composer to read this.
            _TooDeepError: it is nested too deep.
            yaml.YAMLError: it is no YAML.
        """
        events = yaml.parse(text, Loader=_LOADER)
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            return None, []
        value = self._value(next(events), events)
        next(events)
        if not isinstance(next(events), yaml.StreamEndEvent):
            raise _NotPlainError
        return value, self._problems

    def _value(self, event: Any, events: Iterator[Any]) -> Marked:
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise _NotPlainError
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        if isinstance(event, yaml.ScalarEvent):
            null = event.implicit[0] and event.value in _NULLS
            return Scalar(event.value, self._position(line, column, event.end_mark), null)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError(Position(self._path, line, column=column))
        found: Marked
        if isinstance(event, yaml.SequenceStartEvent):
            items, end = self._items(events)
            found = Sequence(items, self._position(line, column, end))
        else:
            entries, end = self._entries(events)
            found = Mapping(entries, self._position(line, column, end))
        self._depth -= 1
        return found

    def _items(self, events: Iterator[Any]) -> tuple[tuple[Marked, ...], Any]:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events))
        return tuple(items), event.end_mark

    def _entries(self, events: Iterator[Any]) -> tuple[tuple[tuple[Scalar, Marked], ...], Any]:
        entries: dict[str, tuple[Scalar, Marked]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._value(event, events)
            problem = _problem_of_key(key, entries)
            known = len(self._problems)
            value = self._value(next(events), events)
            if problem:
                self._problems[known:] = [problem]  # whatever is wrong with a value nobody reads
            elif isinstance(key, Scalar):
                entries[key.text] = (key, value)
        return tuple(entries.values()), event.end_mark

    def _position(self, line: int, column: int, end: Any) -> Position:
        return Position(self._path, line, end.line + (1 if end.column else 0), column)


def _problem_of_key(key: Marked, entries: Container[str]) -> Problem | None:
    if not isinstance(key, Scalar):
        return error(key.position, "yaml-key", "a key must be plain text")
    if key.text in entries:
        message = f"key {key.text!r} stands here again; its first value is kept"
        return error(key.position, "duplicate-key", message)
    return None


def _composed(path: str, text: str) -> tuple[Marked | None, list[Problem]]:
    """Read a document with anchors or tags."""
    _check_depth(path, text)
    root = yaml.compose(text, Loader=_LOADER)
    converter = _Converter(path)
    return (converter.convert(root) if root else None), converter.problems


def _check_depth(path: str, text: str) -> None:
    """Raise an error where the nesting gets too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST and (mark := event.start_mark):
                raise _TooDeepError(Position(path, mark.line + 1, column=mark.column + 1))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _depth_problem(place: Position) -> Problem:
    return error(place, "yaml-depth", f"nested more than {_DEEPEST} levels deep")


def _syntax_problem(path: str, text: str, failure: yaml.MarkedYAMLError) -> Problem:
    mark = failure.problem_mark or failure.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "nesting depth" in (failure.problem or ""):  # libyaml's own limit, met as it looks ahead
        return _depth_problem(Position(path, line, column=column))
    lines = text.splitlines()
    raw = lines[line - 1] if line <= len(lines) else ""
    indent = raw[: len(raw) - len(raw.lstrip())]
    if "\t" in indent:
        place = Position(path, line, column=indent.index("\t") + 1)
        return error(place, "yaml-tab", "tab in the indentation; YAML takes spaces only")
    what = failure.problem or "cannot be read"
    if failure.context and what.startswith("but "):
        what = f"{failure.context}, {what}"
    elif failure.context_mark and failure.context_mark.line + 1 < line:
        what += f" ({failure.context} from line {failure.context_mark.line + 1})"
    return error(Position(path, line, column=column), "yaml-syntax", f"not valid YAML: {what}")


def _character_problem(path: str, text: str) -> Problem:
    """Return a problem at the first character that YAML does not allow."""
    found = Reader.NON_PRINTABLE.search(text)
    if found is None:
        return error(Position(path), "yaml-syntax", "not valid YAML: cannot be read")
    up_to_it = f"{text[: found.start()]}_".splitlines()
    place = Position(path, len(up_to_it), column=len(up_to_it[-1]))
    message = f"not valid YAML: character U+{ord(found.group()):04X} is not allowed"
    return error(place, "yaml-syntax", message)


class _Converter:
    """Turns PyYAML's nodes into marked values, each shared node (an anchor) once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._done: dict[int, Marked] = {}
        self._open: set[int] = set()

    def convert(self, node: yaml.Node) -> Marked:
        key = id(node)
        if key in self._open:
            place = self._position(node)
            self.problems.append(error(place, "yaml-recursion", "an anchor contains itself"))
            return Scalar("", place, null=True)
        if key not in self._done:
            self._open.add(key)
            self._done[key] = self._convert(node)
            self._open.discard(key)
        return self._done[key]

    def _convert(self, node: yaml.Node) -> Marked:
        place = self._position(node)
        if isinstance(node, yaml.MappingNode):
            return Mapping(self._entries(node), place)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), place)
        return Scalar(str(node.value), place, null=node.tag == "tag:yaml.org,2002:null")

    def _entries(self, node: yaml.MappingNode) -> tuple[tuple[Scalar, Marked], ...]:
        entries: dict[str, tuple[Scalar, Marked]] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            if problem := _problem_of_key(key, entries):
                self.problems.append(problem)
            elif isinstance(key, Scalar):
                entries[key.text] = (key, self.convert(value_node))
        return tuple(entries.values())

    def _position(self, node: yaml.Node) -> Position:
        start, end = node.start_mark, node.end_mark
        end_line = end.line + (1 if end.column else 0)
        return Position(self.path, start.line + 1, end_line, start.column + 1)
