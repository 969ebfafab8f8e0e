"""Ways to search names, each as its makers teach it: what is measured beside ours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, pairwise

from rapidfuzz import fuzz, process

from studyatlas.analysis.search import search
from studyatlas.analysis.search.index import index_of
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance

MOST = 20
_CANDIDATES = 200
_WORD = re.compile(r"\w+")
_LONG = 4  # letters from which on a word may hold a typo

Search = Callable[[str], list[int]]
"""Takes a query and gives the numbers of the names that fit, the best first."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to search."""

    name: str
    build: Callable[[list[str]], Search]
    """Takes the names; what it needs before the first query is done when it returns."""
    needs: tuple[str, ...] = ()
    """Modules that this project does not install."""


def studyatlas_search(names: list[str]) -> Search:
    """Ours, through the public function: results and not numbers alone."""
    at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    nodes = [Node(f"n{number}", name, "concept", at) for number, name in enumerate(names)]
    atlas = make_atlas(nodes, [])
    index_of(atlas)
    search(atlas, "qqqq")  # makes every part of the index
    return lambda text: [int(found.id[1:]) for found in search(atlas, text, limit=MOST).results]


def tantivy_alone(names: list[str]) -> Search:
    """Tantivy: every word fuzzy with one error, each may be unfinished."""
    return _tantivy(names, MOST)


def tantivy_reranked(names: list[str]) -> Search:
    """Tantivy, and rapidfuzz on its first hundreds."""
    found = _tantivy(names, _CANDIDATES)
    folded = [name.lower() for name in names]

    def look(text: str) -> list[int]:
        choices = {number: folded[number] for number in found(text)}
        best = process.extract(text.lower(), choices, scorer=fuzz.WRatio, limit=MOST)
        return [number for _, _, number in best]

    return look


def rapidfuzz_alone(names: list[str]) -> Search:
    """Rapidfuzz's `WRatio` over all names."""
    folded = [name.lower() for name in names]

    def look(text: str) -> list[int]:
        best = process.extract(text.lower(), folded, scorer=fuzz.WRatio, limit=MOST)
        return [number for _, _, number in best]

    return look


def trigrams(names: list[str]) -> Search:
    """Names by their groups of three letters (numpy), and rapidfuzz on the most alike."""
    import numpy as np

    folded = [name.lower() for name in names]
    lists: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(folded):
        for group in _trigrams(name):
            lists[group].append(number)
    posted = {group: np.array(numbers, dtype=np.int32) for group, numbers in lists.items()}
    sizes = np.sqrt([max(1, len(name)) for name in folded])

    def look(text: str) -> list[int]:
        hits = [posted[group] for group in _trigrams(text.lower()) if group in posted]
        if not hits:
            return []
        shared = np.bincount(np.concatenate(hits), minlength=len(names)) / sizes
        most = min(_CANDIDATES, len(names))
        near = np.argpartition(-shared, most - 1)[:most]
        choices = {int(n): folded[n] for n in sorted(near.tolist()) if shared[n] > 0}
        best = process.extract(text.lower(), choices, scorer=fuzz.WRatio, limit=MOST)
        return [number for _, _, number in best]

    return look


ENGINES = (
    Engine("studyatlas", studyatlas_search),
    Engine("tantivy alone", tantivy_alone, ("tantivy",)),
    Engine("tantivy + rapidfuzz", tantivy_reranked, ("tantivy",)),
    Engine("trigrams + rapidfuzz", trigrams, ("numpy",)),
    Engine("rapidfuzz alone", rapidfuzz_alone),
)
"""Ours first, then the one that it is compared with."""


def _trigrams(text: str) -> set[str]:
    return {f"{a}{b}{c}" for (a, b), (_, c) in pairwise(pairwise(chain(" ", text, " ")))}


def _tantivy(names: list[str], most: int) -> Search:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name")
    builder.add_unsigned_field("number", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    for number, name in enumerate(names):
        writer.add_document(tantivy.Document(name=name, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def look(text: str) -> list[int]:
        words = [
            tantivy.Query.fuzzy_term_query(
                schema, "name", word, distance=int(len(word) >= _LONG), prefix=True
            )
            for word in _WORD.findall(text.lower())
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, word) for word in words])
        hits = searcher.search(query, most).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return look
