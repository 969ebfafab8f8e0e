"""Relations as columns are the same as relations in a tuple."""

from __future__ import annotations

import pickle
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.model.atlas import make_atlas
from studyatlas.model.change import merged
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.relation_table import Table
from studyatlas.model.relations import Relations, find, keys_of, of_source, some_of

LINES = ("# Moss", "Moss needs water.", "  Moss needs shade.  ", "")
NOTES = {"moss.md": Document("moss.md", "Moss", (), (), LINES)}
NODES = ("fern", "moss", "shade", "water")

places = st.builds(
    Provenance,
    st.one_of(
        st.builds(Position, st.just("moss.md"), st.integers(1, 9), st.integers(1, 9)),
        st.builds(Position, st.just("graph/a.yaml"), st.integers(1, 3), column=st.integers(1, 4)),
    ),
    st.sampled_from(("is-a", "requires")),
    st.sampled_from(Origin),
    st.sampled_from(("", "Moss needs water.", "Moss needs shade.", "water")),
)
relations = st.builds(
    Relation,
    st.sampled_from(NODES),
    st.sampled_from(("requires", "uses")),
    st.sampled_from(NODES),
    places,
    st.sampled_from(("", "+")),
)
ordered = st.lists(relations, unique_by=lambda one: one.key).map(
    lambda some: tuple(sorted(some, key=lambda one: one.key))
)


def columns(some: tuple[Relation, ...]) -> Relations:
    """Return relations as columns that nobody has made objects of."""
    there = Relations.of(some, NOTES)
    return Relations(there.words, there.places, there.rows, NOTES)


@given(ordered)
def test_all_come_back_as_they_were(some) -> None:
    assert columns(some) == some
    assert some == columns(some)
    assert [*columns(some)] == [*some]
    assert [columns(some)[place] for place in range(len(some))] == [*some]
    assert columns(some)[1:3] == some[1:3]
    assert hash(columns(some)) == hash(some)


@given(ordered, st.sampled_from(NODES), st.sampled_from(("", "requires", "uses", "zzz")))
def test_they_are_asked_as_a_tuple_is(some, node, name) -> None:
    late = columns(some)
    assert [*keys_of(late)] == [*keys_of(some)]
    assert find(late, (node, name, node)) == find(some, (node, name, node))
    assert of_source(late, node) == of_source(some, node)
    for asked in ({"types": {name}}, {"rule": "is-a"}, {"origin": Origin.STATED}, {}):
        assert [*some_of(late, **asked)] == [*some_of(some, **asked)]
    inferred = {one.relation for one in some if one.provenance.origin is Origin.INFERRED}
    assert late.inferred_types() == inferred


@given(ordered, ordered, st.booleans())
def test_an_edit_gives_what_it_gives_of_a_tuple(some, others, was_made) -> None:
    gone = [one for one in some if one.target == "water"]
    kept = {one.key for one in some} - {one.key for one in gone}
    come = [one for one in others if one.key not in kept]
    late = columns(some)
    if was_made:
        late.opened()
    expected = merged(some, gone, come, NOTES)
    assert merged(late, gone, come, NOTES) == expected
    assert late == some


def test_many_edits_leave_little_behind() -> None:
    late = columns(())
    for number in range(3000):
        at = Provenance(Position("a.md", number + 1), "is-a", Origin.STATED, f"line {number}")
        relation = Relation("moss", "uses", "water", at)
        late = merged(late, [*late], [relation], NOTES)
        assert late == (relation,)
        assert len(late.places.path) <= 1000
        assert len(late.words) <= 1010


def test_what_an_edit_takes_away_must_be_there() -> None:
    one = Relation("fern", "uses", "moss", Provenance(Position("a.md"), "is-a", Origin.STATED))
    for some in ((), columns(())):
        with pytest.raises(ValueError, match="is not there"):
            merged(some, [one], [], NOTES)


def test_what_was_made_is_shared_with_what_an_edit_gives() -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    late = columns((Relation("moss", "uses", "water", at),))
    (made,) = late
    after = merged(late, [], [Relation("fern", "uses", "water", at)], NOTES)
    assert after[1] is made


def test_lines_are_quoted_from_the_notes_as_they_are() -> None:
    at = Provenance(Position("moss.md", 3), "is-a", Origin.STATED, "Moss needs shade.")
    late = columns((Relation("moss", "uses", "shade", at),))
    assert "Moss needs shade." not in late.words
    assert late[0].provenance.quote == "Moss needs shade."


def test_a_pickle_is_a_plain_tuple() -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    some = (Relation("moss", "uses", "water", at),)
    assert pickle.loads(pickle.dumps(columns(some))) == some  # noqa: S301 - our own


@pytest.mark.parametrize("number", [99, -9])
@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("places", "quote"),
        ("rows", "source"),
        ("rows", "place"),
        ("places", "path"),
        ("places", "origin"),
    ],
)
def test_numbers_without_a_meaning_are_told(part, name, number) -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    late = columns((Relation("moss", "uses", "water", at),))
    late.check()
    wrong = getattr(late, part)._replace(**{name: array("i", [number])})
    given = {"places": late.places, "rows": late.rows, part: wrong}
    with pytest.raises(LookupError):
        Relations(late.words, given["places"], given["rows"], NOTES).check()


def test_a_column_that_is_too_short_and_a_note_that_is_gone_are_told() -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    late = columns((Relation("moss", "uses", "water", at),))
    short = late.rows._replace(sign=array("i"))
    for wrong in (
        Relations(late.words, late.places, short, NOTES),
        Relations(late.words, late.places, late.rows, {}),
    ):
        with pytest.raises(LookupError):
            wrong.check()


def test_an_atlas_takes_columns_as_they_are() -> None:
    late = columns(())
    assert make_atlas([], late).relations is late


def test_columns_may_name_no_node_that_is_not_there() -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    with pytest.raises(KeyError, match="unknown node: moss"):
        make_atlas([], columns((Relation("moss", "uses", "water", at),)))


def test_drained_rows_leave_nothing() -> None:
    at = Provenance(Position("moss.md", 2), "is-a", Origin.STATED, LINES[1])
    table = Table(NODES, NOTES)
    for target in ("water", "shade"):
        table.add(Relation("moss", "uses", target, at))
    rows = table.rows.drained([1, 0])
    assert [table.words[number] for number in rows.target] == ["shade", "water"]
    assert not any(table.rows)
    assert len(table.places.path) == 1
