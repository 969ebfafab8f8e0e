"""look-alike: two nodes of one type that are likely the same thing.

Their names differ only in spaces and hyphens ("data set", "dataset"), in British or American
spelling ("regularisation"), in the order around "of" ("analysis of variance", "variance
analysis"), or in a letter too many, or in two swapped, inside a long word ("continous",
"continuous"). Paths then break where one name is used on one side and the other on the other. Make
one name an alias, or, if they are two things, join them by a relation (`contrasts_with`): then
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyatlas.analysis.checks.topics import is_written
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key, tokens
from studyatlas.model.problem import Problem, warning

ID = "look-alike"
_SHORTEST = 6
_LONG_WORD, _LONGEST_WORD = 9, 40
_KEPT = 2
"""Letters at either end of a long word that must be the same: prefixes and endings tell apart."""
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Name:
    """One of a node's names."""

    node: Node
    text: str
    words: tuple[str, ...]
    """Folded, in the singular and in American spelling."""


_Pair = tuple[_Name, _Name]


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for the later one of two written nodes that look alike."""
    outline = atlas.schema.is_outline
    nodes = [n for n in atlas.nodes.values() if is_written(n) and not outline(n.type)]
    nodes.sort(key=lambda node: (node.provenance.position, node.id))
    names = [_named(node, text) for node in nodes for text in (node.label, *node.aliases)]
    told: set[tuple[str, str]] = set()
    for later, earlier in (*_equal(names), *_misspelt(names)):
        pair = (earlier.node.id, later.node.id)
        if pair not in told and not _told_apart(atlas, later, earlier):
            told.update((pair, pair[::-1]))
            yield _problem(later, earlier)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    nodes = change.after.nodes
    ends = ((nodes.get(r.source), nodes.get(r.target)) for r in change.joins_otherwise())
    return not any(one and other and is_written(one) and is_written(other) for one, other in ends)


def _named(node: Node, text: str) -> _Name:
    return _Name(node, text, tuple(_american(word) for word in tokens(text)[:_MOST_WORDS]))


def _american(word: str) -> str:
    for british, american in (("isation", "ization"), ("ise", "ize"), ("yse", "yze")):
        if word.endswith(british) and len(word) > len(british) + _KEPT:
            return word[: -len(british)] + american
    return word.replace("our", "or") if len(word) >= _SHORTEST else word


def _equal(names: Iterable[_Name]) -> Iterator[_Pair]:
    """Yield names that are the same but for blanks, spelling and the order around "of"."""
    first: dict[tuple[str, str], _Name] = {}
    for name in names:
        words = name.words
        if "of" in words[1:-1]:
            place = words.index("of", 1)
            words = (*words[place + 1 :], *words[:place])
        plain = "".join(words)
        if len(plain) >= _SHORTEST:
            other = first.setdefault((name.node.type, plain), name)
            if other.node.id != name.node.id:
                yield name, other


def _misspelt(names: Iterable[_Name]) -> Iterator[_Pair]:
    """Yield names in which one long word has a letter more, or two letters swapped.

    Only names that share all other words, and both ends of this one, are held against each other.
    """
    alike: dict[tuple[object, ...], dict[str, _Name]] = {}
    for name in names:
        for place, word in enumerate(name.words):
            if _LONG_WORD <= len(word) <= _LONGEST_WORD and word.isalpha():
                rest = (name.words[:place], name.words[place + 1 :])
                ends = (word[:_KEPT], word[-_KEPT:])
                alike.setdefault((name.node.type, rest, ends), {}).setdefault(word, name)
    for words in alike.values():
        for word, name in words.items() if len(words) > 1 else ():
            for slip in _slips(word):
                other = words.get(slip)
                if other and other.node.id != name.node.id:
                    yield max((name, other), (other, name), key=_place)


def _place(pair: _Pair) -> tuple[object, ...]:
    return pair[0].node.provenance.position, pair[0].node.id


def _slips(word: str) -> Iterator[str]:
    """Yield a word with one of its inner letters left out, or two of them swapped."""
    for place in range(_KEPT, len(word) - _KEPT):
        yield word[:place] + word[place + 1 :]
    for place in range(_KEPT, len(word) - _KEPT - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _told_apart(atlas: Atlas, one: _Name, other: _Name) -> bool:
    """Tell whether a relation joins them, or whether they are an `ambiguous-name` already."""
    joined = any(other.node.id in (r.source, r.target) for r in atlas.relations_of(one.node.id))
    return joined or name_key(one.text) == name_key(other.text)


def _problem(later: _Name, earlier: _Name) -> Problem:
    place = earlier.node.provenance.position
    message = (
        f"{later.text!r} looks like {earlier.text!r} of node {earlier.node.id!r} ({place}): "
        "one thing or two?"
    )
    return warning(later.node.provenance.position, ID, message)
