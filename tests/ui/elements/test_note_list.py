"""What the list of notes is told."""

from studyatlas.analysis.note_list import NoteEntry
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ui.elements.note_list import list_data


def test_a_note_is_told_by_path_title_and_size() -> None:
    note = NoteEntry(read_markdown("a/b.md", "# Bread\n\nFlour and water.\n"), 7)
    assert list_data([note], "Notes") == {
        "label": "Notes",
        "notes": [{"path": "a/b.md", "title": "Bread", "words": 4, "topics": 7}],
    }


def test_a_title_as_long_as_a_book_is_cut() -> None:
    note = NoteEntry(read_markdown("a.md", f"# {'word ' * 9000}\n"), 0)
    (row,) = list_data([note], "Notes")["notes"]
    assert len(row["title"]) < 200
    assert row["title"].endswith("…")
