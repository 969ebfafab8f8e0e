"""One note on its own."""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from studyatlas.ingest.guides import read_guides, without_outline
from studyatlas.ingest.known import known_of
from studyatlas.ingest.note import read_note, search_note
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.model.sketches import look_at
from studyatlas.store.source_file import SourceFile

TEXT = """\
---
aliases: [Brew]
---
# Tea

Tea requires *water*, see [[Water]] and [kettle](kettle.md).

- **Leaves**: dried.
  1. picked

| Kind | Uses |
| --- | --- |
| Green | water |

> quoted <b>bold</b>

    code
"""


OUTLINE = """\
# Tea

## Domain 1: Water (100%)

### Task 1.1: Boil

Knowledge of:

- kettles
- water

## Notes

Tea requires water.
"""


@pytest.fixture
def nothing_collected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("nothing_collected")
def test_nothing_of_a_note_waits_for_the_cycle_collector() -> None:
    """It is off while very many notes are read."""
    at = Provenance(Position("a.yaml"), "curated", Origin.CURATED)
    known = known_of([Node("water", "Water", "concept", at)], DEFAULT_SCHEMA)
    search_note(read_note(SourceFile("tea.md", TEXT), None).document, known)  # caches are filled
    gc.collect()
    note = read_note(SourceFile("tea.md", TEXT), None)
    assert search_note(note.document, known).stated
    assert gc.collect() == 0


def test_a_look_is_taken_at_what_is_read() -> None:
    document = read_note(SourceFile("tea.md", TEXT), None).document
    assert document.look == look_at(replace(document, look=None))
    assert document.look.words > 10


def test_a_note_without_its_outline_is_looked_at_again() -> None:
    document = read_note(SourceFile("tea.md", OUTLINE), None).document
    outlines, _ = read_guides([document], "tea")
    bare = without_outline(document, outlines)
    assert bare.sections != document.sections
    assert look_at(bare) == look_at(replace(bare, look=None))
    assert look_at(bare).words < look_at(document).words
