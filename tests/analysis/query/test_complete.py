import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.query import complete, parse


def offered(atlas, text, **more) -> list[str]:
    return [one.text for one in complete(atlas, text, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wat", ["water plants"]),
        ("water pl", ["water plants"]),
        ("fish ea", ["fish eat", "fish eaten by"]),
        ("fish eating", []),
        ("fish are eaten", ["fish are eaten by"]),
        ("fish that eat go", ["fish that eat Goby"]),
        ("fish that eat snails", ["fish that eat Snails and worms"]),
        ("fish that eat goby a", ["fish that eat goby and"]),
        ("fish that eat goby and are ea", ["fish that eat goby and are eaten by"]),
        ("fish not th", ["fish not thin"]),
        ("goby ea", ["goby eats", "goby eaten by"]),
        ("tools used f", ["tools used for"]),
        ("xyz", []),
    ],
)
def test_what_is_offered(aquarium, text, expected) -> None:
    assert offered(aquarium, text) == expected


def test_after_a_relation_the_most_usual_names_come_first_then_types(aquarium) -> None:
    found = complete(aquarium, "fish that eat ", limit=50)
    assert [one.kind for one in found][:2] == ["name", "name"]
    assert {"Duckweed", "Goby"} == {one.piece for one in found if one.kind == "name"}
    assert "fish" in {one.piece for one in found if one.kind == "type"}


def test_relations_are_those_that_the_type_may_have(aquarium) -> None:
    pieces = {one.piece for one in complete(aquarium, "metrics ", limit=100)}
    assert "measure" in pieces
    assert "explain" not in pieces


def test_a_name_that_would_be_read_otherwise_is_quoted(aquarium) -> None:
    assert 'what eats "Metric"' in offered(aquarium, "what eats metri", limit=20)


def test_the_start_offers_types_and_the_limit_holds(aquarium) -> None:
    assert {one.kind for one in complete(aquarium, "")} == {"type"}
    assert len(complete(aquarium, "", limit=3)) == 3
    assert complete(aquarium, "x" * 10_000) == ()


@given(st.text(alphabet='fish eatgobyhnw()" ', max_size=30))
def test_any_text_can_be_completed_and_is_kept(aquarium, text) -> None:
    for one in complete(aquarium, text):
        assert one.text.endswith(one.piece)
        assert len(one.text) >= len(one.piece)


def test_names_offered_after_a_relation_make_a_phrase(aquarium) -> None:
    for one in complete(aquarium, "what mitigates ", limit=30):
        assert parse(aquarium, one.text), one
