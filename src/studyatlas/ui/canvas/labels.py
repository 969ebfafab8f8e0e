"""What is written at a node, and how much room it takes."""

from __future__ import annotations

import textwrap

from studyatlas.model.entities import Node
from studyatlas.ui.canvas.style import Look

_LINE_CHARACTERS = 20
_LINES = 2
_SUMMARY_CHARACTERS = 180
_CHARACTER_WIDTH = 6.6
_LINE_HEIGHT = 15.0


def short_label(node: Node, look: Look) -> str:
    r"""Return the label as it is drawn: at most two short lines, joined by `\n`.

    Where the label stands inside the shape, a code that says the same in less is taken instead:
    exam items are whole sentences, and the first alias of an item is its code.
    """
    code = node.aliases[0] if look.inside and node.aliases else ""
    text = code if code and len(code) < len(node.label) else node.label
    return wrap(text)


def wrap(text: str) -> str:
    r"""Return text in at most two lines, cut with an ellipsis.

    >>> wrap("Automated hyperparameter optimization")
    'Automated\nhyperparameter…'
    >>> wrap("Dropout")
    'Dropout'
    """
    lines = textwrap.wrap(" ".join(text.split()), _LINE_CHARACTERS, break_on_hyphens=False)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], _cut(lines[_LINES - 1])]
    return "\n".join(lines)


def _cut(line: str) -> str:
    kept = line if len(line) < _LINE_CHARACTERS else line[: _LINE_CHARACTERS - 1]
    return kept.rstrip(" ,;:-") + "…"


def full_label(node: Node, drawn: str) -> str:
    """Return the whole label where the drawn one leaves something out, else nothing."""
    whole = " ".join(node.label.split())
    return "" if drawn.replace("\n", " ") == whole else whole


def short_summary(node: Node) -> str:
    """Return the summary, cut at a word so that a tooltip stays small."""
    return textwrap.shorten(node.summary, _SUMMARY_CHARACTERS, placeholder="…")


def room(drawn: str) -> tuple[float, float]:
    """Return the width and height of a drawn label in pixels at zoom 1, by estimate."""
    lines = drawn.split("\n")
    return max(map(len, lines)) * _CHARACTER_WIDTH, len(lines) * _LINE_HEIGHT
