"""used-to: "X is ideal when you need to debug a job", "use X to label data", "X is used to …".

What is done with X is named by its verb ("Labelling data"). Where the verb takes an ill away
("reduce overfitting") X mitigates it. The subject stands in the sentence, or is what the sentence
stands under: a lead-in, a first cell, the item it is nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.topics.deeds import Deed, deeds, may_tell_deeds
from studyatlas.model.document import Block, BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold
from studyatlas.model.position import Origin, Position, Provenance

ID = "used-to"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `used_for` and `mitigates` relations from what sentences say is done."""
    for at in reading.sections:
        for block, _ in at.blocks:
            if block.kind is BlockKind.CODE or not may_tell_deeds(block.text):
                continue
            for said in deeds(said_in(block)):
                ends = _ends(reading, at, block, said)
                if ends and reading.allows(*ends):
                    yield Relation(*ends, _provenance(at, block))


def said_in(block: Block) -> str:
    """Return the text of a block behind its lead-in."""
    lead = block.subject if block.text.startswith(block.subject) else ""
    return block.text[len(lead) :].lstrip(" :–—-·") if lead != block.text else block.text


def _ends(
    reading: Reading, at: SectionReading, block: Block, said: Deed
) -> tuple[str, str, str] | None:
    words = reading.vocabulary
    title = _title(at, block)
    named = said.subject or title
    source = words.subject(named, at.context)
    if source is None and said.subject and fold(title).startswith(f"{fold(said.subject)} "):
        source = words.subject(title, at.context)
    if said.is_remedy:
        ill = words.subject(said.what, at.context)
        return (source, "mitigates", ill) if source and ill else None
    target = words.exact(said.name.base, at.context)
    return (source, "used_for", target) if source and target else None


def _title(at: SectionReading, block: Block) -> str:
    if block.subject and block.subject != block.text:
        return block.subject
    return block.titles[-1] if block.titles else at.section.title


def _provenance(at: SectionReading, block: Block) -> Provenance:
    position = Position(at.document.path, *block.lines)
    return Provenance(position, ID, Origin.STATED, at.document.quote(block.line))
