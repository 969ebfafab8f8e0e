from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.compare import compare
from studyatlas.analysis.details import ASKED_ABOUT, Role, other_end, own_relations
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


def shared(found):
    return [(s.role, [other_end(mine, found.one.id) for mine, _ in s.pairs]) for s in found.shared]


def differences(found):
    one, other = found.one.id, found.other.id
    return [
        (d.role, [other_end(r, one) for r in d.one], [other_end(r, other) for r in d.other])
        for d in found.differences
    ]


def test_the_same_type_direction_and_other_end_is_shared(joined) -> None:
    atlas = joined(
        """
        rye uses water
        spelt uses water
        oven uses rye
        mill uses spelt
        """
    )
    found = compare(atlas, "rye", "spelt")
    assert shared(found) == [(Role("uses"), ["water"])]
    assert differences(found) == [(Role("uses", backward=True), ["oven"], ["mill"])]
    assert not found.joined
    assert not found.crossings


def test_a_shared_relation_keeps_the_line_of_each(joined) -> None:
    found = compare(joined("rye uses water\nspelt uses water"), "rye", "spelt")
    ((mine, theirs),) = found.shared[0].pairs
    assert (mine.source, mine.provenance.position.line) == ("rye", 1)
    assert (theirs.source, theirs.provenance.position.line) == ("spelt", 2)


def test_what_both_are_joined_to_in_different_ways_crosses(joined) -> None:
    atlas = joined(
        """
        rest mitigates stiffness
        stiffness requires kneading
        rest used_for slackness
        rest requires slackness
        kneading part_of slackness
        """
    )
    found = compare(atlas, "stiffness", "slackness")
    assert [crossing.end for crossing in found.crossings] == ["rest", "kneading"]
    rest = found.crossings[0]
    assert [r.relation for r in rest.one] == ["mitigates"]
    assert [r.relation for r in rest.other] == ["used_for", "requires"]
    assert not found.differences


def test_opposite_signs_cross() -> None:
    nodes = [Node(name, name, "concept", AT) for name in ("hot", "cold", "rise")]
    signed = [
        Relation("hot", "affects", "rise", AT, "+"),
        Relation("cold", "affects", "rise", AT, "-"),
    ]
    found = compare(make_atlas(nodes, signed), "hot", "cold")
    assert not found.shared
    assert [(c.end, c.one[0].sign, c.other[0].sign) for c in found.crossings] == [
        ("rise", "+", "-")
    ]


def test_one_more_relation_to_what_both_share_is_a_difference(joined) -> None:
    atlas = joined("rye uses water\nspelt uses water\nrye requires water")
    found = compare(atlas, "rye", "spelt")
    assert shared(found) == [(Role("uses"), ["water"])]
    assert differences(found) == [(Role("requires"), ["water"], [])]


def test_relations_between_the_two_stand_apart(joined) -> None:
    atlas = joined("rye contrasts_with spelt\nspelt requires rye\nrye uses water")
    found = compare(atlas, "rye", "spelt")
    assert {r.relation for r in found.joined} == {"contrasts_with", "requires"}
    assert differences(found) == [(Role("uses"), ["water"], [])]


def test_items_and_sections_that_have_both(read) -> None:
    atlas = read(
        {
            "graph/a.yaml": "rye: {type: concept}\nspelt: {type: concept}\n",
            "notes.md": """
            # Task 1.1: Choose a flour
            Knowledge of:
            - How rye and spelt differ
            - Where rye grows

            # Rye

            Rye makes dense bread and keeps for a week; spelt does not.

            # Spelt

            It takes less water and wants a gentle hand.
            """,
        }
    )
    found = compare(atlas, "rye", "spelt")
    assert [item[-6:] for item in found.items] == ["1.1.K1"]
    assert found.sections == ("notes.md#rye",)
    only_rye = next(d for d in found.differences if d.role == ASKED_ABOUT)
    assert [relation.source[-6:] for relation in only_rye.one] == ["1.1.K2"]


def test_a_node_compared_with_itself_shares_everything(joined) -> None:
    found = compare(joined("rye uses water\noven uses rye"), "rye", "rye")
    assert len(shared(found)) == 2
    assert not found.differences
    assert not found.crossings


def test_swapping_the_two_swaps_the_sides(joined) -> None:
    atlas = joined(
        "rye uses water\nspelt uses water\nrye uses salt\nspelt requires salt\na uses rye"
    )
    there, back = compare(atlas, "rye", "spelt"), compare(atlas, "spelt", "rye")
    assert shared(there) == shared(back)
    assert [(role, b, a) for role, a, b in differences(there)] == differences(back)
    assert [(c.end, c.other, c.one) for c in there.crossings] == [
        (c.end, c.one, c.other) for c in back.crossings
    ]


def test_an_unknown_node_is_an_error(joined) -> None:
    with pytest.raises(KeyError):
        compare(joined("a uses b"), "a", "c")


NAMES = tuple("abcde")
RELATIONS = st.lists(
    st.builds(
        lambda source, kind, target, sign: Relation(
            source, kind, target, AT, sign if kind == "affects" else ""
        ),
        st.sampled_from(NAMES),
        st.sampled_from(["uses", "requires", "affects"]),
        st.sampled_from(NAMES),
        st.sampled_from(["+", "-", ""]),
    ),
    max_size=25,
)


@given(RELATIONS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_every_relation_stands_in_exactly_one_part(relations, one, other) -> None:
    atlas = make_atlas([Node(name, name, "concept", AT) for name in NAMES], relations)
    found = compare(atlas, one, other)
    for side, node in enumerate((one, other)):
        told = Counter(r.key for r in found.joined if node in (r.source, r.target))
        told.update(pair[side].key for s in found.shared for pair in s.pairs)
        for part in (*found.crossings, *found.differences):
            told.update(r.key for r in (part.one, part.other)[side])
        assert told == Counter(r.key for r in own_relations(atlas, node))
