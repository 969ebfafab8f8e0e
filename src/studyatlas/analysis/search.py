"""Finding nodes by what a person types: prefix, typos, any word order.

Names are compared in their folded form (`model.naming`), typos by normalised Indel similarity
(rapidfuzz).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import fold, name_key, tokens

_TYPO = 78.0
_LONGEST_QUERY = 200
_TYPO_LETTERS = 3  # a typo in two letters fits everything


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A node that fits a query."""

    id: str
    label: str
    type: str
    score: float
    """0 to 1, the best first."""
    matched: str
    """What fitted: `label: …`, `alias: …`, `id: …`, `code: …` or `summary: …`."""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query."""

    query: str
    results: tuple[SearchResult, ...]


def search(atlas: Atlas, query: str, types: Collection[str] = (), limit: int = 20) -> SearchResults:
    """Rank the nodes that fit a query: exact names, then prefixes, typos, and summaries last.

    Args:
        atlas: where to look.
        query: words as typed; the last one may be unfinished.
        types: node types to keep; empty for all.
        limit: how many results at most.
    """
    words = tokens(query[:_LONGEST_QUERY])
    typed = _Query(query, words, " ".join(words), fold(query[:_LONGEST_QUERY]).strip())
    found = []
    for node in atlas.nodes.values():
        if words and (not types or node.type in types):
            score, matched = _best(node, typed)
            if score > 0:
                if atlas.schema.is_outline(node.type) and not matched.startswith("code:"):
                    score *= 0.9
                found.append(SearchResult(node.id, node.label, node.type, round(score, 4), matched))
    found.sort(key=lambda r: (-r.score, len(r.label), r.label, r.id))
    return SearchResults(query, tuple(found[:limit]))


@dataclass(frozen=True, slots=True)
class _Query:
    text: str
    words: list[str]
    key: str
    folded: str


def _best(node: Node, query: _Query) -> tuple[float, str]:
    """Return a node's best score, and the name or text it comes from."""
    code = node.id.rpartition("/")[2]
    if query.folded in (node.id.lower(), code.lower()) and node.type != "section":
        return 1.0, f"code: {code}" if "/" in node.id else f"id: {node.id}"
    best = (_name_score(node.label, query), f"label: {node.label}")
    for alias in node.aliases:
        best = max(best, (_name_score(alias, query) * 0.98, f"alias: {alias}"), key=lambda b: b[0])
    if best[0] == 0 and node.summary:
        text = tokens(node.summary)
        if all(any(word.startswith(part) for word in text) for part in query.words):
            return 0.3, f"summary: {node.summary}"
    return best


def _name_score(name: str, query: _Query) -> float:
    key = name_key(name)
    if key == query.key:
        return 1.0
    share = len(query.key) / max(len(key), 1)
    if key.startswith(query.key) or fold(name).startswith(query.folded):
        return 0.85 + 0.1 * min(1.0, share)
    words = key.split()
    if all(any(word.startswith(part) for word in words) for part in query.words):
        return 0.7 + 0.1 * min(1.0, share)
    if len(query.key) < _TYPO_LETTERS:
        return 0.0
    similar = max(
        fuzz.ratio(query.key, key, score_cutoff=_TYPO),
        fuzz.ratio(" ".join(sorted(query.words)), " ".join(sorted(words)), score_cutoff=_TYPO),
    )
    if similar:
        return 0.65 * similar / 100
    return 0.5 if _each_word_nearly(query.words, words) else 0.0


def _each_word_nearly(typed: list[str], words: list[str]) -> bool:
    """Tell whether each typed word is nearly a word of the name, or nearly its beginning."""
    return all(
        any(
            part == word
            or (len(part) > _TYPO_LETTERS and fuzz.ratio(part, word[: len(part) + 1]) >= _TYPO)
            for word in words
        )
        for part in typed
    )
