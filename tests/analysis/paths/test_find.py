import math
from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.paths import StudyPath, find_paths
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.wording import sentence

FIELD_RELATIONS = ["requires", "uses", "part_of", "affects", "contrasts_with", "is_a"]
FILTERS = st.fixed_dictionaries(
    {
        name: st.lists(st.sampled_from(FIELD_RELATIONS), max_size=2, unique=True)
        for name in ("via", "without")
    }
)
NAMES = [f"n{number}" for number in range(6)]
RELATIONS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(FIELD_RELATIONS), st.sampled_from(NAMES)),
    min_size=1,
    max_size=14,
).map(lambda found: [r for r in found if r[0] != r[2]] or [("n0", "uses", "n1")])


def toll(neighbours: int) -> float:
    return max(0.0, math.log2(neighbours / 2))


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
        sum(1 / strength[pair] for pair in pairwise(path))
        + sum(toll(graph.degree(node)) for node in path[1:-1])
        for path in nx.all_simple_paths(graph, source, target)
    )


def cost_of(atlas: Atlas, path: StudyPath) -> float:
    """Return the cost of a path from the definition."""
    degrees = nx.Graph((r.source, r.target) for r in atlas.relations).degree
    strengths = [atlas.schema.relation_types[step.relation].strength for step in path.steps]
    return sum(1 / each for each in strengths) + sum(toll(degrees[n]) for n in path.nodes[1:-1])


def lines(relations) -> str:
    return "\n".join(" ".join(relation) for relation in relations)


def test_cost_of_a_path_by_hand(joined) -> None:
    atlas = joined("steam requires water\nsteam uses boiler\nsteam affects air\nsteam affects skin")
    (path,) = find_paths(atlas, "water", "boiler").paths
    # steam has four neighbours; the ends pay no toll
    assert path.cost == round(1 / 0.65 + 1 / 0.8 + math.log2(4 / 2), 4)
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
    assert [path.nodes[1] for path in found.paths] == ["mill", "field", "village"]
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
        ({"via": ["curated"], "without": ["stated", "inferred"]}, ("corn", "soil")),
        ({"through": ["plough"]}, ("corn", "plough", "soil")),
        ({"through": ["corn", "plough", "plough", "soil"]}, ("corn", "plough", "soil")),
        ({"through": ["plough"], "without": ["tool"]}, ("corn", "plough", "soil")),
        ({"avoid": ["plough", "salt"]}, ("corn", "soil")),
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
        ("corn", "soil", {"via": ["inferred"]}, "filtered"),
        ("corn", "soil", {"without": ["curated"]}, "filtered"),
        ("corn", "soil", {"avoid": ["corn"]}, "filtered"),
        ("corn", "soil", {"through": ["salt"]}, "filtered"),
        ("corn", "corn", {"avoid": ["corn"], "through": ["soil"]}, "same-node"),
        ("salt", "sea", {"without": ["requires"]}, "filtered"),
    ],
)
def test_why_there_is_no_path(lines_of_trade, source, target, filters, reason) -> None:
    found = find_paths(lines_of_trade, source, target, **filters)
    assert (found.found, found.paths, found.reason) == (False, (), reason)


def test_what_is_ruled_out_is_no_hop(joined) -> None:
    atlas = joined("corn requires soil\ncorn uses plough\nplough uses soil")
    (path,) = find_paths(atlas, "corn", "soil", avoid=["plough"]).paths
    assert path.nodes == ("corn", "soil")
    (path,) = find_paths(atlas, "corn", "soil", without=["requires"]).paths
    assert path.nodes == ("corn", "plough", "soil")


def test_a_path_keeps_to_the_origins_asked_for(joined) -> None:
    atlas = joined("corn uses plough\nplough uses soil")
    doubted = replace(
        atlas.relations[0].provenance, origin=Origin.INFERRED, position=Position("notes.md", 3)
    )
    guess = Relation("corn", "uses", "soil", doubted)
    atlas = make_atlas(atlas.nodes.values(), [*atlas.relations, guess])
    assert find_paths(atlas, "corn", "soil").paths[0].steps == (guess,)
    for filters in ({"without": ["inferred"]}, {"via": ["curated"]}):
        (path,) = find_paths(atlas, "corn", "soil", **filters).paths
        assert path.nodes == ("corn", "plough", "soil")


def test_an_unknown_node_in_a_filter_is_an_error(lines_of_trade) -> None:
    for filters in ({"avoid": ["moon"]}, {"through": ["moon"]}):
        with pytest.raises(KeyError):
            find_paths(lines_of_trade, "corn", "soil", **filters)


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
            cheapest_by_trying_all(atlas, source, target), abs=1e-3
        )
    else:
        whole = nx.Graph((r.source, r.target) for r in atlas.relations)
        assert not nx.has_path(whole, source, target)


@given(RELATIONS, FILTERS, st.integers(1, 4), st.data())
def test_every_step_is_a_relation_and_every_cost_a_sum(
    joined, relations, filters, count, data
) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    through = data.draw(st.lists(st.sampled_from(sorted(atlas.nodes)), max_size=2, unique=True))
    found = find_paths(atlas, source, target, alternatives=count, through=through, **filters)
    assert len({path.nodes for path in found.paths}) == len(found.paths) <= count
    assert [path.cost for path in found.paths] == sorted(path.cost for path in found.paths)
    for path in found.paths:
        assert (path.nodes[0], path.nodes[-1]) == (source, target)
        assert len(set(path.nodes)) == len(path.nodes) == len(path.steps) + 1
        assert [node for node in through if node not in (source, target)] == [
            node for node in path.nodes[1:-1] if node in through
        ]
        for step, pair in zip(path.steps, pairwise(path.nodes), strict=True):
            assert step in atlas.relations
            assert {step.source, step.target} == set(pair)
            assert step.relation not in filters["without"]
            assert not filters["via"] or step.relation in filters["via"]
            assert all(atlas.nodes[end].label in sentence(atlas, step) for end in pair)
        assert path.cost == pytest.approx(cost_of(atlas, path), abs=1e-3)


@given(RELATIONS, FILTERS, st.integers(1, 4), st.data())
def test_the_way_back_is_the_same_way(joined, relations, filters, count, data) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    there = find_paths(atlas, source, target, alternatives=count, **filters)
    back = find_paths(atlas, target, source, alternatives=count, **filters)
    assert [(p.cost, p.nodes[::-1], p.steps[::-1]) for p in there.paths] == [
        (p.cost, p.nodes, p.steps) for p in back.paths
    ]
    assert (there.reason, there.cut) == (back.reason, back.cut)


@given(RELATIONS, FILTERS, st.lists(st.sampled_from(NAMES), max_size=2), st.data())
def test_the_filters_that_cut_are_those_to_lift_and_no_more(
    joined, relations, filters, avoid, data
) -> None:
    atlas = joined(lines(relations))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    avoid = [node for node in avoid if node in atlas.nodes]
    found = find_paths(atlas, source, target, avoid=avoid, **filters)
    if found.reason != "filtered":
        assert found.cut == ()
        return

    def without(lifted) -> bool:
        gone = {(f.option, name) for f in lifted for name in f.names}
        kept = {
            option: [name for name in names if (option, name) not in gone]
            for option, names in {**filters, "avoid": avoid}.items()
        }
        return find_paths(atlas, source, target, **kept).found

    assert without(found.cut)
    for one in found.cut:
        assert not without([other for other in found.cut if other != one])


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
