from time import perf_counter

import pytest

from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.topics.bold import bold_names
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace


def terms(text: str) -> list[str]:
    return [name.base for name, _, _ in bold_names(read_markdown("notes.md", text))]


def topics(files: dict[str, str]) -> dict[str, str]:
    notes = tuple(SourceFile(path, text) for path, text in files.items())
    curation = (SourceFile("graph/none.yaml", "{}"),)
    atlas = build_workspace(Workspace(None, "bees", notes, curation))[0]  # type: ignore[arg-type]
    at = {
        node.id: node.provenance for node in atlas.nodes.values() if "bold" in node.provenance.rule
    }
    return {node: f"{where.rule} {where.position}" for node, where in at.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One **queen**, a few hundred **drones**, 10,000 **eggs**.", ["queen", "drones", "eggs"]),
        ("**Varroa** is a mite. Treat it with **oxalic acid**.", ["Varroa", "oxalic acid"]),
        ("1. A large **brood box** below", ["brood box"]),
        ("They gather **propolis**.", []),
        ("It must **sting** or **not**; it is **never** idle and **very large**.", []),
        ("**Scrape** it out, **Smoke** the place.", ["Smoke"]),
        ("It took a **lot** of time, a **week**.", []),
        ("A **sterile** female is **sterile**.", []),
        ("Feed a **syrup of two parts sugar** and see **what happens**.", []),
        ("Use the **`queen_cell`** and the **non-queen**.", []),
        ("**Queen:** lays.", []),
        ("```\nA **queen** lays.\n```", []),
        ("| a | b |\n|---|---|\n| A **queen** | lays |", []),
    ],
)  # fmt: skip
def test_a_bold_word_is_a_term_where_it_stands_as_a_noun(text: str, expected: list[str]) -> None:
    assert terms(f"# Notes\n\n{text}\n") == expected


def test_a_term_that_its_note_comes_back_to_is_a_topic() -> None:
    again = "One **queen** lives there.\n\nMost queens lay eggs.\n"
    assert topics({"a.md": f"# Notes\n\n{again}"}) == {"queen": "bold-topic a.md:3"}
    assert topics({"a.md": "# Notes\n\nOne **queen** lives there.\n"}) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A **hive tool** is bent. Two hive tools are lost.", True),
        ("A **hive tool** is bent. A beehive tool and a hive toolbox are lost.", False),
        ("A **hive tool** is bent. A hive-tool is lost.", False),
        ("Get the **node.js**, or another. Then node.js.", True),
        ("Use the **.NET**; it was asp.net once.", False),
        ("Use the **.NET**; .net is old.", True),
        ("A few **drones** are borne. One drone is not.", True),
    ],
)
def test_a_note_comes_back_to_the_whole_name(text: str, expected: bool) -> None:  # noqa: FBT001
    (found,) = bold_names(read_markdown("notes.md", f"{text}\n"))
    assert found[2] is expected


def test_what_says_how_or_where_is_no_topic_for_coming_back_alone() -> None:
    text = "Do it by **hand**, with **ease**, in **production**: production by hand is of ease.\n"
    assert topics({"a.md": text}) == {}
    assert set(topics({"a.md": f"{text}\nThe **hand** is free.\n"})) == {"hand"}
    assert set(topics({"a.md": text, "b.md": "A **hand** is free.\n"})) == {"hand"}


def test_what_stands_far_behind_the_start_of_a_line_does_not_begin_it() -> None:
    far = "Boil it for as long as it takes, and then some more, for that is what one does here "
    assert terms(f"{far}there **Scrape** the frame.\n") == ["Scrape"]
    assert terms("**Scrape** the frame.\n") == []
    assert terms(f"They bathe{' ' * 77}**syrup**.\n") == []


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_note_of_many_terms_is_read_in_the_time_its_length_takes(between: str) -> None:
    def seconds(terms: int) -> float:
        names = [f"moss{n // 99}x{n % 99}" for n in range(terms)]
        text = between.join(f"the **{name}** is, {name}" for name in names)
        document = read_markdown("notes.md", f"{text}\n")
        start = perf_counter()
        assert sum(again for _, _, again in bold_names(document)) == terms
        return perf_counter() - start

    assert min(seconds(4000) for _ in range(3)) < 25 * min(seconds(400) for _ in range(3))


def test_a_term_of_two_notes_is_a_topic() -> None:
    one, other = "# One\n\nA **queen** lays.\n", "# Two\n\nFeed the **queen** well.\n"
    assert topics({"a.md": one, "b.md": other}) == {"queen": "bold-once-topic a.md:3"}


def test_a_term_that_an_item_of_an_exam_names_is_a_topic() -> None:
    guide = "# Bees\n\n## Task 1.1: Know bees\n\n- How the queen is fed\n- What a colony eats\n"
    note = "# Notes\n\nOne **queen** lives there, and a **guard**.\n"
    assert topics({"a.md": note, "guide.md": guide}) == {"queen": "bold-once-topic a.md:3"}
