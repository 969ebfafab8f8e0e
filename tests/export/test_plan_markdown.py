import pytest
from markdown_it import MarkdownIt

from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.plan import Choice, Plan, Step
from studyatlas.export.plan_markdown import render
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Origin, Position, Provenance

AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


def made(text):
    names = ("a", "b", "c", "d")
    item = Item("1.1", "K1", "Nets", AT.position)
    task = Task("1", "Fish", (item,), AT.position)
    exam = Exam("x", "X", (Domain("1", "All", (task,), AT.position),), AT.position)
    atlas = make_atlas([Node(name, text, "concept", AT) for name in names], [], exams=[exam])
    section = Evidence("n.md", 3, 4, text, text, "mentions it", 0.3)
    steps = (
        Step("a", text, "concept", (), "you asked for it", (section,), 0.0),
        Step("b", text, "concept", ("a",), f"{text} requires it", (), 0.0, 2),
    )
    choice = Choice(2, ("d",), 10.0, 30.0)
    return atlas, Plan(("b",), steps, (("a", "b"),), ("c",), 12.0, choice, elsewhere=10.0)


def test_a_plan() -> None:
    assert render(*made("Nets")) == (
        "# Plan for Nets\n"
        "\n"
        "2 steps in 2 stages, about 12 minutes to read in these notes; "
        "the notes do not explain 2 of them. "
        "With 10 minutes for each of these that is about 32 minutes in all.\n"
        "\n"
        "These require each other, so they stand side by side: Nets, Nets\n"
        "\n"
        "## Stage 1\n"
        "\n"
        "- [ ] **Nets** (concept): you asked for it\n"
        "  - n.md:3 Nets (mention)\n"
        "\n"
        "## Stage 2\n"
        "\n"
        "- [ ] **Nets** (concept): Nets requires it\n"
        "  - nothing on it in the notes\n"
        "\n"
        "## Known already\n"
        "\n"
        "- [x] Nets\n"
        "\n"
        "## Left out\n"
        "\n"
        "2 hours are not enough for 1 topic; what is kept brings 10.0 of 30.0 % of the outline.\n"
        "\n"
        "- Nets\n"
    )


@pytest.mark.parametrize(
    "text",
    ["<script>x</script>", "**b** `c`", "[l](http://x.example)", "two\nlines", "a | b", "\\"],
)
def test_hostile_text_stays_text(text) -> None:
    tokens = MarkdownIt("commonmark").parse(render(*made(text)))
    inline = [child for token in tokens for child in token.children or ()]
    plain = {"text", "text_special", "strong_open", "strong_close"}
    assert {child.type for child in inline} <= plain
    assert {token.tag for token in tokens} <= {"", "h1", "h2", "p", "ul", "li"}
