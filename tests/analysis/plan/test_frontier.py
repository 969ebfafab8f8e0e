import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.plan import make_frontier, newly_ready


def ids(frontier):
    return [topic.id for topic in frontier.ready]


@pytest.fixture(scope="session")
def baking(joined):
    return joined(
        """
        bread requires dough
        bread requires oven
        dough requires flour
        dough requires water
        rolls requires dough
        cake requires oven
        """
    )


@pytest.mark.parametrize(
    ("known", "ready"),
    [
        ([], ["flour", "water", "oven"]),
        (["flour"], ["water", "oven"]),
        (["flour", "water"], ["dough", "oven"]),
        (["dough"], ["oven", "flour", "water", "rolls"]),
        (["flour", "water", "dough", "oven"], ["bread", "cake", "rolls"]),
        (["bread"], ["flour", "oven", "water"]),
        (["flour", "water", "dough", "oven", "bread", "cake", "rolls"], []),
    ],
)
def test_what_is_ready_is_ranked_by_what_needs_it(baking, known, ready) -> None:
    assert sorted(ids(make_frontier(baking, known))) == sorted(ready)


def test_a_topic_says_what_it_opens_at_once_and_in_the_end(baking) -> None:
    found = {topic.id: topic for topic in make_frontier(baking, ["flour"]).ready}
    assert (found["water"].opens, found["water"].unlocks) == (("dough",), 3)
    assert (found["oven"].opens, found["oven"].unlocks) == (("cake",), 2)
    assert ids(make_frontier(baking, ["flour"])) == ["water", "oven"]


def test_targets_narrow_what_is_looked_at(baking) -> None:
    found = make_frontier(baking, targets=["rolls"])
    assert (ids(found), found.total, found.topics) == (["flour", "water"], 2, 4)


def test_the_limit_cuts_the_list_and_the_total_stays(baking) -> None:
    found = make_frontier(baking, limit=1)
    assert (len(found.ready), found.total) == (1, 3)


def test_what_is_unknown_to_the_atlas_is_an_error(baking) -> None:
    with pytest.raises(KeyError):
        make_frontier(baking, ["moon"])


def test_members_of_a_circle_are_ready_together(joined) -> None:
    atlas = joined("hen requires egg\negg requires hen\nhen requires corn\nsoup requires hen")
    assert ids(make_frontier(atlas)) == ["corn"]
    found = make_frontier(atlas, ["corn"])
    assert [(t.id, t.together, t.opens) for t in found.ready] == [
        ("egg", ("hen",), ("soup",)),
        ("hen", ("egg",), ("soup",)),
    ]


def test_exam_weight_comes_before_reach(read) -> None:
    atlas = read(
        {
            "guide.md": """
                # Domain 1: Bread (80%)
                ## Task 1.1: Bake
                - Rye bread
                # Domain 2: Cake (20%)
                ## Task 2.1: Bake
                - Sponge
                - Tart
            """,
            "graph/a.yaml": """
                rye-bread: {type: concept, requires: [rye]}
                rye: {type: concept}
                sponge: {type: concept, requires: [egg]}
                tart: {type: concept, requires: [egg]}
                egg: {type: concept}
            """,
        }
    )
    assert [(t.id, t.share) for t in make_frontier(atlas).ready] == [("rye", 80.0), ("egg", 20.0)]
    assert [(t.id, t.share) for t in make_frontier(atlas, ["egg", "rye"]).ready] == [
        ("rye-bread", 80.0),
        ("sponge", 10.0),
        ("tart", 10.0),
    ]


@settings(max_examples=10)
@given(st.integers(0, 1000), st.data())
def test_the_frontier_is_exact(curriculum, atlas_of, seed, data) -> None:
    graph = curriculum(seed)
    known = data.draw(st.sets(st.sampled_from(sorted(graph))))
    found = make_frontier(atlas_of(graph), known, limit=1000)
    expected = {t for t in graph if t not in known and known.issuperset(graph.predecessors(t))}
    assert set(ids(found)) == expected
    assert found.total == len(expected)
    for topic in found.ready:
        assert topic.unlocks == len(nx.descendants(graph, topic.id) - known)
        now = {*known, topic.id}
        opened = {t for t in graph if t not in now and now.issuperset(graph.predecessors(t))}
        assert set(topic.opens) == opened - expected


def test_newly_ready_is_what_became_so(baking) -> None:
    assert newly_ready(baking, ["flour"], ["flour", "water", "oven"]) == ("cake", "dough")
    assert newly_ready(baking, ["flour"], ["flour"]) == ()
    assert newly_ready(baking, ["flour", "water"], ["flour"]) == ()
