import pytest

from studyatlas.analysis.query import ask


def found(atlas, query, **more) -> list[tuple[str, str]]:
    return [(result.id, result.matched) for result in ask(atlas, query, **more).results]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("what eats goby", [("pike", "eats Goby")]),
        ("what does goby eat", [("duckweed", "is eaten by Goby")]),
        ("fish that eat anything", [("goby", "eats Duckweed"), ("pike", "eats Goby")]),
        (
            "fish that do not eat goby",
            [("goby", "does not eat Goby"), ("rtl", "does not eat Goby")],
        ),
        ("tank lives in peace with which fish", [("pike", "lives in peace with Tank")]),
        ("what lives in peace with pike", [("tank", "lives in peace with Pike")]),
        ("what eats (what eats duckweed)", [("pike", "eats Goby")]),
        ("pike eats goby", [("pike", "eats Goby")]),
        ("goby eats pike", []),
        ("tools that are used for goby", []),
        ("water plants", [("duckweed", "type: water_plant")]),
        ("what stops missing oxygen", [("duckweed", "stops Missing oxygen (inferred)")]),
        ("what carries snails and worms", [("goby", "carries Snails and worms")]),
    ],
)
def test_answers(aquarium, query, expected) -> None:
    answer = ask(aquarium, query)
    assert answer.read_as
    assert sorted(found(aquarium, query)) == sorted(expected)
    assert answer.total == len(expected)
    assert all(result.score == 1.0 for result in answer.results)


def test_a_plain_search_says_so(aquarium) -> None:
    answer = ask(aquarium, "goby fish plant")
    assert (answer.read_as, answer.total) == ("", None)
    assert found(aquarium, "duck") == [("duckweed", "label: Duckweed")]


def test_types_and_limit_narrow_a_phrase(aquarium) -> None:
    assert found(aquarium, "what eats anything", types=["fish"], limit=1) == [
        ("goby", "eats Duckweed")
    ]
    assert ask(aquarium, "fish", limit=1).total == 3
    assert ask(aquarium, "fish", limit=0).results == ()


def test_what_is_known_is_what_the_caller_says(aquarium) -> None:
    assert found(aquarium, "known fish", known=["pike"]) == [("pike", "known")]
    names = [node for node, _ in found(aquarium, "fish not known", known=["pike"])]
    assert sorted(names) == ["goby", "rtl"]


WORKSPACE = {
    "graph/schema.yaml": """
        node_types:
          tide:
            plural: Tides
        """,
    "graph/a.yaml": """
        spring-tide: {type: tide, label: Spring tide}
        neap-tide: {type: tide, label: Neap tide}
        ebb: {type: tide, label: Ebb}
        sluice: {type: tool, label: Sluice}
        """,
    "data/guide.md": """
        # Domain 1: Water

        ## Task 1.1: Know the tides

        Knowledge of:
        - Spring tides
        - Sluices
        """,
    "data/notes.md": """
        # Spring tide

        A spring tide comes when sun and moon pull in one line, so that the water rises highest
        and falls lowest. The neap tide is the contrary.
        """,
}


@pytest.fixture(scope="module")
def coast(read):
    return read(WORKSPACE)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tides covered", ["spring-tide"]),
        ("thin tides", ["neap-tide"]),
        ("tides not covered", ["ebb", "neap-tide"]),
        ("tides missing", ["ebb"]),
        ("missing topics", ["ebb", "sluice"]),
        ("sections not covered", []),
        ("tides that are not missing and not covered", ["neap-tide"]),
    ],
)
def test_coverage_of_topics(coast, query, expected) -> None:
    assert sorted(node for node, _ in found(coast, query)) == expected


def test_coverage_of_items_is_the_verdict_of_the_report(coast) -> None:
    (item, reason), *_ = found(coast, "items not covered")
    assert item.endswith("1.1.K2")
    assert reason == "coverage: missing"
    verdicts = dict.fromkeys(coast.items, "waived")
    assert found(coast, "items not covered", verdicts=verdicts) == []
    assert len(found(coast, "waived items", verdicts=verdicts)) == 2
    stale = dict.fromkeys(coast.items, "stale")
    assert len(found(coast, "items that are not covered", verdicts=stale)) == 2


@pytest.mark.parametrize("query", ["gaps", "All  gaps", "my gaps"])
def test_gaps_are_the_items_that_are_not_covered(coast, query) -> None:
    assert found(coast, query) == found(coast, "items not covered") != []


def test_exam_items_that_a_phrase_asks_for_all_come(read) -> None:
    listed = "".join(f"- Fish number {number}\n" for number in range(30))
    atlas = read({"exam.md": f"# Task 1.1: Keep fish\n\n{listed}"})
    found = ask(atlas, "items not covered")
    assert (len(found.results), found.total) == (30, 30)
    assert len(ask(atlas, "items not covered", limit=10).results) == 10
    assert len(ask(atlas, "fish number").results) == 20
    assert ask(atlas, "covered items").results == ()
