"""Exam outlines as people write them: a file of Markdown, and beside it what is read in it.

`pytest tests/ingest/test_outlines.py --update-golden` writes the expected files anew: read them.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studyatlas.ingest.guides import read_guides, without_outline
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.outline import outline_nodes
from studyatlas.model.guide import Exam
from studyatlas.model.naming import tokens

OUTLINES = sorted((Path(__file__).parent / "outlines").glob("*.md"))


def told(exam: Exam) -> dict[str, object]:
    """Return an outline as nested names: domains, tasks, items with their line."""
    return {
        f"{domain.code} {domain.title}" + (f" {domain.weight:g}%" if domain.weight else ""): {
            f"{task.code} {task.title}": [
                f"{item.code} {item.text} :{item.position.line}" for item in task.items
            ]
            for task in domain.tasks
        }
        for domain in exam.domains
    }


@pytest.mark.parametrize("file", OUTLINES, ids=lambda file: file.stem)
def test_an_outline_is_read_as_it_is_found(file: Path, golden: Callable[[Path, str], None]) -> None:
    document = read_markdown(file.name, file.read_text(encoding="utf-8"))
    outlines, problems = read_guides([document], "workspace")
    notes = without_outline(document, outlines)
    found = {
        "exams": {f"{exam.id}: {exam.title}": told(exam) for exam in outlines.exams},
        "notes": [f"{b.text} :{b.line}" for s in notes.sections for b in s.blocks],
        "problems": [str(problem) for problem in problems],
    }
    golden(file.with_suffix(".json"), json.dumps(found, indent=1, ensure_ascii=False) + "\n")


@pytest.mark.parametrize(
    "file", [f for f in OUTLINES if f.stem.startswith("not_")], ids=lambda file: file.stem
)
def test_notes_that_look_like_an_outline_are_none(file: Path) -> None:
    document = read_markdown(file.name, file.read_text(encoding="utf-8"))
    outlines, _ = read_guides([document], "workspace")
    assert outlines.exams == ()
    assert without_outline(document, outlines) == document


@pytest.mark.parametrize("file", OUTLINES, ids=lambda file: file.stem)
def test_the_words_quoted_for_a_part_stand_on_its_lines(file: Path) -> None:
    document = read_markdown(file.name, file.read_text(encoding="utf-8"))
    outlines, _ = read_guides([document], "workspace")
    for node in outline_nodes(outlines.exams)[0]:
        at = node.provenance.position
        lines = tokens(" ".join(document.lines[at.line - 1 : at.end_line]))
        assert set(tokens(node.provenance.quote)) <= set(lines), node.id
