"""Ranking the nodes that fit a query."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from studyatlas.analysis.printed import printed_so
from studyatlas.analysis.search.index import Index, index_of
from studyatlas.analysis.search.names import JOINED, Name, keys_of, squeezed
from studyatlas.analysis.search.result import SearchResult, SearchResults
from studyatlas.analysis.search.texts import sections_saying
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold, name_key, tokens

_LONGEST_QUERY = 200
_LONGEST_WORD = 40
_MOST_WORDS = 16

_LABEL, _OUTLINE_LABEL, _OTHER_NAME = 1.0, 0.99, 0.97
_BEGINNING, _INITIALS, _WORDS, _UNFINISHED, _TEXT = 0.8, 0.75, 0.65, 0.5, 0.1
_TYPOS = (0.42, 0.35, 0.28, 0.21)
_WIDTH = 0.1  # what a better name of the same sort adds
_TYPO_WIDTH = 0.07
_MOST_COMPARED = 200
_SECTION = "section"
_Hit = tuple[Node, float, str]
"""A node that fits, its score, and what matched."""
_FEW = 5  # with so many, a word that is there as typed is not taken for a misspelled one


def search(
    atlas: Atlas,
    query: str,
    types: Collection[str] = (),
    limit: int = 20,
    *,
    texts: bool = False,
) -> SearchResults:
    """Rank the nodes that fit a query.

    An exact label comes first, then another exact name, a name that begins so, a label with these
    initials, one with these words in any order, one with words that begin so, a part of an exam in
    the words it is printed in ("1.2 Keep bees") where there is none of these, one with words that
    are nearly so, a summary with these words, and last a section whose text has them. Equally good
    are told apart by: topics before outline, labels before other names, short ones before long
    ones, alphabet.

    Args:
        atlas: where to look; its index is made at the first search and kept as long as the atlas.
        query: words as typed; each may be unfinished.
        types: node types to keep; empty for all.
        limit: how many results at most.
        texts: True if sections whose text has the words are wanted as well, where they are no
            topic's whole name. With five that have them as typed no name is taken for a misspelled
            one.
    """
    typed, index = _read(query), index_of(atlas)
    found: dict[str, SearchResult] = {}

    def take(look: Callable[[], Iterable[_Hit]]) -> None:
        for node, score, matched in look() if len(found) < limit else ():
            if node.id not in found and (not types or node.type in types):
                result = SearchResult(node.id, node.label, node.type, round(score, 4), matched)
                found[node.id] = result
                if len(found) >= limit:
                    break

    if not typed.key:
        return SearchResults(query, ())
    for look in _as_typed(index, typed):
        take(look)
    if not found:
        take(lambda: _as_printed(atlas, typed))
    wanted = texts and len(found) < limit and (not types or _SECTION in types)
    named = any(r.score >= _OTHER_NAME and r.type not in index.outline for r in found.values())
    said = sections_saying(atlas, typed.text) if wanted and not named else []
    as_typed = sum(all(word in fold(one.sentence) for word in typed.words) for one in said)
    for sort in _misspelt(index, typed) if as_typed < _FEW else ():
        if len(found) + as_typed < sort.only_below:
            take(sort.look)
    take(lambda: _by_summary(index, typed))
    take(lambda: [(one.node, one.score, f"text: {one.sentence}") for one in said])
    return SearchResults(query, tuple(found.values()))


@dataclass(frozen=True, slots=True)
class _Typed:
    """A query, taken apart."""

    text: str
    keys: tuple[str, ...]
    """What a name may be compared by, if this is all of it; none in a query of mere blanks."""
    readings: tuple[tuple[str, ...], ...]
    """The words; once more in pieces where a script parts no words, and with those that a hyphen
    joins as one, where there are such."""

    @property
    def key(self) -> str:
        """What the beginning of a name is compared by."""
        return self.keys[0] if self.keys else ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the last reading; none in a query of mere signs."""
        return self.readings[-1] if self.readings else ()


def _read(query: str) -> _Typed:
    text = query[:_LONGEST_QUERY].strip()
    pieces = () if text.isascii() else tuple(tokens(text))[:_MOST_WORDS]
    joined = _words(JOINED.sub(lambda found: squeezed(found[0]), fold(text)))
    readings = dict.fromkeys(words for words in (_words(text), pieces, joined) if words)
    return _Typed(text, keys_of(text), tuple(readings))


def _words(text: str) -> tuple[str, ...]:
    words = (word[:_LONGEST_WORD] for word in WORD.findall(fold(text)))
    return tuple(dict.fromkeys(words))[:_MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Sort:
    """One way in which nodes nearly fit."""

    look: Callable[[], Iterable[_Hit]]
    """Gives every node that fits so, with its score and what matched; the best first."""
    only_below: float = float("inf")
    """It is tried only where fewer nodes fit in a better way."""


def _as_typed(index: Index, typed: _Typed) -> Iterator[Callable[[], Iterable[_Hit]]]:
    """Yield the ways in which a name may have the words as they were typed, the best first."""

    def by_name(base: float, look: Callable[[], Iterable[int]]) -> Callable[[], Iterable[_Hit]]:
        return lambda: _scored(index, typed, base, _WIDTH, look())

    yield lambda: _exact(index, typed)
    yield by_name(_BEGINNING, lambda: index.begun(typed.key))
    yield lambda: _by_initials(index, typed)
    yield by_name(_WORDS, lambda: _among(index.words.whole, typed))
    yield by_name(_UNFINISHED, lambda: _among(index.words.unfinished, typed))


def _as_printed(atlas: Atlas, typed: _Typed) -> Iterator[_Hit]:
    for node in printed_so(atlas, typed.text):
        yield node, _OTHER_NAME, f"label: {node.label}"


def _misspelt(index: Index, typed: _Typed) -> Iterator[_Sort]:
    """Yield the ways in which a name may have words nearly like these, the best first."""

    def misspelled(base: float, errors: int, only_below: float, *, known: bool) -> _Sort:
        def look() -> Iterable[tuple[int, Sequence[int]]]:
            return index.words.misspelled(typed.words, errors, known=known)

        return _Sort(lambda: _misspelled(index, typed, base, look()), only_below)

    one, one_of_known, two, two_of_known = _TYPOS
    yield misspelled(one, 1, float("inf"), known=False)
    if len(typed.words) == 1 or not _among(index.words.whole, typed):
        yield misspelled(one_of_known, 1, _FEW, known=True)
        yield misspelled(two, 2, 1, known=False)
        yield misspelled(two_of_known, 2, 1, known=True)


def _exact(index: Index, typed: _Typed) -> Iterator[_Hit]:
    numbers = index.named(typed.keys)
    for number in sorted(numbers, key=lambda n: _unlike(index.names[n], typed.text)):
        name = index.names[number]
        yield name.node, _exact_score(index, name), name.matched


def _scored(
    index: Index, typed: _Typed, base: float, width: float, numbers: Iterable[int]
) -> Iterator[_Hit]:
    for number in numbers:
        name = index.names[number]
        yield name.node, base + width * _share(index, name, len(typed.key)), name.matched


def _misspelled(
    index: Index, typed: _Typed, base: float, found: Iterable[tuple[int, Sequence[int]]]
) -> Iterator[_Hit]:
    for cost, numbers in found:
        if cost > 0:
            least, width = base + _TYPO_WIDTH / (cost + 1), _TYPO_WIDTH / (cost * (cost + 1))
            yield from _scored(index, typed, least, width, _most_alike(index, typed, numbers))


def _most_alike(index: Index, typed: _Typed, numbers: Sequence[int]) -> Iterable[int]:
    """Put those first whose words stand in the typed order, among labels as among other names."""
    if not 1 < len(numbers) <= _MOST_COMPARED:
        return numbers
    keys = {number: index.names[number].key for number in numbers}
    alike = {number: fuzz.ratio(typed.key, key) for number, key in keys.items()}
    return sorted(numbers, key=lambda n: (_rank(index, index.names[n]), len(keys[n]), -alike[n], n))


def _by_initials(index: Index, typed: _Typed) -> Iterator[_Hit]:
    for number in index.abbreviated(typed.key):
        name = index.names[number]
        yield name.node, _INITIALS, f"initials: {name.text}"


def _by_summary(index: Index, typed: _Typed) -> Iterator[_Hit]:
    for place in _among(index.summaries.unfinished, typed):
        node = index.summarized[place]
        yield node, _TEXT, f"summary: {node.summary}"


def _among(look: Callable[[Sequence[str]], list[int]], typed: _Typed) -> list[int]:
    """Return what is found by any reading of a query, in order."""
    found = [look(words) for words in typed.readings]
    return found[0] if len(found) == 1 else sorted(set().union(*found))


def _unlike(name: Name, text: str) -> tuple[bool, bool, bool, bool]:
    """Return what names with one key are sorted by: how much a name differs from what was typed."""
    written = name.written
    return (
        name.further,
        written != text,
        fold(written) != fold(text),
        name_key(written) != name_key(text),
    )


def _exact_score(index: Index, name: Name) -> float:
    if name.further:
        return _OTHER_NAME
    return _LABEL if name.kind == "code" or name.node.type not in index.outline else _OUTLINE_LABEL


def _share(index: Index, name: Name, size: int) -> float:
    """Return how good a name is among those that fit in the same way: over 0 up to 1."""
    return (3 - _rank(index, name) + min(1.0, size / len(name.key))) / 4


def _rank(index: Index, name: Name) -> int:
    """Return 0 for a topic's label, 1 for its other names, 2 and 3 for those of the outline."""
    return 2 * (name.node.type in index.outline) + name.further
