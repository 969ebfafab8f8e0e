"""A file of study questions: from where to where, and which answers a reader accepts or rejects.

A list of entries `question`, `from`, `to`, `accept` (chains of inner nodes), `reject` (nodes that
no answer may go through) and `why`. Nodes are named as on the command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import studyatlas as sa
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error
from studyatlas.store import marked_yaml as my
from studyatlas.store.decode import decode

_SHAPE = "expected a list of {question, from, to, accept, reject, why}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a path answers."""

    text: str
    source: str
    target: str
    accept: tuple[tuple[str, ...], ...]
    """Inner nodes, in order, of the paths that answer it."""
    reject: frozenset[str]
    """Hubs and homonyms: nodes that no answer goes through."""

    def accepts(self, nodes: tuple[str, ...]) -> bool:
        """Tell whether a path answers it."""
        return nodes[1:-1] in self.accept

    def rejects(self, nodes: tuple[str, ...]) -> bool:
        """Tell whether a path is one that misleads."""
        return not self.reject.isdisjoint(nodes[1:-1])


def read_questions(file: Path, atlas: sa.Atlas) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """Return the questions of a file, and what is wrong with it.

    Raises:
        OSError: the file cannot be read.
    """
    path, problems = file.as_posix(), list[Problem]()
    text = decode(path, file.read_bytes(), problems)
    root, found = my.read_yaml(path, text or "")
    problems += found
    if not isinstance(root, my.Sequence):
        problems.append(error(Position(path), "questions", _SHAPE))
    entries = root.items if isinstance(root, my.Sequence) else ()
    questions = [_question(entry, atlas, problems) for entry in entries]
    return tuple(q for q in questions if q is not None), tuple(sorted(problems))


def _question(entry: my.Marked, atlas: sa.Atlas, problems: list[Problem]) -> Question | None:
    """Return one question; where it cannot be read, say why and return None."""

    def node(name: my.Scalar) -> str:
        try:
            return sa.find(atlas, name.text)
        except sa.NameUnknownError as failure:
            problems.append(error(name.position, "questions", str(failure)))
            return name.text

    text, source, target = (_scalar(entry, key) for key in ("question", "from", "to"))
    if not (text and source and target):
        problems.append(error(entry.position, "questions", _SHAPE))
        return None
    known = len(problems)
    ends = node(source), node(target)
    chains = tuple(tuple(node(name) for name in _names(chain)) for chain in _items(entry, "accept"))
    reject = frozenset(node(name) for name in _names(_value(entry, "reject")))
    return Question(text.text, *ends, chains, reject) if len(problems) == known else None


def _value(entry: my.Marked, key: str) -> my.Marked | None:
    return entry.get(key) if isinstance(entry, my.Mapping) else None


def _scalar(entry: my.Marked, key: str) -> my.Scalar | None:
    value = _value(entry, key)
    return value if isinstance(value, my.Scalar) else None


def _items(entry: my.Marked, key: str) -> tuple[my.Marked, ...]:
    value = _value(entry, key)
    return value.items if isinstance(value, my.Sequence) else ()


def _names(value: my.Marked | None) -> Iterator[my.Scalar]:
    items = value.items if isinstance(value, my.Sequence) else ()
    yield from (item for item in items if isinstance(item, my.Scalar))
