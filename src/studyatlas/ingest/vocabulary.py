"""All labels and aliases as one matcher over running text.

Text and names are compared as lists of folded, singular words, so case, hyphens, accents and plain
plurals make no difference; whole words only, the longest name first (Aho and Corasick, 1975).
Where a script parts no words, each sign counts as one, with care: a name of one sign, or one that
follows a sign for "not" or "half", is not found within a run of signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from studyatlas.ingest.only_listed import is_only_listed
from studyatlas.ingest.words import bare_title
from studyatlas.model.entities import Node
from studyatlas.model.naming import acronyms, blanked, fold, tokens

_BRACKETS = re.compile(r"^([^()]*[^()\s])\s*\(([^()]+)\)\s*(.*)$")
_ASIDE = re.compile(r"\s*\((?![a-z]+\))[^()]*\)$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_]{2})")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_OTHERWISE = frozenset("无無非不未半反没亚亞")
"""Signs that turn the name after them into another: "un-", "semi-", "anti-"."""
_INITIAL = re.compile(r"(?<![^\W_])[^\W_]")
_SHORTEST_ACRONYM = 2
_KINDS = ("algorithm", "framework", "library", "service", "tool", "technique", "metric", "protocol")
_KIND_WORDS = tuple({form for kind in _KINDS for form in (kind, f"{kind}s", f"{kind[:-1]}ies")})
_NO_WORD = "".join(chr(code) for code in range(128) if not chr(code).isalnum())
_TITLE_WORDS = 14
_MOST_KEPT = 10_000


class Mention(NamedTuple):
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
        written = [(name, node.id) for node in self._nodes.values() for name in names_of(node)]
        self._acronyms = frozenset(a for name, _ in written for a in acronyms(name))
        self._names: dict[str, str] = {}
        for name, node_id in written:
            self._names.setdefault(self._key(name), node_id)
        for name, node_id in written:
            self._names.setdefault(self._key(_HYPHEN.sub("", name)), node_id)
        self._names.pop("", None)
        self._keys = list(self._names)
        self._nodes_of = list(self._names.values())
        self._in_signs = {place for place, key in enumerate(self._keys) if _HAN.match(key)}
        self._sizes = [key.count(" ") + 1 for key in self._keys]
        self._asked: dict[str, str | None] = {}
        self._subjects: dict[str, str | None] = {}
        self._context = {
            node.id: frozenset(self._key(text) for text in node.context)
            for node in self._nodes.values()
            if node.context
        }
        self._matcher = AhoCorasick(
            [_padded(key.split()) for key in self._keys], matchkind=MatchKind.LeftmostLongest
        )

    @cached_property
    def _anchors(self) -> AhoCorasick:
        return AhoCorasick(sorted({_anchor(key) for key in self._keys}))

    def exact(self, text: str, context: str = "") -> str | None:
        """Return the node that has this name, whole; `context` counts as in `find`."""
        node = self._named(text)
        if node is None or node not in self._context:
            return node
        return node if self._fits(node, _padded(self.words(f"{context} {text}"))) else None

    def _named(self, text: str) -> str | None:
        """Return the node that has this name, whatever stands around it; many ask of one text."""
        if text not in self._asked:
            if len(self._asked) >= _MOST_KEPT:
                self._asked.clear()
            self._asked[text] = self._names.get(self._key(text))
        return self._asked[text]

    def called(self, name: str) -> str | None:
        """Return the node that has this name, whatever stands around it: a link means it."""
        return self._named(name) or self._named(bare_title(name))

    def subject(self, title: str, context: str = "") -> str | None:
        """Return the node a title names: whole, or but for its number, article and kind."""
        if self._context:
            return self._subject(title, context)
        if title not in self._subjects:  # many rules ask of one title
            if len(self._subjects) >= _MOST_KEPT:
                self._subjects.clear()
            self._subjects[title] = self._subject(title, context)
        return self._subjects[title]

    def _subject(self, title: str, context: str) -> str | None:
        if not self._names:
            return None
        forms = (title, bare_title(title), _ASIDE.sub("", title))
        found = (self.exact(form, context) for form in forms)
        return next(filter(None, found), None) or self._with_kind(title, context)

    def _with_kind(self, title: str, context: str) -> str | None:
        """Return the node whose name begins a title that goes on with what kind of thing it is.

        That is the word for its type ("K-Means algorithm") or a name that ends in such a word
        ("TensorFlow machine learning framework").
        """
        if title.isascii() and not title.lower().rstrip(_NO_WORD).endswith(_KIND_WORDS):
            return None
        words = self.words(title)
        if not 1 < len(words) <= _TITLE_WORDS or words[-1] not in _KINDS:
            return None
        first, *others = (*self.find(title, context), None)
        if first is None or first.start:
            return None
        kind = [self._nodes[first.node].type] if first.words + 1 == len(words) else []
        if second := others[0]:
            covers = second.start == first.words and second.start + second.words == len(words)
            return first.node if covers else None
        return first.node if kind == words[-1:] else None

    def find(self, text: str, context: str = "") -> tuple[Mention, ...]:
        """Return the names in a text, in order, without overlap.

        A name that is also an everyday word counts only where `context`, or the text itself, has
        one of the words that its node asks for.
        """
        found = self._find(self.words(text))
        if not found or not self._context:
            return found
        if not any(mention.node in self._context for mention in found):
            return found
        around = _padded(self.words(f"{context} {text}"))
        return tuple(m for m in found if self._fits(m.node, around))

    def may_find(self, text: str) -> bool:
        """Tell whether `find` may find anything: quicker where that is seldom so."""
        bare = blanked(fold(text))
        return bare is None or bool(self._anchors.find_matches_as_indexes(f" {bare}"))

    def changed_from(self, other: Vocabulary) -> frozenset[str] | None:
        """Return the names by which this vocabulary and another may read a text otherwise.

        Names are told as `find` compares them; None where any text may be read otherwise.
        """
        if self._acronyms != other._acronyms:
            return None
        ours, theirs = self._meanings(), other._meanings()
        return frozenset(key for key, _ in ours.items() ^ theirs.items())

    def _meanings(self) -> dict[str, tuple[object, ...]]:
        """Return what each name stands for, as far as it matters."""
        nodes = {
            n.id: (n.id, n.type, n.label, n.aliases, n.context, is_only_listed(n))
            for n in self._nodes.values()
        }
        return {key: nodes[node] for key, node in self._names.items()}

    def words(self, text: str) -> list[str]:
        """Return the words of a text as mentions count them."""
        return tokens(text, self._acronyms)

    def _key(self, name: str) -> str:
        return " ".join(self.words(name))

    def _find(self, words: list[str]) -> tuple[Mention, ...]:
        padded = _padded(words)
        matches = self._matcher.find_matches_as_indexes(padded)
        if not matches:
            return ()
        counted, blanks = 0, 0
        found: list[Mention] = []
        for pattern, start, _ in matches:
            blanks += padded.count(" ", counted, start)
            counted = start
            mention = Mention(self._nodes_of[pattern], self._sizes[pattern], blanks // 2)
            if pattern not in self._in_signs or _stands_alone(words, mention):
                found.append(mention)
        return tuple(found)

    def _fits(self, node: str, around: str) -> bool:
        wanted = self._context.get(node)
        return wanted is None or any(_padded(words.split()) in around for words in wanted)


def names_of(node: Node) -> Iterator[str]:
    """Yield every way a node may be written; a label "X (Y)" is also X, and Y if it is an acronym.

    What else stands in brackets only tells what kind of thing is meant, and is no name of it.
    """
    for name in (node.label, *node.aliases):
        yield name
        if bracketed := _BRACKETS.match(name):
            before, inside, after = bracketed.groups()
            yield f"{before} {after}".strip()
            if is_acronym(inside, before):
                yield inside
                if after:
                    yield before


def is_acronym(short: str, name: str) -> bool:
    """Tell whether a short form is made of letters of a name, in order, from a word's first.

    >>> is_acronym("k-NN", "K-Nearest Neighbors"), is_acronym("S3", "Simple Storage Service")
    (True, True)
    >>> is_acronym("metric", "Precision"), is_acronym("UDP", "Transmission Control Protocol")
    (False, False)
    """
    capitals = sum(char.isupper() for char in short)
    digits = sum(char.isdigit() for char in short)
    if " " in short.strip() or not capitals or capitals + digits < _SHORTEST_ACRONYM:
        return False
    letters = [char for char in fold(short) if char.isalpha()]
    starts = [found.start() for found in _INITIAL.finditer(fold(name))]
    return any(_in_order(letters, fold(name)[start:]) for start in starts[:_TITLE_WORDS])


def _in_order(letters: list[str], text: str) -> bool:
    """Tell whether a text begins with the first letter and has the others after it, in order."""
    rest = iter(text)
    return text[:1] == letters[0] and all(letter in rest for letter in letters)


def _stands_alone(words: list[str], mention: Mention) -> bool:
    """Tell whether a name in Han signs is no piece of a longer word, as far as one can see."""
    before = words[mention.start - 1] if mention.start else ""
    after = words[mention.start + mention.words : mention.start + mention.words + 1]
    if mention.words == 1:
        return not any(_HAN.match(word) for word in (before, *after))
    return before not in _OTHERWISE


def _anchor(key: str) -> str:
    """Return how a word begins in every text that has a name in it; the longest tells most.

    >>> _anchor("study of birds"), _anchor("random forest")
    (' birds', ' random')
    """
    return " " + max((word.removesuffix("y") or word for word in key.split()), key=len)


def _padded(words: list[str]) -> str:
    """Return words with a blank on both sides of each, so that only whole words match."""
    return f" {'  '.join(words)} " if words else ""
