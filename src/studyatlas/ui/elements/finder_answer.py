"""What a search box's list shows for a query: names, what fitted, and which letters are lit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from studyatlas.analysis.nearest import nearest_to
from studyatlas.analysis.query import (
    ask,
    asks_what_is_covered,
    asks_what_is_known,
    complete,
    sounds_like_phrase,
)
from studyatlas.analysis.search import SearchResults, search
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold
from studyatlas.ui.canvas.style import looks
from studyatlas.wording import (
    Parts,
    around,
    how_read,
    lit,
    lit_letters,
    name_of,
    nothing_fits,
    said_words,
    short,
)

_LONGEST_QUERY = 200
_LONGEST = 90  # letters of a name or a reason
_CUT = (_LONGEST, 30)  # and how many of these before the first lit word
_WHY = {"alias": "also called ", "id": "its id is ", "summary": ""}
_ASKED_OFFERS, _MOST_OFFERS = 6, 5
_MOST_ASKED = 100  # results of a question: who asks wants all, not the nearest few


@dataclass(frozen=True, slots=True)
class Asking:
    """Lets a box take questions, not names alone; both are asked only where an answer needs it."""

    known: Callable[[], Collection[str]]
    """Returns the ids of the topics that the person knows."""
    verdicts: Callable[[], Mapping[str, str]]
    """Returns the verdict of each exam item by node id."""


def results_data(
    atlas: Atlas,
    query: str,
    types: Collection[str] = (),
    limit: int = 8,
    asking: Asking | None = None,
) -> dict[str, Any]:
    """Return what the list shows for a query: `{query, said, total, nearest, results, …}`.

    The query stands beside its answer, so that the browser knows an answer that comes late. Where
    nothing fits, `nothing` says so; if then `nearest` is true, the results are the nodes of the
    nearest names. A result is `{id, name, why, type, mark}`; `name` and `why` are pieces of text,
    each with whether it is lit.
    With `asking`, `said` tells how the query was read, and `offers` are ways to go on with it;
    `ahead` tells whether these matter more than the results.

    >>> from studyatlas.model.atlas import make_atlas
    >>> data = results_data(make_atlas([], []), "dropout")
    >>> data["total"], data["nearest"], data["results"]
    (0, False, [])
    """
    query = query[:_LONGEST_QUERY]
    found = _found(atlas, query, types, asking)
    offers = _offers(atlas, query) if asking else []
    ahead = bool(offers) and not found.read_as and sounds_like_phrase(atlas, query)
    near = [] if ahead else nearest_to(atlas, found, types)
    fits = found.results or ahead or not query.strip()
    limit = max(limit, _MOST_ASKED) if found.read_as else max(limit, 0)
    shown = [(atlas.nodes[r.id], r.matched) for r in found.results[:limit]] or near
    words = WORD.findall(fold(query))
    return {
        "query": query,
        "said": _said(atlas, found, ahead=ahead) if asking else "",
        "total": len(found.results),
        "nearest": bool(near),
        "nothing": "" if fits else nothing_fits(atlas, found, near=bool(near)),
        "results": [
            _result(atlas, node, matched, words, asked=bool(found.read_as))
            for node, matched in shown
        ],
        "offers": offers,
        "ahead": ahead,
    }


def _found(
    atlas: Atlas, query: str, types: Collection[str], asking: Asking | None
) -> SearchResults:
    """Return all that fits a query."""
    if asking is None:
        return search(atlas, query, types, len(atlas.nodes))
    known = asking.known() if asks_what_is_known(atlas, query) else ()
    verdicts = asking.verdicts() if asks_what_is_covered(atlas, query) else {}
    return ask(atlas, query, types, len(atlas.nodes), known=known, verdicts=verdicts)


def _said(atlas: Atlas, found: SearchResults, *, ahead: bool) -> str:
    if ahead and not found.results:
        return "Not a whole question yet; go on with:"
    return how_read(atlas, found)


def _offers(atlas: Atlas, query: str) -> list[dict[str, str]]:
    """Return ways to go on: the whole query, and whether a type, a relation or what comes next."""
    if not query.strip():
        return []
    made = (one for one in complete(atlas, query, _ASKED_OFFERS) if one.kind != "word")
    return [{"text": one.text, "kind": one.kind} for one in islice(made, _MOST_OFFERS)]


def _result(
    atlas: Atlas, node: Node, matched: str, words: list[str], *, asked: bool
) -> dict[str, Any]:
    kind = atlas.schema.node_types.get(node.type)
    code = name_of(atlas, node.id).removesuffix(node.label)
    name = lit(code + around(node.label, words, *_CUT), words)
    return {
        "id": node.id,
        "name": name,
        "why": _holds(matched) if asked else _why(node, matched, name, words),
        "type": kind.label if kind else node.type,
        "mark": looks(atlas.schema, [node.type])[node.type].mark,
    }


def _holds(matched: str) -> Parts:
    """Say what holds of a node that a question asked for; its type stands there anyway."""
    return [] if matched.startswith("type: ") else [(short(matched, _LONGEST), False)]


def _why(node: Node, matched: str, name: Parts, words: list[str]) -> Parts:
    """Say what fitted where the name does not show it, and where a section stands."""
    kind, _, text = matched.partition(": ")
    shown = "".join(piece for piece, _ in name)
    if kind in _WHY and text not in shown and not all(_is_lit(word, name) for word in words):
        return [(_WHY[kind], False), *lit(around(text, words, *_CUT), words)]
    file = node.provenance.position.path.rpartition("/")[2]
    if kind == "text":
        said = said_words(words)
        return [(f"in {file}: ", False), *lit(around(text, said, *_CUT), said)]
    return [(f"in {file}", False)] if node.type == "section" else []


def _is_lit(word: str, parts: Parts) -> bool:
    return any(on and lit_letters(text, word) for text, on in parts)
