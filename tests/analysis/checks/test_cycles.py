import pytest

from studyatlas.analysis.checks import check


@pytest.mark.parametrize("relation", ["requires", "is_a", "part_of"])
def test_members_are_named_in_the_order_of_the_relations(joined, relation) -> None:
    (problem,) = check(joined(f"oak {relation} ash\nash {relation} elm\nelm {relation} oak"))
    assert str(problem) == (
        f"graph/a.yaml:2:1: error: {relation!r} goes in a circle: ash -> elm -> oak -> ash"
        " (relation-cycle)"
    )


def test_the_line_is_that_of_the_first_relation_of_the_circle(joined) -> None:
    (problem,) = check(joined("rye requires field\n\nfield requires ant\nant requires field"))
    assert (problem.position.line, problem.message) == (
        4,
        "'requires' goes in a circle: ant -> field -> ant",
    )


def test_each_group_is_one_problem_whatever_leads_to_it(joined) -> None:
    problems = check(
        joined(
            """
            a requires b
            b requires a
            a requires c
            c requires d
            d requires c
            e requires a
            """
        )
    )
    assert [problem.message.rpartition(": ")[2] for problem in problems] == [
        "a -> b -> a",
        "c -> d -> c",
    ]


@pytest.mark.parametrize("relation", ["uses", "affects", "contrasts_with"])
def test_relations_that_may_go_in_a_circle_do(joined, relation) -> None:
    assert check(joined(f"oak {relation} ash\nash {relation} oak")) == ()


def test_a_circle_of_different_relations_is_none(joined) -> None:
    assert check(joined("oak requires ash\nash part_of oak")) == ()
