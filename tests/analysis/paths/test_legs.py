"""Paths through given nodes, in order."""

import pytest

from studyatlas.analysis.paths import Filter, find_paths

TOWN = """
gate uses street
street uses square
square uses tower
gate uses wall
wall uses tower
street uses well
well uses square
tower uses bell
yard uses wall
"""


@pytest.fixture(scope="session")
def town(joined):
    return joined(TOWN)


@pytest.mark.parametrize(
    ("through", "nodes"),
    [
        ([], "gate wall tower"),
        (["square"], "gate street square tower"),
        (["well"], "gate street well square tower"),
        (["street", "square"], "gate street square tower"),
        (["well", "square"], "gate street well square tower"),
    ],
)
def test_it_goes_through_them_in_order(town, through, nodes) -> None:
    (path,) = find_paths(town, "gate", "tower", through=through).paths
    assert " ".join(path.nodes) == nodes


@pytest.mark.parametrize(
    ("through", "cut"),
    [
        (["yard"], ["yard"]),
        (["bell"], ["bell"]),
        (["square", "street"], ["street"]),
        (["square", "yard"], ["yard"]),
    ],
)
def test_a_dead_end_is_no_stop_on_the_way(town, through, cut) -> None:
    found = find_paths(town, "gate", "tower", through=through)
    assert (found.reason, found.cut) == ("filtered", tuple(Filter("through", (n,)) for n in cut))


def test_a_leg_gives_way_to_another(joined) -> None:
    """The cheapest way to the mill takes the only bridge back; the dear one leaves it free."""
    atlas = joined(
        "a uses bridge\nbridge uses mill\nbridge uses z\na requires ford\nford requires mill"
    )
    (path,) = find_paths(atlas, "a", "z", through=["mill"]).paths
    assert " ".join(path.nodes) == "a ford mill bridge z"


def test_alternatives_go_through_them_as_well(joined) -> None:
    lane = joined(TOWN + "gate requires lane\nlane uses tower")
    found = find_paths(lane, "gate", "bell", through=["tower"], alternatives=3)
    assert [" ".join(path.nodes) for path in found.paths] == [
        "gate lane tower bell",
        "gate wall tower bell",
    ]


def test_an_outline_node_that_is_named_is_a_stop(joined) -> None:
    item = {"id": "rail/1.1.1", "label": "Laying track", "type": "item"}
    atlas = joined("rail/1.1.1 asks_about gauge\nrail/1.1.1 asks_about track", item=item)
    (path,) = find_paths(atlas, "gauge", "track", through=["rail/1.1.1"]).paths
    assert path.nodes == ("gauge", "rail/1.1.1", "track")
