"""Alternatives: other ways, not the same way by another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.paths import find_paths
from studyatlas.analysis.paths.alternatives import differ
from studyatlas.analysis.paths.roads import ground_of

SIDES = """
rye requires field
field requires rain
rye uses mill
mill uses rain
"""


def nodes(found) -> list[str]:
    return [" ".join(path.nodes) for path in found.paths]


def test_another_way_goes_through_other_stops(joined) -> None:
    atlas = joined(SIDES)
    found = find_paths(atlas, "rye", "rain", alternatives=3)
    assert nodes(found) == ["rye mill rain", "rye field rain"]


def test_a_detour_through_a_kind_of_the_same_stop_is_none(joined) -> None:
    kinds = "windmill is_a mill\nrye uses windmill\nwindmill uses rain"
    found = find_paths(joined(SIDES + kinds), "rye", "rain", alternatives=5)
    assert len(found.paths) == 2
    assert [any("mill" in node for node in path.nodes) for path in found.paths].count(True) == 1


def test_a_stop_of_the_same_name_is_no_other_stop(joined) -> None:
    namesake = "rye uses grinder\ngrinder uses rain"
    for label, count in (("Grinder", 3), ("The mills", 3), ("mills", 2)):
        grinder = {"id": "grinder", "label": label}
        found = find_paths(joined(SIDES + namesake, grinder=grinder), "rye", "rain", alternatives=5)
        assert len(found.paths) == count, label
    named = {"id": "grinder", "label": "Grinder", "aliases": ("MILL",)}
    found = find_paths(joined(SIDES + namesake, grinder=named), "rye", "rain", alternatives=5)
    assert len(found.paths) == 2


def test_one_more_stop_on_the_way_is_no_other_way(joined) -> None:
    loop = "mill uses mud\nmud uses rain"
    found = find_paths(joined(SIDES + loop), "rye", "rain", alternatives=5)
    assert sorted(nodes(found)) == ["rye field rain", "rye mill rain"]


def test_half_of_the_stops_may_be_shared(joined) -> None:
    fork = "a uses b\nb uses c\nc uses z\nb uses d\nd uses z"
    found = find_paths(joined(fork), "a", "z", alternatives=5)
    assert nodes(found) == ["a b c z", "a b d z"]


def test_what_costs_much_more_is_not_worth_showing(joined) -> None:
    spokes = "\n".join(f"spoke-{number} part_of hub" for number in range(60))
    crowded = joined(f"{SIDES}\nrye part_of hub\nrain part_of hub\n{spokes}")
    found = find_paths(crowded, "rye", "rain", alternatives=5)
    assert nodes(found) == ["rye mill rain", "rye field rain"]


def test_beside_a_single_hop_two_ordinary_ones_are_shown(joined) -> None:
    found = find_paths(joined(SIDES + "rye uses rain"), "rye", "rain", alternatives=3)
    assert nodes(found) == ["rye rain", "rye mill rain", "rye field rain"]


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("a z", "a z", False),
        ("a z", "a b z", True),
        ("a b z", "a c z", True),
        ("a b z", "a b c z", False),
        ("a b c z", "a c d z", True),
        ("a b c z", "a c b z", False),
    ],
)
def test_what_differs(joined, one, other, different) -> None:
    atlas = joined("a uses b\nb uses c\nc uses d\nd uses z")
    ways = tuple(one.split()), tuple(other.split())
    assert differ(ground_of(atlas), *ways) is differ(ground_of(atlas), *ways[::-1]) is different


PAIRS = st.lists(
    st.tuples(*[st.sampled_from([f"n{n}" for n in range(8)])] * 2).filter(lambda p: p[0] != p[1]),
    min_size=4,
    max_size=20,
)


@given(PAIRS, st.data())
def test_any_two_of_them_differ(joined, pairs, data) -> None:
    atlas = joined("\n".join(f"{one} uses {other}" for one, other in pairs))
    source, target = data.draw(st.permutations(sorted(atlas.nodes)))[:2]
    ways = [p.nodes for p in find_paths(atlas, source, target, alternatives=4).paths]
    for place, way in enumerate(ways):
        assert all(differ(ground_of(atlas), way, other) for other in ways[:place])
        assert ways[:1] == [find_paths(atlas, source, target).paths[0].nodes]
