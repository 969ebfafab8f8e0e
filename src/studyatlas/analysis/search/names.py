"""Every name under which the nodes of an atlas can be found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from studyatlas.analysis.search.acronyms import acronyms_in
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold, tokens

JOINED = re.compile(r"[^\W_]+(?:[-\u2010/.'\u2019][^\W_]+)+")
"""Words that a hyphen or the like makes one."""
_BRACKETS = re.compile(r"^([^()]+?)\s*\(([^()]+)\)\s*([^()]*)$")
_SMALL_WORDS = frozenset({"a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to"})
_INITIALS = (2, 8)
_LONGEST_NAME = 400  # letters of a name that are indexed: a label may be a whole paragraph


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name a node."""

    node: Node
    kind: str
    """`label`, `alias`, `acronym`, `code` or `id`."""
    text: str
    """The name as a person reads it."""
    written: str
    """The letters that stand for the node: the text, or its part before or in brackets."""
    key: str
    """What is compared: see `squeezed`."""
    words: tuple[str, ...]
    """Its words as they may be typed; none where only the whole name counts, or its beginning."""

    @property
    def further(self) -> bool:
        """Whether it is none of the names a node is first known by: its label and its exam code."""
        return self.kind not in ("label", "code") or self.written != self.text

    @property
    def matched(self) -> str:
        """What a result says that fitted."""
        return f"{self.kind}: {self.text}"


def squeezed(text: str) -> str:
    """Return a text's words, folded and singular, without gaps: what spellings have in common.

    >>> squeezed("k-NN"), squeezed("Pre-trained models"), squeezed("🚂")
    ('knn', 'pretrainedmodel', '🚂')
    """
    return "".join(tokens(text)) or fold(text).strip()


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of the names that a text may be, written in small letters or not.

    >>> keys_of("MPLS"), keys_of("mpls")
    (('mpls', 'mpl'), ('mpl', 'mpls'))
    """
    raw = "".join(WORD.findall(fold(text)))
    return tuple(filter(None, dict.fromkeys((squeezed(text), squeezed(text.lower()), raw))))


def initials(text: str) -> frozenset[str]:
    """Return the first letters of a name's words, with and without the small ones.

    >>> sorted(initials("Area under the curve"))
    ['auc', 'autc']
    """
    words = WORD.findall(fold(text))
    least, most = _INITIALS
    every = ("".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL_WORDS))
    return frozenset(letters for letters in every if least <= len(letters) <= most)


def all_names(atlas: Atlas) -> list[Name]:
    """Return the names of all nodes: topics before outline, labels first, then the short ones."""
    outline = {name for name, kind in atlas.schema.node_types.items() if kind.outline}
    gathered = _Gathered()
    for node in atlas.nodes.values():
        gathered.add_own(node)
    topics: dict[str, list[Node]] = defaultdict(list)
    for name in gathered.names:
        if name.node.type not in outline:
            topics[name.key].append(name.node)
    for place, text in _texts(atlas):
        if "(" in text or "[" in text:
            for acronym in acronyms_in(text):
                shown = f"{acronym.short} ({acronym.long})"
                for node in topics.get(squeezed(acronym.long)) or (place,):
                    gathered.add(node, "acronym", shown, acronym.short)
    return sorted(
        gathered.names,
        key=lambda n: (n.node.type in outline, n.further, len(n.key), n.text, n.node.id),
    )


class _Gathered:
    """The names found so far; each key once for a node, each word one object."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self._known: set[tuple[str, str]] = set()
        self._shared: dict[str, str] = {}

    def add_own(self, node: Node) -> None:
        """Add what the node itself says."""
        self.add(node, "label", node.label)
        if "/" in node.id and node.type != "section":
            self.add(node, "code", node.id.rpartition("/")[2])
        for alias in node.aliases:
            self.add(node, "alias", alias)
        for kind, name in (("label", node.label), *(("alias", alias) for alias in node.aliases)):
            if "(" in name and (bracketed := _BRACKETS.match(name[:_LONGEST_NAME])):
                self.add(node, kind, name, f"{bracketed[1]} {bracketed[3]}".strip())
                self.add(node, kind, name, bracketed[2])
        if node.type != "section" and node.id.replace("-", " ") != node.label.lower():
            self.add(node, "id", node.id)

    def add(self, node: Node, kind: str, text: str, written: str = "") -> None:
        """Add a name, if it is none that the node has already."""
        written = written or text
        part = written[:_LONGEST_NAME]
        words, raw = tokens(part), WORD.findall(fold(part))
        key = "".join(words) or fold(part).strip()
        if not key or (node.id, key) in self._known:
            return
        self._known.add((node.id, key))
        if kind in ("code", "id"):
            indexed: tuple[str, ...] = ()
        else:
            every = dict.fromkeys((*words, *raw, *_joined(fold(part))))
            indexed = tuple(self._shared.setdefault(word, word) for word in every)
        self.names.append(Name(node, kind, text, written, key, indexed))


def _joined(text: str) -> Iterator[str]:
    """Yield what a hyphen makes one word, as it is written without and in the singular."""
    for found in JOINED.findall(text):
        yield "".join(WORD.findall(found))
        yield squeezed(found)


def _texts(atlas: Atlas) -> Iterator[tuple[Node, str]]:
    """Yield every text that may explain an acronym, with the node it stands in."""
    for node in atlas.nodes.values():
        yield node, node.label
        yield node, node.summary
    for document in atlas.documents:
        for section in document.sections:
            if place := atlas.nodes.get(section.id):
                for block in section.blocks:
                    yield place, block.text
