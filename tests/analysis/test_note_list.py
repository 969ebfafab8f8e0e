import pytest

from studyatlas.analysis.note_list import nearest_notes, notes_of

GRAPH = "topics: curated\ndough: {type: concept, label: Dough}\noven: {type: tool, label: Oven}\n"
FILES = {
    "graph/a.yaml": GRAPH,
    "data/baking/sour-dough.md": "# Café bread\n\nDough and an oven, **no more** than that.\n",
    "data/model-fit.md": "# Under and over\n\nNothing of the kitchen is in here.\n",
    "data/ovens.md": "Words without a heading.\n",
}


@pytest.fixture
def bakery(read):
    return read(FILES)


def test_every_note_is_listed_with_its_size(bakery) -> None:
    listed = [(n.path, n.title, n.words, n.topics) for n in notes_of(bakery)]
    assert listed == [
        ("data/baking/sour-dough.md", "Café bread", 10, 2),
        ("data/model-fit.md", "Under and over", 10, 0),
        ("data/ovens.md", "ovens", 4, 1),
    ]


def test_an_exam_guide_counts_its_outline(read) -> None:
    guide = "# Domain 1: Bread\n\n## Task 1.1: Bake\n\nKnowledge of:\n\n- What bread is made of\n"
    assert [note.topics for note in notes_of(read({"data/guide.md": guide}))] == [3]


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("cafe", ["data/baking/sour-dough.md"]),
        ("DOUGH baking", ["data/baking/sour-dough.md"]),
        ("baking fit", []),
        ("  ", list(FILES)[1:]),
    ],
)
def test_a_filter_keeps_notes_with_every_word(bakery, query, paths) -> None:
    assert [note.path for note in notes_of(bakery, query)] == paths


@pytest.mark.parametrize(
    ("gone", "nearest"),
    [
        ("data/model-fits.md", "data/model-fit.md"),
        ("elsewhere/sour-dough.md", "data/baking/sour-dough.md"),
        ("data/cafe-bread.md", "data/baking/sour-dough.md"),
        ("x" * 100_000 + "/ovens.md", None),
        ("zzzz", None),
        ("", None),
    ],
)
def test_a_note_that_is_gone_has_a_nearest_by_name(bakery, gone, nearest) -> None:
    found = [note.path for note in nearest_notes(bakery, gone)]
    assert found[:1] == ([nearest] if nearest else [])


def test_no_more_are_offered_than_asked_for(read) -> None:
    atlas = read({f"data/note-{n}.md": f"# Note {n}\n\nWords enough.\n" for n in range(9)})
    assert len(nearest_notes(atlas, "data/note-10.md")) == 3
