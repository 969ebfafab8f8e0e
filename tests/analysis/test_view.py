import pytest

from studyatlas.analysis.neighbourhood import Walk
from studyatlas.analysis.view import CAPS, View, ViewRequest, make_view


@pytest.fixture(scope="session")
def bakery(joined):
    return joined(
        """
        bread requires dough
        dough requires flour
        flour requires mill
        bread contrasts_with cake
        """,
        mill={"type": "tool"},
    )


def test_without_a_centre_the_whole_is_looked_at(bakery) -> None:
    view = make_view(bakery, ViewRequest())
    assert set(view.nodes) == set(bakery.nodes)
    assert view.total == 5
    assert len(view.relations) == 4
    assert view.types == {"concept": (4, 4), "tool": (1, 1)}


def test_a_type_switched_off_still_counts(bakery) -> None:
    view = make_view(bakery, ViewRequest("flour", 1, Walk(types=frozenset({"concept"}))))
    assert set(view.nodes) == {"flour", "dough"}
    assert view.types == {"concept": (2, 2), "tool": (0, 1)}


def test_a_cap_is_told_beside_the_total(bakery) -> None:
    view = make_view(bakery, ViewRequest("bread", 5, cap=2))
    assert (len(view.nodes), view.total) == (2, 5)


def test_pinned_nodes_stay_and_hidden_ones_go(bakery) -> None:
    walk = Walk(hidden=frozenset({"dough"}))
    view = make_view(bakery, ViewRequest("bread", 1, walk, pinned=("mill", "dough", "no-such")))
    assert view.nodes == ("bread", "cake", "mill")
    assert view.total == 3


def test_relations_are_those_that_may_be_followed(bakery) -> None:
    view = make_view(bakery, ViewRequest(walk=Walk(relations=frozenset({"contrasts_with"}))))
    assert [relation.key for relation in view.relations] == [("bread", "contrasts_with", "cake")]
    assert set(view.nodes) == set(bakery.nodes)


def test_an_unknown_centre_is_an_error(bakery) -> None:
    with pytest.raises(KeyError):
        make_view(bakery, ViewRequest("yeast"))


def test_there_is_no_more_than_the_largest_cap(bakery) -> None:
    assert make_view(bakery, ViewRequest()).more == CAPS[0]
    assert View(tuple(map(str, range(CAPS[-1]))), (), 5000, {}).more == 0
    assert View(tuple(map(str, range(CAPS[-2]))), (), 5000, {}).more == CAPS[-1]


def test_the_whole_under_a_cap_counts_every_type_it_could_show(bakery) -> None:
    view = make_view(bakery, ViewRequest(walk=Walk(types=frozenset({"concept"})), cap=60))
    assert view.types == {"concept": (4, 4), "tool": (0, 1)}
    assert view.total == 4
