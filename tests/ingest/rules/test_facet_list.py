import pytest

from studyatlas.ingest.rules.facet_list import find


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Types of boiler\n\n- Steam engine: old\n", "steam-engine is_a boiler notes.md:3"),
        ("# Types of boiler are\n\n- Steam engine\n", "steam-engine is_a boiler notes.md:3"),
        ("# Parts of a boiler include\n\n- Coal\n", "coal part_of boiler notes.md:3"),
        ("# Boiler\n\n## Types\n\n- Steam engine\n", "steam-engine is_a boiler notes.md:5"),
        ("# Boiler\n\nBlack. Types:\n\n- Steam engine\n", "steam-engine is_a boiler notes.md:5"),
        ("# Boiler\n\n- Parts\n  - **Coal**: black\n", "coal part_of boiler notes.md:4"),
        ("# Boiler\n\nRequires: gravel, coal\n", "boiler requires coal notes.md:3"),
        ("# Boiler\n\nHot.\nRequires: coal\n", "boiler requires coal notes.md:4"),
        ("# Rails\n\n- Boiler\n  - Needs: coal\n", "boiler requires coal notes.md:4"),
        ("# Boiler\n\n**Use cases**: coal\n", "boiler used_for coal notes.md:3"),
        ("# Ways to increase coal\n\n## Boiler\n\nHot.\n", "boiler affects+ coal notes.md:3"),
        ("# How to prevent accidents\n\n- Boiler\n", "boiler mitigates accident notes.md:3"),
        ("# Ways to reduce accidents\n\n- Boiler\n", "boiler mitigates accident notes.md:3"),
        ("# Factors that affect coal\n\n- Boiler\n", "boiler affects coal notes.md:3"),
        (
            "# Rails\n\nCommon boilers\n\n- Steam engine\n",
            "steam-engine example_of boiler notes.md:5",
        ),
    ],
)
def test_a_titled_list(extract, text: str, said: str) -> None:
    assert extract(find, text) == [f"{said} facet-list"]


@pytest.mark.parametrize(
    "text",
    [
        "# Types\n\n- Steam engine\n",
        "# Boiler\n\n- Steam engine\n",
        "# Boiler\n\n## Types\n\n- the steam engine of old\n",
        "# Boiler\n\n## Types\n\nSteam engine\n",
        "# Coal\n\n## Metrics\n\n- Boiler: how hot\n",
        "# Boiler\n\n## Types\n\n- ~~Steam engine~~\n",
        "# Boiler\n\n## Types\n\n## Steam engine\n",
        "# Boiler\n\n## Examples\n\n### Steam engine\n\nHot.\n",
        "# Boiler\n\nRequires: no coal\n",
        "# Boiler\n\nFor example: 'coal'\n",
        "# Boiler\n\nUsed for: steam\nFired with: coal\n",
        "# Grate\n\nRequires: coal\n",
    ],
)
def test_a_list_that_says_nothing(extract, text: str) -> None:
    assert extract(find, text) == []
