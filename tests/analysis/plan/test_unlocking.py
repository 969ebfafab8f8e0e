import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.plan import make_unlocks


@pytest.fixture(scope="session")
def baking(joined):
    return joined(
        """
        bread requires dough
        bread requires oven
        dough requires flour
        toast requires bread
        exam/1.1.1 asks_about toast
        """,
        item={"id": "exam/1.1.1", "label": "Toast", "type": "item"},
    )


def ids(topics):
    return [topic.id for topic in topics]


def test_what_needs_it_directly_and_in_the_end(baking) -> None:
    found = make_unlocks(baking, "flour")
    assert (ids(found.directly), ids(found.later)) == (["dough"], ["bread", "toast"])
    assert [topic.needs for topic in found.later] == [("oven",), ()]
    assert [r.key for r in found.directly[0].because] == [("dough", "requires", "flour")]


def test_what_is_known_is_neither_opened_nor_needed(baking) -> None:
    found = make_unlocks(baking, "flour", ["oven", "dough"])
    assert (ids(found.directly), ids(found.later)) == ([], ["bread", "toast"])
    assert found.later[0].needs == ()


def test_an_item_stands_for_what_it_asks_about(baking) -> None:
    found = make_unlocks(baking, "exam/1.1.1")
    assert (found.directly, found.later) == ((), ())


def test_a_circle_is_named(joined) -> None:
    atlas = joined("hen requires egg\negg requires hen\nsoup requires hen")
    found = make_unlocks(atlas, "egg")
    assert (found.circle, ids(found.directly), ids(found.later)) == (("hen",), ["hen"], ["soup"])


def test_the_items_and_their_share(read) -> None:
    atlas = read(
        {
            "guide.md": "# Task 1.1: Bake\n- Rye bread\n- Sponge\n- Icing\n- Tart\n",
            "graph/a.yaml": """
                rye-bread: {type: concept, requires: [oven]}
                sponge: {type: concept, requires: [oven]}
                tart: {type: concept, requires: [sponge]}
                icing: {type: concept, uses: [oven]}
                oven: {type: tool}
            """,
        }
    )
    found = make_unlocks(atlas, "oven")
    assert found.items == ("kitchen/1.1.1", "kitchen/1.1.2", "kitchen/1.1.4")
    assert found.share == 75.0


@settings(max_examples=10)
@given(st.integers(0, 1000), st.data())
def test_what_is_opened_is_every_descendant_in_a_valid_order(
    curriculum, atlas_of, seed, data
) -> None:
    graph = curriculum(seed)
    topic = data.draw(st.sampled_from(sorted(graph)))
    found = make_unlocks(atlas_of(graph), topic)
    assert set(ids(found.directly)) == set(graph.successors(topic))
    opened = sorted((*found.directly, *found.later), key=lambda t: t.id)
    assert ids(opened) == sorted(nx.descendants(graph, topic))
    done = {topic, *ids(found.directly)}
    for later in found.later:
        assert set(graph.predecessors(later.id)) <= {*done, *later.needs}
        done.add(later.id)
