import pytest

from studyatlas.ingest.rules.is_a import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler is a steam engine.",
        "The boiler is an old steam engine, as one can see.",
        "Boilers are a kind of steam engine.",
        "A boiler is one of the oldest steam engines.",
        "- **Boiler**: a small steam engine that stands still.",
        "A boiler is a steam engine that does not move, if nobody moves it.",
        "A boiler is a steam engine that is not oiled, and never was cheap.",
        "A boiler is a steam engine that finds what is wrong.",
        "A boiler is a steam engine that is often mistaken for a kettle.",
        "| Part | What it is |\n|---|---|\n| Boiler | A steam engine with wheels |",
    ],
)
def test_a_definition(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert {r.partition(" notes.md")[0] for r in relations} == {"boiler is_a steam-engine"}


@pytest.mark.parametrize(
    "text",
    [
        "A boiler is not a steam engine.",
        "A boiler is no longer a steam engine.",
        "Is a boiler a steam engine?",
        "If a boiler is a steam engine, it moves.",
        "If a boiler is a steam engine that moves, it is new.",
        "A boiler is not a steam engine that moves.",
        "Is a boiler a steam engine that moves?",
        "A boiler is a steam engine that is a myth.",
        "A boiler is a steam engine which was wrong.",
        "A boiler is a steam engine, which is false.",
        "A boiler is a steam engine which is a common mistake.",
        "A boiler is a steam engine that never was one.",
        "A boiler is a steam engine that is not a steam engine, most say.",
        "A boiler is a steam engine that isn't really an engine.",
        "A boiler is a steam engine that does not exist.",
        "A boiler is a steam engine or a kettle.",
        "If a boiler were a steam engine, it would move.",
        "A boiler is a steam engine part.",
        "The price of a boiler is a steam engine.",
        "Some say that a boiler is a steam engine.",
        'The book "A boiler is a steam engine" is wrong.',
        "~~A boiler is a steam engine.~~",
        "`A boiler is a steam engine.`",
        "A boiler is a lack of steam engines.",
        "## Boiler\n\nA steam engine comes by.",
        "```\nA boiler is a steam engine.\n```",
        "## Myths\n\nA boiler is a steam engine.",
    ],
)
def test_what_is_no_definition(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
