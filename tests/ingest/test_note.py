"""One note on its own."""

import gc
from collections.abc import Iterator

import pytest

from studyatlas.ingest.known import known_of
from studyatlas.ingest.note import read_note, search_note
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA
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
