"""Broken front matter is said, and costs nothing else."""

from studyatlas.ingest.markdown import read_file, read_markdown
from studyatlas.store.source_file import SourceFile

BROKEN = "---\nexam: [baker\n---\n# Dough\n\nFlour and water.\n"


def test_broken_front_matter_is_a_problem_on_its_line():
    _, (problem,) = read_file(SourceFile("a.md", BROKEN))
    assert problem.position.path == "a.md"
    assert problem.position.line in (2, 3)
    assert problem.rule == "yaml-syntax"


def test_the_text_below_broken_front_matter_is_read():
    assert [s.title for s in read_markdown("a.md", BROKEN).sections] == ["Dough"]


def test_sound_or_absent_front_matter_is_no_problem():
    assert read_file(SourceFile("a.md", "---\nexam: baker\n---\n# Dough\n"))[1] == []
    assert read_file(SourceFile("a.md", "# Dough\n"))[1] == []
