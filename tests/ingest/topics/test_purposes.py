import pytest

from studyatlas.ingest.topics.purposes import is_action, is_purpose, is_quality


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Roof thatch",
            "Baskets",
            "paper making",
            "Web traffic",
            "Text retrieval",
            "scrap metal",
            "dried flowers",
            "data archive",
            "APIs",
        ),
        *("self-weaving baskets", "Storage of grain", "high availability", "X"),
    ],
)
def test_a_purpose(name: str) -> None:
    assert is_purpose(name)


@pytest.mark.parametrize(
    "name",
    [
        *("need dry roots", "already planted", "dont want weeds", "store seeds", "own garden"),
        *("bigger baskets", "larger leaves", "shade only", "too many leaves"),
        *("decorative", "skewed", "tabular", "binary", "harmless", "write-heavy"),
        *(
            "botanists",
            "plant lovers and users",
            "Long running",
            "Fast drying",
            "Real time",
            "everybody",
            "green stuff",
            "",
            "?",
        ),
    ],
)
def test_a_remark_is_no_purpose(name: str) -> None:
    assert not is_purpose(name)


def test_an_action_is_told_by_its_head() -> None:
    actions = ("pruning", "Prevention of rot", "Grain storage and transport analysis", "lookups")
    assert [is_action(name) for name in actions] == [True] * 4
    others = ("string", "query version", "Baskets", "low germination", "bigger planting", "of it")
    assert [is_action(name) for name in others] == [False] * 6


def test_a_quality_is_told_by_its_last_word() -> None:
    said = {name: is_quality(name) for name in ("wet and elastic", "Elastic stem", "Topic", "")}
    assert said == {"wet and elastic": True, "Elastic stem": False, "Topic": False, "": False}
