from studyatlas.analysis.neighbourhood import within
from studyatlas.analysis.starters import Starters, starters
from studyatlas.model.atlas import make_atlas


def test_the_question_is_about_a_topic_that_is_asked_for_and_no_hub(joined) -> None:
    atlas = joined(
        """
        bread uses oven
        cake uses oven
        pie uses oven
        exam/1 asks_about bread
        exam/2 asks_about bread
        exam/2 asks_about oven
        """,
        one={"id": "exam/1", "label": "One", "type": "item"},
        two={"id": "exam/2", "label": "Two", "type": "item"},
    )
    assert starters(atlas).topic == "bread"


def test_the_path_leads_some_hops_away_to_another_type(joined) -> None:
    atlas = joined(
        "a uses b\nb uses c\nc uses d\nexam/1 asks_about a\nexam/1 asks_about a",
        d={"type": "tool"},
        one={"id": "exam/1", "label": "One", "type": "item"},
    )
    assert starters(atlas).paths[0] == ("a", "d")
    assert within(atlas, "a", 3)["d"] == 3


def test_without_a_second_topic_there_is_no_path(joined) -> None:
    assert starters(joined("", lonely={})) == Starters("lonely")
    assert starters(make_atlas([], [])) == Starters()


def test_no_node_is_in_two_of_the_paths(joined) -> None:
    chain = "\n".join(f"n{i} uses n{i + 1}" for i in range(12))
    paths = starters(joined(chain)).paths
    assert len(paths) == 3
    assert len({node for pair in paths for node in pair}) == 6


def test_a_path_is_offered_only_where_topics_lead_to_each_other(joined) -> None:
    by_items = "exam/1 asks_about a\nexam/1 asks_about b\nexam/2 asks_about b\nexam/2 asks_about c"
    items = {f"i{n}": {"id": f"exam/{n}", "label": str(n), "type": "item"} for n in (1, 2)}
    assert starters(joined(by_items, **items)).paths == ()
    assert starters(joined(f"{by_items}\na uses x\nx uses c", **items)).paths == (("a", "c"),)


def test_what_contrasts_is_compared_first_then_what_is_of_one_kind(joined) -> None:
    atlas = joined(
        """
        rye is_a flour
        spelt is_a flour
        wheat is_a flour
        oven contrasts_with stove
        loaf requires flour
        roll requires flour
        """
    )
    assert starters(atlas).pairs == (("oven", "stove"), ("rye", "spelt"))


def test_of_two_types_below_one_node_none_are_compared(joined) -> None:
    atlas = joined("rye is_a thing\nbake is_a thing", bake={"type": "technique"})
    assert starters(atlas).pairs == ()
