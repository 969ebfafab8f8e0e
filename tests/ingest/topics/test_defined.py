import pytest

from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.topics.defined import defined_names

NO_NAMES = (
    *("Someone", "Everybody", "Mine", "Ours", "Whoever runs", "Instead", "Inside", "Left"),
    *(
        "Hopefully",
        "Finally",
        "Perhaps",
        "However pace",
        "Nowadays",
        "Figuring out pace",
        "Version two",
    ),
)


def names(text: str, *, own: bool = True) -> list[str]:
    found = defined_names(read_markdown("notes.md", f"# Notes\n\n{text}\n"))
    return [name.base for name, _, is_own in found if is_own is own]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A sunk cost is a cost that nobody gets back.", ["sunk cost"]),
        ("An externality, also called a spillover, is a cost on a third party.", ["externality"]),
        ("Osmosis is the movement of water through a membrane.", ["Osmosis"]),
        (
            "The glomerular filtration rate is the volume filtered by it.",
            ["glomerular filtration rate"],
        ),
        ("- **Scarps** are slopes which a fault has made", ["Scarps"]),
        ("It rained. A scarp (SC) is a steep slope.", ["scarp"]),
        ("A left shift is an operation that moves bits.", ["left shift"]),
        ("Scaling out is a way of growing. Assembly is a language that is old.", ["Assembly"]),
        ("Photosystem two is a protein that splits water.", ["Photosystem two"]),
    ],
)
def test_what_is_defined(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is a slope which a fault has made.",
        "This slope is a scarp that a fault has made.",
        "The trick is a table that fits.",
        "The first one is a table that fits.",
        "The returned value is a table that fits.",
        "Glass is the cheapest of all. Glass is the opposite of wood. Glass is the same as ice.",
        "Glass is a mess. Glass is a good way to keep warm. Glass is useful.",
        "Glass is the third.",
        "Mites are small. Mites are pests.",
        "Often such slopes are a sign of faults.",
        *(f"{word} is a scarp that a fault has made." for word in NO_NAMES),
        "Is a scarp a slope?",
        "A scarp is a slope?",
        "If a scarp is a slope that falls",
        "```\nA scarp is a slope that falls.\n```",
    ],
)
def test_what_is_not_defined(text: str) -> None:
    assert names(text) == []


def test_what_it_is_said_to_be_is_a_name_if_words_go_on_to_say_which() -> None:
    assert names("A scarp is a slope that falls.", own=False) == ["slope"]
    assert names("A scarp is a slope.", own=False) == []
    assert names("A sunk cost is a cost that nobody gets back.", own=False) == ["cost"]
    assert names("A fee is a cost that nobody gets back.", own=False) == []


def test_what_two_things_are_said_to_be_is_a_name() -> None:
    text = "Insulin is a hormone. Cortisol is a hormone."
    assert names(text, own=False) == ["hormone", "hormone"]
    assert names("Insulin is a hormone. Insulin is a hormone.", own=False) == []
