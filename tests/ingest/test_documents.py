"""Documents as bytes and back."""

import pickle
import zlib
from dataclasses import replace

import pytest

from studyatlas.ingest.documents import (
    LateBlocks,
    fact_of,
    heading_of,
    pack_document,
    unpack_document,
)
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.subjects import LateSubjects, pack_subjects
from studyatlas.ingest.topics import subjects
from studyatlas.model.document import Document
from studyatlas.model.sketches import look_at

TEXT = """\
---
title: Tea
---
Leaves in hot water.

# Brewing

Tea *needs* water, see [[Water]].
It cools.

- **Green**: 80 degrees
  - picked early

| Kind | Degrees |
| --- | --- |
| Black | 95 |

## Empty

## Declared

uses:: kettle
"""


def read_links(late: Document) -> list[str]:
    return [link.target for link in late.links]


@pytest.fixture
def document() -> Document:
    return read_markdown("tea.md", TEXT)


@pytest.fixture
def late(document: Document) -> Document:
    return unpack_document(pack_document(document), document.lines)


def test_what_is_packed_comes_back(document: Document, late: Document) -> None:
    assert late == document
    assert document == late
    assert all(isinstance(section.blocks, LateBlocks) for section in late.sections)
    assert hash(late.sections) == hash(document.sections)
    assert repr(late) == repr(document)


def test_blocks_are_a_sequence_as_a_tuple_is(document: Document, late: Document) -> None:
    for section, same in zip(document.sections, late.sections, strict=True):
        assert len(same.blocks) == len(section.blocks)
        assert bool(same.blocks) == bool(section.blocks)
        assert same.blocks[1:] == section.blocks[1:]
        assert [*same.blocks] == [*section.blocks]
        assert same.words == section.words
    assert late.sections[1].blocks[-1] == document.sections[1].blocks[-1]


def test_late_blocks_differ_where_tuples_do(late: Document) -> None:
    one, other = late.sections[0].blocks, late.sections[1].blocks
    assert one != other
    assert one != tuple(other)
    assert one != "blocks"


def test_what_is_asked_of_all_sections_is_known_of_packed_ones(
    document: Document, late: Document
) -> None:
    facts = [fact_of(section) for section in document.sections]
    assert [tuple(fact) for fact in facts] == [
        (True, False),
        (True, False),
        (False, False),
        (True, True),
    ]
    assert [fact_of(section) for section in late.sections] == facts


def test_a_look_that_was_taken_comes_back(document: Document) -> None:
    looked_at = replace(document, look=look_at(document))
    again = unpack_document(pack_document(looked_at), document.lines)
    assert again.look == look_at(document)
    assert unpack_document(pack_document(document), document.lines).look is None


def test_packing_again_gives_the_same_bytes(document: Document, late: Document) -> None:
    assert pack_document(late) == pack_document(document)


def test_sections_without_some_blocks_are_packed_anew(late: Document) -> None:
    """As when an exam's outline is taken out."""
    first, second, *others = late.sections
    for sections in (
        (first, replace(second, blocks=second.blocks[:1]), *others),
        (second, *others),
        (second, first, *others),
        (first,),
        (),
    ):
        less = replace(late, sections=sections)
        assert unpack_document(pack_document(less), late.lines) == less


def test_a_pickle_has_plain_tuples(document: Document, late: Document) -> None:
    blocks = pickle.loads(pickle.dumps(late.sections[1].blocks))  # noqa: S301 - our own
    assert type(blocks) is tuple
    assert blocks == document.sections[1].blocks


def test_headings_are_quoted_without_the_lines(document: Document) -> None:
    late = unpack_document(pack_document(document), document.lines)
    blind = unpack_document(pack_document(document), ())
    assert [heading_of(late, section) for section in late.sections] == [
        document.quote(section.line) for section in document.sections
    ]
    assert [heading_of(blind, section) for section in blind.sections[1:]] == [
        "# Brewing",
        "## Empty",
        "## Declared",
    ]


def test_other_lines_are_refused(document: Document) -> None:
    late = unpack_document(pack_document(document), ("# Coffee", "", "Beans in hot water."))
    with pytest.raises(ValueError, match="other lines"):
        late.sections[0].blocks[0]
    with pytest.raises(ValueError, match="other lines"):
        read_links(late)


def test_bytes_that_are_no_document_are_refused() -> None:
    with pytest.raises(ValueError, match=r"(?i)msgpack|expected"):
        unpack_document(b"\x93\x01\x02\x03", ())


def test_subjects_come_back_with_what_they_quote(document: Document) -> None:
    found = subjects(document)
    assert any(one.quote for one in found)
    late = LateSubjects(pack_subjects(found, document), document)
    assert late == found
    assert pack_subjects(late, document) == late.packed
    assert all(one.quote.encode() not in zlib.decompress(late.packed) for one in found if one.quote)
