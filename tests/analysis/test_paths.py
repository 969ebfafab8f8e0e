import math
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.paths import find_paths
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.schema import DEFAULT_SCHEMA

FIELD_RELATIONS = ["requires", "uses", "part_of", "affects", "contrasts_with", "is_a"]
NAMES = [f"n{number}" for number in range(6)]
RELATIONS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(FIELD_RELATIONS), st.sampled_from(NAMES)),
    min_size=1,
    max_size=14,
).map(lambda found: [r for r in found if r[0] != r[2]] or [("n0", "uses", "n1")])


def toll(neighbours: int) -> float:
    return 0.35 * math.log2(1 + neighbours)


def cheapest_by_trying_all(atlas: Atlas, source: str, target: str) -> float:
    """Return the cost of the cheapest of all simple paths, from the definition."""
    graph = nx.Graph((r.source, r.target) for r in atlas.relations)
    strength = {
        pair: max(
            DEFAULT_SCHEMA.relation_types[r.relation].strength
            for r in atlas.relations
            if {r.source, r.target} == set(pair)
        )
        for pair in graph.edges
    }
    strength |= {(b, a): value for (a, b), value in strength.items()}
    return min(
        sum(
            1 / strength[pair] + (toll(graph.degree(pair[0])) + toll(graph.degree(pair[1]))) / 2
            for pair in pairwise(path)
        )
        for path in nx.all_simple_paths(graph, source, target)
    )


def lines(relations) -> str:
    return "\n".join(" ".join(relation) for relation in relations)


def test_cost_of_a_path_by_hand(joined) -> None:
    atlas = joined("steam requires water\nsteam uses boiler")
    (path,) = find_paths(atlas, "water", "boiler").paths
    # 1/0.9 for requires, 1/0.8 for uses; tolls: log2(2), log2(3), log2(2), the ends' by half
    tolls = 0.35 * (0.5 * 1 + math.log2(3) + 0.5 * 1)
    assert path.cost == round(1 / 0.9 + 1 / 0.8 + tolls, 4)
    assert path.nodes == ("water", "steam", "boiler")


def test_steps_keep_their_own_direction_whichever_way_they_are_walked(joined) -> None:
    atlas = joined("steam requires water\nsteam uses boiler")
    (path,) = find_paths(atlas, "boiler", "water").paths
    assert [step.key for step in path.steps] == [
        ("steam", "uses", "boiler"),
        ("steam", "requires", "water"),
    ]


def test_the_strongest_of_several_relations_is_the_step(joined) -> None:
    atlas = joined("steam contrasts_with water\nsteam requires water\nsteam part_of water")
    (path,) = find_paths(atlas, "steam", "water").paths
    assert [step.relation for step in path.steps] == ["requires"]


def test_a_hub_costs_toll_so_that_the_quiet_way_is_taken(joined) -> None:
    hub = "\n".join(f"spoke-{number} uses a-hub" for number in range(30))
    atlas = joined(
        f"rail uses a-hub\na-hub uses wheel\nrail uses z-quiet\nz-quiet uses wheel\n{hub}"
    )
    (path,) = find_paths(atlas, "rail", "wheel").paths
    assert path.nodes == ("rail", "z-quiet", "wheel")


def test_a_longer_way_round_beats_a_hub(joined) -> None:
    hub = "\n".join(f"spoke-{number} part_of hub" for number in range(30))
    around = "rail mitigates skid\nskid mitigates slip\nslip mitigates wheel"
    atlas = joined(f"rail part_of hub\nwheel part_of hub\n{around}\n{hub}")
    (path,) = find_paths(atlas, "rail", "wheel").paths
    assert path.nodes == ("rail", "skid", "slip", "wheel")


def test_alternatives_differ_and_the_cheapest_comes_first(joined) -> None:
    atlas = joined(
        """
        rye requires field
        field requires rain
        rye uses mill
        mill uses rain
        rye part_of village
        village part_of rain
        """
    )
    found = find_paths(atlas, "rye", "rain", alternatives=3)
    assert [path.nodes[1] for path in found.paths] == ["field", "mill", "village"]
    costs = [path.cost for path in found.paths]
    assert costs == sorted(costs)
    assert find_paths(atlas, "rye", "rain", alternatives=1).paths == found.paths[:1]


def test_no_more_alternatives_than_there_are(joined) -> None:
    atlas = joined("rye requires field\nfield requires rain")
    assert len(find_paths(atlas, "rye", "rain", alternatives=5).paths) == 1


@pytest.fixture(scope="session")
def exam(joined):
    return joined(
        "rail/1.1.1 asks_about gauge\nrail/1.1.1 asks_about sleeper\nsleeper part_of track",
        item={"id": "rail/1.1.1", "label": "Laying track", "type": "item"},
    )


def test_outline_nodes_are_no_stops_unless_asked_for(exam) -> None:
    assert find_paths(exam, "gauge", "track").reason == "unconnected"
    (path,) = find_paths(exam, "gauge", "track", via=["item"]).paths
    assert path.nodes == ("gauge", "rail/1.1.1", "sleeper", "track")


def test_an_outline_node_may_be_an_end(exam) -> None:
    (path,) = find_paths(exam, "rail/1.1.1", "track").paths
    assert path.nodes == ("rail/1.1.1", "sleeper", "track")


@pytest.fixture(scope="session")
def lines_of_trade(joined):
    return joined(
        "corn requires soil\ncorn uses plough\nplough uses soil\nsalt requires sea",
        plough={"type": "tool"},
    )


@pytest.mark.parametrize(
    ("filters", "nodes"),
    [
        ({}, ("corn", "soil")),
        ({"via": ["uses"]}, ("corn", "plough", "soil")),
        ({"without": ["requires"]}, ("corn", "plough", "soil")),
        ({"via": ["tool"], "without": ["requires"]}, ("corn", "plough", "soil")),
        ({"via": ["requires", "concept"]}, ("corn", "soil")),
    ],
)
def test_filters(lines_of_trade, filters, nodes) -> None:
    found = find_paths(lines_of_trade, "corn", "soil", **filters)
    assert [path.nodes for path in found.paths] == [nodes]


@pytest.mark.parametrize(
    ("source", "target", "filters", "reason"),
    [
        ("corn", "corn", {}, "same-node"),
        ("corn", "salt", {}, "unconnected"),
        ("corn", "salt", {"without": ["requires"]}, "unconnected"),
        ("corn", "soil", {"without": ["requires", "uses"]}, "filtered"),
        ("corn", "soil", {"without": ["requires", "tool"]}, "filtered"),
        ("corn", "soil", {"via": ["part_of"]}, "filtered"),
        ("salt", "sea", {"without": ["requires"]}, "filtered"),
    ],
)
def test_why_there_is_no_path(lines_of_trade, source, target, filters, reason) -> None:
    found = find_paths(lines_of_trade, source, target, **filters)
    assert (found.found, found.paths, found.reason) == (False, (), reason)


def test_an_unknown_end_is_an_error(lines_of_trade) -> None:
    for ends in (("corn", "moon"), ("moon", "corn")):
        with pytest.raises(KeyError):
            find_paths(lines_of_trade, *ends)


@given(RELATIONS, st.data())
def test_the_first_path_is_the_cheapest_of_all(joined, relations, data) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    found = find_paths(atlas, source, target)
    if found.found:
        assert found.paths[0].cost == pytest.approx(
            cheapest_by_trying_all(atlas, source, target), abs=1e-4
        )
    else:
        whole = nx.Graph((r.source, r.target) for r in atlas.relations)
        assert not nx.has_path(whole, source, target)


@given(RELATIONS, st.integers(1, 4), st.data())
def test_every_step_is_a_relation_that_joins_two_nodes_of_the_path(
    joined, relations, count, data
) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    found = find_paths(atlas, source, target, alternatives=count)
    assert len({path.nodes for path in found.paths}) == len(found.paths) <= count
    for path in found.paths:
        assert (path.nodes[0], path.nodes[-1]) == (source, target)
        assert len(set(path.nodes)) == len(path.nodes) == len(path.steps) + 1
        for step, pair in zip(path.steps, pairwise(path.nodes), strict=True):
            assert step in atlas.relations
            assert {step.source, step.target} == set(pair)


@given(RELATIONS, st.data())
def test_the_order_in_which_relations_were_read_makes_no_difference(
    joined, relations, data
) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    shuffled = make_atlas(
        data.draw(st.permutations(list(atlas.nodes.values()))),
        data.draw(st.permutations(atlas.relations)),
    )
    one = find_paths(atlas, source, target, alternatives=3)
    assert find_paths(shuffled, source, target, alternatives=3) == one
