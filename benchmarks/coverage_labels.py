"""A labels file: what a reader may fairly say of each item of an exam.

Either `CODE: {firm: bool, accept: [verdict, ...]}`, the likeliest verdict first, or
`CODE: [verdict, ...]`, which is firm where only one stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error
from studyatlas.store import marked_yaml as my
from studyatlas.store.decode import decode

VERDICTS = ("covered", "thin", "missing", "waived", "stale")


@dataclass(frozen=True, slots=True)
class Label:
    """What readers said of one item."""

    accept: tuple[str, ...]
    """Every verdict that one of them would defend, the likeliest first."""
    firm: bool
    """Whether they agree on one verdict and see no fair second one."""
    position: Position

    @property
    def likeliest(self) -> str:
        """The verdict to compare with where there can be only one."""
        return self.accept[0]

    @property
    def never_covered(self) -> bool:
        """Whether "covered" would claim what is not there."""
        return "covered" not in self.accept


def read_labels(file: Path) -> tuple[Mapping[str, Label], tuple[Problem, ...]]:
    """Return the label of each item code, and what is wrong with the file.

    Raises:
        OSError: the file cannot be read.
    """
    path, problems = file.as_posix(), list[Problem]()
    text = decode(path, file.read_bytes(), problems)
    root, found = my.read_yaml(path, text or "")
    problems += found
    if root is None:
        problems += [] if problems else [error(Position(path), "labels", "there is no label in it")]
    elif not isinstance(root, my.Mapping):
        problems.append(
            error(root.position, "labels", "expected CODE: {firm, accept}, line by line")
        )
    entries = root.entries if isinstance(root, my.Mapping) else ()
    labels = {code.text: _label(code, value, problems) for code, value in entries}
    return {code: label for code, label in labels.items() if label}, tuple(sorted(problems))


def _label(code: my.Scalar, value: my.Marked, problems: list[Problem]) -> Label | None:
    """Return one item's label; where it cannot be read, say why and return None."""
    given = value.get("accept") if isinstance(value, my.Mapping) else value
    words = given.items if isinstance(given, my.Sequence) else ()
    accept = tuple(word.text for word in words if isinstance(word, my.Scalar))
    if not accept or not set(accept) <= set(VERDICTS):
        message = f"{code.text}: accept is a list of {', '.join(VERDICTS)}"
        problems.append(error(value.position, "labels", message))
        return None
    firm = value.get("firm") if isinstance(value, my.Mapping) else None
    if firm is None:
        return Label(accept, len(accept) == 1, code.position)
    if not isinstance(firm, my.Scalar) or firm.text not in {"true", "false"}:
        problems.append(error(firm.position, "labels", f"{code.text}: firm is true or false"))
        return None
    return Label(accept, firm.text == "true", code.position)
