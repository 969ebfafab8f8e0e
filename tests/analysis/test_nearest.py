from studyatlas.analysis.nearest import nearest_by_word


def found(atlas, query: str, *types: str, limit: int = 3) -> list[tuple[str, str]]:
    return [(n.id, by) for n, by in nearest_by_word(atlas, query, types, limit)]


def test_most_words_that_are_nearly_the_same_come_first(joined) -> None:
    atlas = joined("random-forest uses decision-tree\nrandom-forest uses random-search")
    assert found(atlas, "rondom forrest")[0][0] == "random-forest"
    assert ("random-search", "label: Random search") in found(atlas, "rondom forrest")
    assert len(found(atlas, "rondom forrest", limit=1)) == 1


def test_a_name_is_told_as_search_tells_it(joined) -> None:
    atlas = joined("dough requires flour", dough={"aliases": ("sourdough starter",)})
    assert found(atlas, "sourdugh") == [("dough", "alias: sourdough starter")]


def test_only_wanted_types_are_near(joined) -> None:
    atlas = joined("dough requires flour", flour={"type": "tool"})
    assert found(atlas, "flouer", "concept") == []
    assert found(atlas, "flouer", "tool") == [("flour", "label: Flour")]


def test_short_words_are_near_nothing(joined) -> None:
    assert found(joined("dough requires flour"), "do fl") == []
