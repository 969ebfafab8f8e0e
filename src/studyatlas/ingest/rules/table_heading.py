"""table-heading: what stands in the first column of a table below "Vision" is used for it.

Only services and tools count, at least two in one table, below a short heading that names something
done, or a field. It is inferred: a heading does not say how a table belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.topics.kinds import names_subjects
from studyatlas.ingest.topics.purposes import is_action
from studyatlas.ingest.words import bare_title
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold
from studyatlas.model.position import Origin

ID = "table-heading"
_USED = ("service", "tool")
_PURPOSES = ("concept", "problem")
_MOST_WORDS, _LEAST_ROWS = 3, 2
_FIELD = re.compile(r"(?!\w*(?:im|mess|pack|p|st|aver)age$)\w{4,}age|\w+bots")


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `used_for` relations from the rows of tables to the heading above."""
    for at in reading.sections:
        purpose = reading.vocabulary.subject(at.section.title, at.context)
        if purpose and _is_purpose(reading, at, purpose):
            found = list(_below(reading, at, purpose))
            if len(found) >= _LEAST_ROWS:
                yield from found


def _below(reading: Reading, at: SectionReading, purpose: str) -> Iterator[Relation]:
    for row, _ in at.blocks:
        if row.kind is not BlockKind.ROW or not row.header or not names_subjects(row.header[0]):
            continue
        subject = reading.vocabulary.subject(row.subject, at.context)
        ends = (subject or "", "used_for", purpose)
        if reading.allows(*ends) and reading.nodes[ends[0]].type in _USED:
            provenance = at.provenance(ID, Origin.INFERRED, row.lines)
            yield Relation(*ends, provenance)


def _is_purpose(reading: Reading, at: SectionReading, node: str) -> bool:
    """Tell whether a heading names something that is done, or a field: "Vision", "Storage"."""
    title = bare_title(at.section.title)
    words = fold(title).split()
    if not words or len(words) > _MOST_WORDS or not at.section.parent:
        return False
    fits = is_action(title) or _FIELD.fullmatch(words[-1])
    return bool(fits) and reading.nodes[node].type in _PURPOSES
