import pytest

from studyatlas.analysis.neighbourhood import Walk, neighbourhood, overview, relations_among


@pytest.fixture(scope="session")
def bakery(joined):
    return joined(
        """
        bread requires dough
        dough requires flour
        flour requires mill
        mill part_of village
        bread contrasts_with cake
        exam/1.1.1 asks_about bread
        exam/1.1.1 asks_about icing
        exam/1.1.1 part_of exam/1.1
        """,
        mill={"type": "tool"},
        item={"id": "exam/1.1.1", "label": "Baking", "type": "item"},
        task={"id": "exam/1.1", "label": "Bake", "type": "task"},
    )


@pytest.mark.parametrize(
    ("depth", "nodes"),
    [
        (1, {"bread": 0, "cake": 1, "dough": 1, "exam/1.1.1": 1}),
        (2, {"bread": 0, "cake": 1, "dough": 1, "exam/1.1.1": 1, "flour": 2, "icing": 2}),
    ],
)
def test_hops_count_in_either_direction(bakery, depth, nodes) -> None:
    found = neighbourhood(bakery, "bread", depth)
    assert dict(found.distances) == nodes
    assert found.total == len(nodes)


def test_the_centre_comes_first_then_the_near_and_well_connected(bakery) -> None:
    assert neighbourhood(bakery, "bread", 2).nodes == (
        "bread",
        "exam/1.1.1",
        "dough",
        "cake",
        "flour",
        "icing",
    )


@pytest.mark.parametrize(("asked", "counts_as"), [(0, 1), (-3, 1), (5, 5), (99, 5)])
def test_depth_is_one_to_five(bakery, asked, counts_as) -> None:
    assert neighbourhood(bakery, "village", asked) == neighbourhood(bakery, "village", counts_as)


def test_outline_nodes_are_walked_through_only_when_asked_for(bakery) -> None:
    near = set(neighbourhood(bakery, "dough", 5).nodes)
    assert near == {"dough", "bread", "flour", "mill", "cake", "village"}
    far = set(neighbourhood(bakery, "dough", 5, Walk(outline=True)).nodes)
    assert far - near == {"exam/1.1.1", "exam/1.1", "icing"}


def test_relations_that_are_not_followed_are_not_shown(bakery) -> None:
    found = neighbourhood(bakery, "bread", 3, Walk(relations=frozenset({"requires"})))
    assert set(found.nodes) == {"bread", "dough", "flour", "mill"}
    assert {relation.relation for relation in found.relations} == {"requires"}


def test_types_keep_nodes_of_that_type_and_the_centre(bakery) -> None:
    tools = Walk(types=frozenset({"tool"}))
    assert set(neighbourhood(bakery, "flour", 1, tools).nodes) == {"flour", "mill"}


def test_what_hangs_on_a_hidden_node_alone_goes_with_it(bakery) -> None:
    found = neighbourhood(bakery, "bread", 5, Walk(hidden=frozenset({"dough"})))
    assert set(found.nodes) == {"bread", "cake", "exam/1.1.1", "icing"}


def test_relations_of_other_origins_are_not_followed(bakery) -> None:
    assert neighbourhood(bakery, "bread", 2, Walk(origins=frozenset({"inferred"}))).nodes == (
        "bread",
    )


def test_a_cap_leaves_out_the_farthest_and_tells_the_total(bakery) -> None:
    found = neighbourhood(bakery, "bread", 2, cap=3)
    assert found.nodes == ("bread", "exam/1.1.1", "dough")
    assert found.total == 6
    assert {relation.key for relation in found.relations} == {
        ("bread", "requires", "dough"),
        ("exam/1.1.1", "asks_about", "bread"),
    }


def test_every_relation_between_the_shown_nodes_is_given(bakery) -> None:
    found = neighbourhood(bakery, "exam/1.1.1", 1)
    assert set(found.nodes) == {"exam/1.1.1", "exam/1.1", "bread", "icing"}
    assert found.relations == relations_among(bakery, frozenset(found.nodes))
    assert len(found.relations) == 3


def test_an_unknown_centre_is_an_error(bakery) -> None:
    with pytest.raises(KeyError):
        neighbourhood(bakery, "yeast")


@pytest.fixture
def exam(read):
    return read(
        {
            "guide.md": """
                # Baking
                ## Task 1.1: Bake
                Knowledge of:
                - Rye flour
                - Rye flour and wheat flour
            """,
            "graph/a.yaml": """
                a-loner: {type: concept}
                rye-flour: {type: concept, contrasts_with: [wheat-flour]}
                oven: {type: tool, uses: [fire]}
                fire: {type: concept}
                wheat-flour: {type: concept}
            """,
        }
    )


EXAM = ("kitchen/1.1", "kitchen/1.1.K1", "kitchen/1.1.K2")


def test_overview_has_the_outline_then_topics_by_how_many_items_ask_about_them(exam) -> None:
    assert overview(exam) == (*EXAM, "rye-flour", "wheat-flour", "fire", "oven", "a-loner")
    assert overview(exam, cap=2) == EXAM[:2]
    assert overview(exam, cap=99)[:8] == overview(exam)
    assert set(overview(exam, cap=99)) == set(exam.nodes)


def test_an_overview_that_has_enough_is_not_filled_up(exam, monkeypatch) -> None:
    for enough, last in ((3, "rye-flour"), (4, "rye-flour"), (5, "wheat-flour")):
        monkeypatch.setattr("studyatlas.analysis.neighbourhood._ENOUGH", enough)
        assert overview(exam)[-1] == last


def test_overview_without_an_exam_has_the_best_connected_topics(joined) -> None:
    atlas = joined("oven uses fire\nhearth uses fire\nforge uses fire\nforge uses bellows")
    assert overview(atlas, cap=2) == ("fire", "forge")
    assert set(overview(atlas)) == set(atlas.nodes)
