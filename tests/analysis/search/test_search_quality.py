"""How often a search finds what was meant, over every name and not over chosen ones."""

import importlib
from pathlib import Path

import pytest

from studyatlas.analysis.query import ask
from studyatlas.analysis.search import search
from studyatlas.analysis.search.acronyms import acronyms_in
from studyatlas.ingest.build import build
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.store.workspace import bundled_root

SEEDS = range(3)
BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def made():
    """Return the benchmark's generator of names and of what is typed for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        yield importlib.import_module("names")


@pytest.fixture(scope="module")
def bundled():
    return build(bundled_root())[0]


@pytest.fixture(scope="module")
def large(made):
    """Return an atlas of 3,000 made names, a third of them near-duplicates of another."""
    at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    nodes = [Node(f"n{n}", name, "concept", at) for n, name in enumerate(made.names(3000))]
    return make_atlas(nodes, [])


def share_found(made, atlas, sample) -> float:
    hits = tries = 0
    for seed in SEEDS:
        luck = made.chance("typos", seed)
        for node in sample:
            typed = made.misspelled(node.label, luck)
            hits += node.id in {result.id for result in ask(atlas, typed, limit=5).results}
            tries += 1
    return hits / tries


def test_one_typo_in_the_longest_word_finds_the_node(made, bundled) -> None:
    assert share_found(made, bundled, bundled.nodes.values()) >= 0.97


def test_one_typo_finds_the_node_among_near_duplicates(made, large) -> None:
    sample = made.chance("sample").sample(list(large.nodes.values()), 300)
    assert share_found(made, large, sample) >= 0.97


@pytest.mark.parametrize("which", ["bundled", "large"])
def test_the_exact_label_is_first(which, request) -> None:
    atlas = request.getfixturevalue(which)
    firsts = ((n.label, search(atlas, n.label, limit=1).results[0]) for n in atlas.nodes.values())
    same = [name_key(label) == name_key(first.label) for label, first in firsts]
    assert sum(same) / len(same) >= 0.99


def test_acronyms_in_the_notes_find_their_expansion(bundled) -> None:
    found = {
        (one.short, one.long)
        for document in bundled.documents
        for section in document.sections
        for text in (section.title, *(block.text for block in section.blocks))
        for one in acronyms_in(text)
    }
    assert len(found) >= 10
    for short, long in sorted(found):
        wanted = {r.id for r in search(bundled, long, limit=1).results}
        assert wanted <= {r.id for r in search(bundled, short, limit=5).results}, (short, long)


def test_no_name_of_the_bundled_atlas_is_taken_for_a_phrase(bundled) -> None:
    names = [name for node in bundled.nodes.values() for name in (node.label, *node.aliases)]
    assert [name for name in names if ask(bundled, name, limit=1).read_as] == []
