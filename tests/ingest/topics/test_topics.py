import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.build import build_workspace
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace


def read(files: dict[str, str]):
    sources = [SourceFile(path, text) for path, text in files.items()]
    notes = tuple(s for s in sources if s.path.endswith(".md"))
    curated = tuple(s for s in sources if s.path.endswith(".yaml"))
    curation = curated or (SourceFile("graph/none.yaml", "{}"),)  # no bundled names
    return build_workspace(Workspace(None, "botany", notes, curation))[0]  # type: ignore[arg-type]


def topics(files: dict[str, str]) -> dict[str, str]:
    """Return `type label rule line` of the topics by id."""
    return {
        node.id: f"{node.type} {node.label} {node.provenance.rule} {node.provenance.position.line}"
        for node in read(files).nodes.values()
        if node.provenance.rule.endswith("-topic")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Mosses\n\nPlants without any roots.\n", {"moss": "concept Mosses heading-topic 1"}),
        ("# Mosses\n\n## Peat moss\n\nHolds a lot of water.\n", {
            "moss": "concept Mosses heading-topic 1",
            "peat-moss": "concept Peat moss heading-topic 3",
        }),
        ("# Notes\n\n**Mosses**\n\nSmall plants without roots.\n", {
            "moss": "concept Mosses heading-topic 3"
        }),
        ("# Notes\n\n- **Moss**: a plant without any roots.\n", {
            "moss": "concept Moss lead-in-topic 3"
        }),
        ("# Notes\n\n**Moss.** A plant without any roots.\n", {}),
        ("# Notes\n\n- Moss:\n  - has no roots\n  - needs water\n", {
            "moss": "concept Moss lead-in-topic 3"
        }),
        ("# Notes\n\n| Plant | Where |\n|---|---|\n| Moss | on wet stones |\n", {
            "moss": "concept Moss row-topic 5"
        }),
        ("# Notes\n\n| Metric | Where |\n|---|---|\n| Growth rate | hm |\n", {
            "growth-rate": "metric Growth rate row-topic 5"
        }),
        ("# Notes\n\n| Date | Where |\n|---|---|\n| Monday walk | on wet stones |\n", {}),
        ("# Notes\n\n| Drug | Used for |\n|---|---|\n| Ramipril | Angina, High pressure |\n", {
            "angina": "concept Angina listed-topic 5",
            "high-pressure": "concept High pressure listed-topic 5",
            "ramipril": "concept Ramipril row-topic 5",
        }),
        ("# Notes\n\n| Drug | Used for |\n|---|---|\n| Ramipril | Angina, already tried |\n", {
            "ramipril": "concept Ramipril row-topic 5",
        }),
        ("# Notes\n\n| Drug | Used for |\n|---|---|\n| Ramipril | chronic, stroke prevention |\n", {
            "ramipril": "concept Ramipril row-topic 5",
            "stroke-prevention": "concept stroke prevention listed-topic 5",
        }),
        ("# AWS Lambda\n\nRuns code without any servers.\n", {
            "aws-lambda": "service AWS Lambda heading-topic 1"
        }),
    ],
)  # fmt: skip
def test_what_notes_treat_as_a_subject(text: str, expected: dict[str, str]) -> None:
    assert topics({"a.md": text}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Mosses\n",
        "# Mosses\n\nTBD\n",
        "# Mosses\n\n![moss](moss.png)\n",
        "# Notes\n\n- **Moss**: green.\n",
        "# Notes\n\n| Plant | Where |\n|---|---|\n| Moss | - |\n",
        "# Notes\n\nMoss has no roots, as far as one knows.\n",
        "# A\n" + "".join(f"## B{n}\n### Limits\nFour words of text.\n" for n in range(3)),
        "```\n# Mosses\nfour words of text\n```\n",
        "# Task 1.1: Know mosses\n\nKnowledge of:\n- Mosses that grow\n",
    ],
)
def test_what_is_no_subject(text: str) -> None:
    assert "moss" not in topics({"a.md": text})
    assert "limit" not in topics({"a.md": text})


def test_a_file_without_headings_is_about_its_name() -> None:
    text = "Vectors and matrices, and what one does with them.\n"
    assert topics({"linear-algebra.md": text}) == {
        "linear-algebra": "concept Linear algebra note-topic 1"
    }


def test_spellings_of_one_name_are_one_topic() -> None:
    text = "Grows in wet and shady places.\n"
    names = ["Peat Mosses", "peat-moss", "The peat moss", "2. Peat moss"]
    files = {f"{n}.md": f"# {name}\n\n{text}" for n, name in enumerate(names)}
    assert list(topics(files)) == ["peat-moss"]


def test_an_acronym_is_an_alias_where_it_stands_for_one_thing() -> None:
    text = "# Water vapour deficit (WVD)\n\nHow dry the air is.\n\n# WVD\n\nIt is high at noon.\n"
    atlas = read({"a.md": text})
    assert atlas.nodes["water-vapour-deficit"].aliases == ("WVD",)
    assert "wvd" not in atlas.nodes


def test_a_name_that_is_curated_makes_no_topic() -> None:
    yaml = "moss: {type: concept, aliases: [bryophyte]}\n"
    text = "# Bryophytes\n\nPlants without any roots.\n\n# Ferns\n\nPlants with roots and fronds.\n"
    assert list(topics({"graph/a.yaml": yaml, "a.md": text})) == ["fern"]
    assert topics({"graph/a.yaml": f"topics: curated\n{yaml}", "a.md": text}) == {}


def test_a_topic_is_recognised_in_another_note() -> None:
    atlas = read(
        {
            "a.md": "# Peat moss\n\nHolds a lot of water.\n",
            "b.md": "# Bogs\n\nBogs are made of peat mosses and time.\n",
        }
    )
    told = {(r.source, r.relation, r.target) for r in atlas.relations}
    assert ("b.md#bogs", "mentions", "peat-moss") in told
    assert ("a.md#peat-moss", "explains", "peat-moss") in told


PARTS = st.lists(
    st.sampled_from(
        [
            "# Peat moss\n\nHolds a lot of water.",
            "## Ferns\n\nNeed shade, and have fronds.",
            "## Water vapour deficit (WVD)\n\nHow dry the air is. Peat moss needs water.",
            "# WVD\n\nIt is high at noon in summer.",
            "- **Spores**: single cells that can grow. Ferns need spores.",
            "| Plant | Used for |\n|---|---|\n| Reed | Roofs, Mats |",
            "## Limits\n\nToo dry, too cold, too dark.",
            "| Metric | Where |\n|---|---|\n| Growth rate | in spring |",
        ]
    ),
    max_size=6,
).map("\n\n".join)


@given(PARTS, PARTS)
def test_another_note_changes_no_id(first: str, second: str) -> None:
    assert topics({"m.md": first}).keys() <= topics({"m.md": first, "a.md": second}).keys()


@given(st.lists(PARTS, min_size=2, max_size=4), st.randoms())
def test_the_order_of_files_changes_nothing(texts: list[str], chance: random.Random) -> None:
    files = [(f"{n}.md", text) for n, text in enumerate(texts)]
    shuffled = files[:]
    chance.shuffle(shuffled)
    assert read(dict(files)) == read(dict(shuffled))


@given(PARTS, PARTS)
def test_moving_a_section_moves_only_its_lines(first: str, second: str) -> None:
    first, second = (text.replace("# ", "## ") for text in (first, second))
    one, other = (f"# Field of {name}\n\n{text}" for name, text in (("a", first), ("b", second)))
    before, after = (read({"m.md": "\n\n".join(order)}) for order in ((one, other), (other, one)))
    assert before.nodes.keys() == after.nodes.keys()
    assert {r.key for r in before.relations} == {r.key for r in after.relations}


MOSSES = """\
# Moss exam

## Task 1.1: Know mosses

- Peat moss
- Ways in which mosses spread their spores
"""


def test_an_item_that_is_a_bare_name_leaves_the_name_to_the_notes() -> None:
    notes = (
        "# Peat moss\n\nHolds twenty times its weight of water.\n\n"
        "# Ways in which mosses spread their spores\n\nBy the wind that shakes the capsules.\n"
    )
    files = {"exam.md": MOSSES, "notes.md": notes}
    assert topics(files) == {"peat-moss": "concept Peat moss heading-topic 1"}
    atlas = read(files)
    (exam,) = atlas.exams
    assert atlas.targets(exam.node_id("1.1.1"), "asks_about") == ("peat-moss",)
