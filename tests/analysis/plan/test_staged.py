import pytest

from studyatlas.analysis.plan import make_plan, shares_of_steps, staged


@pytest.fixture(scope="session")
def baking(joined):
    return joined(
        "bread requires dough; bread requires oven; dough requires flour".replace("; ", "\n")
    )


def test_stages_stand_beside_each_other_and_what_is_known_before_them(baking) -> None:
    drawn = staged(baking, make_plan(baking, ["bread"], ["oven"]), 10)
    assert (drawn.known, drawn.stages) == (("oven",), (("flour",), ("dough",), ("bread",)))
    assert {(r.source, r.target) for r in drawn.relations} == {
        ("bread", "dough"),
        ("bread", "oven"),
        ("dough", "flour"),
    }


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 9])
def test_no_more_is_drawn_than_asked_for_and_the_first_stages_first(baking, most) -> None:
    drawn = staged(baking, make_plan(baking, ["bread"], ["oven"]), most)
    assert len(drawn.nodes) == len(set(drawn.nodes)) == min(most, drawn.total)
    assert drawn.total == 4
    assert [topic for stage in drawn.stages for topic in stage] == ["flour", "dough", "bread"][
        :most
    ]
    assert all({r.source, r.target} <= set(drawn.nodes) for r in drawn.relations)


def test_a_topic_without_an_item_has_no_share(baking) -> None:
    assert shares_of_steps(baking) == {}
