"""All labels and aliases as one matcher over running text.

Text and names are compared as lists of folded, singular words, so case, hyphens, accents and plain
plurals make no difference; whole words only, the longest name first (Aho and Corasick, 1975).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key, tokens

_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text."""

    node: str
    words: int
    """How many words the name has."""
    start: int
    """Index of its first word among the text's words."""


class Vocabulary:
    """The names of nodes, ready to be found."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._names: dict[str, str] = {}
        for node in self._nodes.values():
            for name in names_of(node):
                self._names.setdefault(name_key(name), node.id)
        self._names.pop("", None)
        self._keys = list(self._names)
        self._context = {
            node.id: frozenset(word for text in node.context for word in [name_key(text)])
            for node in self._nodes.values()
            if node.context
        }
        self._matcher = AhoCorasick(
            [_padded(key.split()) for key in self._keys], matchkind=MatchKind.LeftmostLongest
        )

    def exact(self, text: str, context: str = "") -> str | None:
        """Return the node that has this name, whole; `context` counts as in `find`."""
        node = self._names.get(name_key(text))
        if node is None or node not in self._context:
            return node
        return node if self._fits(node, _padded(tokens(f"{context} {text}"))) else None

    def find(self, text: str, context: str = "") -> tuple[Mention, ...]:
        """Return the names in a text, in order, without overlap.

        A name that is also an everyday word counts only where `context`, or the text itself, has
        one of the words that its node asks for.
        """
        found = tuple(self._find(tokens(text)))
        if not any(mention.node in self._context for mention in found):
            return found
        around = _padded(tokens(f"{context} {text}"))
        return tuple(m for m in found if self._fits(m.node, around))

    def _find(self, words: list[str]) -> Iterator[Mention]:
        padded = _padded(words)
        position, index = 0, 0
        for pattern, start, _ in self._matcher.find_matches_as_indexes(padded):
            while position < start:
                position += len(words[index]) + 2
                index += 1
            key = self._keys[pattern]
            yield Mention(self._names[key], key.count(" ") + 1, index)

    def _fits(self, node: str, around: str) -> bool:
        wanted = self._context.get(node)
        return wanted is None or any(_padded(words.split()) in around for words in wanted)


def names_of(node: Node) -> Iterator[str]:
    """Yield every way a node may be written; a label "X (Y)" is also X and Y."""
    for name in (node.label, *node.aliases):
        yield name
        if bracketed := _BRACKETS.match(name):
            yield f"{bracketed.group(1)} {bracketed.group(3)}"
            yield bracketed.group(2)


def _padded(words: list[str]) -> str:
    """Return words with a blank on both sides of each, so that only whole words match."""
    return "".join(f" {word} " for word in words)
