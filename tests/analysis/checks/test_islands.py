import pytest

from studyatlas.analysis.checks.islands import check

MAINLAND = "a uses b\nb uses c\nc uses d\nd uses e\n"


def messages(atlas):
    return [problem.message for problem in check(atlas)]


def test_a_small_group_that_nothing_joins_to_the_rest_is_one_warning(joined) -> None:
    (problem,) = check(joined(MAINLAND + "fern uses moss"))
    assert str(problem) == (
        "graph/a.yaml:1:1: warning: no relation joins this to the other topics: fern, moss (island)"
    )


@pytest.mark.parametrize(
    "more", ["x uses y\ny uses z", "x uses y\ny uses z\nz uses w\nw uses v", "e uses x\nx uses y"]
)
def test_subjects_of_like_size_and_what_is_joined_are_none(joined, more) -> None:
    assert messages(joined(MAINLAND + more)) == []


def test_an_item_that_asks_is_no_bridge_for_paths(joined) -> None:
    atlas = joined(
        MAINLAND + "x/1.1.1 asks_about fern\nx/1.1.1 asks_about a",
        item={"id": "x/1.1.1", "label": "Ferns", "type": "item"},
    )
    assert messages(atlas) == ["no relation joins this to the other topics: fern"]


def test_a_node_without_any_relation_is_left_to_another_check(joined) -> None:
    assert messages(joined(MAINLAND, fern={})) == []


def test_a_long_island_names_some(joined) -> None:
    main = "\n".join(f"m{n} uses m{n + 1}" for n in range(20))
    island = "\n".join(f"i{n} uses i{n + 1}" for n in range(7))
    assert messages(joined(f"{main}\n{island}")) == [
        "no relation joins this to the other topics: i0, i1, i2, i3, i4 and 3 more"
    ]


def test_a_list_of_words_without_relations_has_no_islands(joined) -> None:
    assert messages(joined("", fern={}, moss={})) == []
