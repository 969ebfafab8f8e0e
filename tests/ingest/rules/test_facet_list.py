import pytest

from studyatlas.ingest.build import build
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
        ("# Some settings can affect coal\n\n- Boiler\n", "boiler affects coal notes.md:3"),
        (
            "# How to prevent accidents\n\n- Use boilers on it\n",
            "boiler mitigates accident notes.md:3",
        ),
        (
            "# Rails\n\nCommon boilers\n\n- Steam engine\n",
            "steam-engine example_of boiler notes.md:5",
        ),
    ],
)
def test_a_titled_list(extract, text: str, said: str) -> None:
    assert extract(find, text) == [f"{said} facet-list"]


def test_a_title_may_have_two_subjects(extract) -> None:
    assert extract(find, "# Factors for coal and boilers\n\n- Engine\n") == [
        "engine affects coal notes.md:3 facet-list",
        "engine affects boiler notes.md:3 facet-list",
    ]


def test_what_bare_words_share_with_those_before_them_is_read(workspace) -> None:
    text = "# Rails\n\n## Factors for track speed and size\n\n- Ballast\n- Number of bends\n"
    atlas, _ = build(workspace({"notes.md": text}))
    said = {(r.source, r.target) for r in atlas.relations if r.relation == "affects"}
    assert ("number-of-bend", "track-size") in said


def test_what_drives_or_saves_cost_affects_it(workspace) -> None:
    text = (
        "# Rails\n\n3 main drivers of cost\n\n1. Ballast\n2. Track gauge\n\n"
        "## Cost savings\n\n- Utilize spare wagons\n- Use second-hand rails\n"
    )
    atlas, _ = build(workspace({"notes.md": text}))
    said = {(r.source, r.sign) for r in atlas.relations if r.relation == "affects"}
    assert said == {
        ("ballast", ""),
        ("track-gauge", ""),
        ("spare-wagon", "-"),
        ("second-hand-rail", "-"),
    }


def test_what_to_do_about_an_ill_is_inferred_to_mitigate_it(extract) -> None:
    text = "# Rails\n\n- {}\n  - To improve it:\n    - Use steam engines\n"
    said = ["steam-engine mitigates accident notes.md:5 facet-list inferred"]
    assert extract(find, text.format("Accidents")) == said
    assert extract(find, text.format("Coal")) == []


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
        "# SteamWorks Stoker\n\n## Types\n\n- Steam engine\n",
        "# Boiler\n\n## Examples\n\n### Steam engine\n\nHot.\n",
        "# Boiler\n\nRequires: no coal\n",
        "# Boiler\n\nFor example: 'coal'\n",
        "# Boiler\n\nUsed for: steam\nFired with: coal\n",
        "# Grate\n\nRequires: coal\n",
    ],
)
def test_a_list_that_says_nothing(extract, text: str) -> None:
    assert extract(find, text) == []


def test_a_title_may_say_what_is_done(extract) -> None:
    assert extract(find, "# Reducing coal\n\n- Boiler\n") == [
        "boiler affects- coal notes.md:3 facet-list"
    ]
    assert extract(find, "# How to prevent accidents\n\n- With rain, use narrow gauge\n")
    assert extract(find, "# Reducing boilers\n\n- Coal\n") == []  # may be a name
