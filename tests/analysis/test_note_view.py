import pytest

from studyatlas.analysis.line_kinds import LineKind
from studyatlas.analysis.note_view import NotePlace, note_view, place_in
from studyatlas.model.atlas import make_atlas

GRAPH = """
dough: {type: concept, label: Dough, aliases: [paste]}
sour-dough: {type: concept, label: Sour dough}
oven: {type: tool, label: Oven}
bread:
  type: problem
  label: Bread
  requires:
    - {to: dough, source: data/notes.md, quote: "needs dough"}
  uses: [oven]
"""
NOTES = """
# Dough

Dough is flour and water, and bread needs dough.
Bakers make doughs of rye in an oven.

**Sour dough**

- Sour dough rises by itself, unlike other dough.

```
dough
```
"""
FILES = {"graph/a.yaml": GRAPH, "data/notes.md": NOTES}


@pytest.fixture
def bakery(read):
    return read(FILES)


def said(view, number: int) -> list[str]:
    return [f"{r.relation} {r.target}" for r in view.lines[number - 1].told]


def test_every_line_of_a_note_has_its_number_text_and_kind(bakery) -> None:
    view = note_view(bakery, "data/notes.md")
    assert view.title == "Dough"
    assert [line.number for line in view.lines] == list(range(1, 13))
    assert view.lines[2].text == "Dough is flour and water, and bread needs dough."
    kinds = [str(line.kind) for line in view.lines]
    assert kinds[:6] == ["heading", "blank", "text", "text", "blank", "heading"]
    assert kinds[7:] == ["item", "blank", "code", "code", "code"]


def test_a_bold_line_that_serves_as_a_heading_is_one(bakery) -> None:
    line = note_view(bakery, "data/notes.md").lines[5]
    assert (line.kind, line.level, line.text) == (LineKind.HEADING, 2, "**Sour dough**")


def test_the_margin_has_what_the_line_is_the_source_of(bakery) -> None:
    view = note_view(bakery, "data/notes.md")
    assert said(view, 1) == ["explains dough"]
    assert said(view, 3) == ["mentions bread", "mentions dough"]
    assert said(view, 6) == ["explains sour-dough"]
    assert said(view, 2) == []
    assert [r.key for r in view.lines[2].stated] == [("bread", "requires", "dough")]


def test_a_node_that_is_explained_on_a_line_is_not_said_to_be_mentioned_too(read) -> None:
    rows = "# Kitchen\n\n| Thing | Use |\n| --- | --- |\n| Oven | The oven bakes bread well |\n"
    view = note_view(read({**FILES, "data/notes.md": f"{NOTES}\n{rows}"}), "data/notes.md")
    assert said(view, 18) == ["explains oven", "mentions bread"]


def test_names_that_come_again_are_found_whole_the_longest_first(bakery) -> None:
    view = note_view(bakery, "data/notes.md")
    assert [node.id for node in view.lines[3].repeats] == ["dough"]  # in its plural
    assert view.lines[2].repeats == ()
    assert said(view, 8) == ["mentions dough", "mentions sour-dough"]


def test_nodes_stand_where_they_are_written_down(bakery) -> None:
    text = FILES["graph/a.yaml"].strip().split("\n")
    view = note_view(bakery, "graph/a.yaml", text)
    assert view.title == "a.yaml"
    assert [node.id for node in view.lines[0].defines] == ["dough"]
    assert {str(line.kind) for line in view.lines} == {"code"}
    uses = next(line for line in view.lines if line.text == "  uses: [oven]")
    assert [r.key for r in uses.stated] == [("bread", "uses", "oven")]
    assert view.topics == 4


def test_an_exam_outline_stands_in_the_margin(read) -> None:
    guide = "# Domain 1: Bread\n\n## Task 1.1: Bake\n\nKnowledge of:\n\n- What bread is made of\n"
    view = note_view(read({"data/guide.md": guide}), "data/guide.md")
    defined = {line.number: [n.type for n in line.defines] for line in view.lines if line.defines}
    assert defined == {1: ["domain"], 3: ["task"], 7: ["item"]}


def test_a_file_that_is_not_there_is_none(bakery) -> None:
    assert note_view(bakery, "data/gone.md") is None
    assert note_view(make_atlas([], []), "") is None


def test_lines_end_where_the_file_says(read) -> None:
    view = note_view(read({"data/a.md": "# A\r\n\r\none\rtwo\r\n"}), "data/a.md")
    assert [line.text for line in view.lines] == ["# A", "", "one", "two"]


def test_words_and_topics_are_counted(bakery) -> None:
    view = note_view(bakery, "data/notes.md")
    assert view.topics == 4
    assert view.words == 29


def test_one_line_too_many_for_a_note(read) -> None:
    text = "# Dough\n" + "Dough and bread and ovens.\n" * 10_000
    view = note_view(read({**FILES, "data/notes.md": NOTES + text}), "data/notes.md")
    assert len(view.lines) == 12 + 10_001
    assert [node.id for node in view.lines[-1].repeats] == ["dough", "bread", "oven"]


@pytest.mark.parametrize(
    ("line", "end", "place"),
    [
        ("3", "", NotePlace(3, 3)),
        ("3", "5", NotePlace(3, 5)),
        ("3", "2", NotePlace(3, 3)),
        ("3", "99", NotePlace(3, 12)),
        ("0", "", NotePlace(1, 1)),
        ("13", "", NotePlace(12, 12, beyond=13)),
        ("9" * 5000, "9" * 5000, NotePlace(12, 12, beyond=999_999_999)),
        ("", "4", None),
        ("-1", "", None),
        ("x", "", None),
        ("²", "", None),
    ],
)
def test_a_place_is_inside_the_note(bakery, line, end, place) -> None:
    assert place_in(note_view(bakery, "data/notes.md"), line, end) == place


def test_an_empty_file_has_no_place(bakery) -> None:
    assert place_in(note_view(bakery, "graph/empty.yaml", ()), "1") is None


def test_a_node_stands_once_beside_the_line_that_makes_and_explains_it(read) -> None:
    notes = "# Flight\n\n## Lift\n\nAir over the top of a wing is faster, the pressure lower.\n"
    view = note_view(read({"data/notes.md": notes}), "data/notes.md")
    beside = [r.target for r in view.lines[2].told] + [n.id for n in view.lines[2].defines]
    assert beside == ["lift"]
