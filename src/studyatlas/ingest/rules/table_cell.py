"""table-cell: a column's name says how the names in it are joined to the row's subject.

The subject is the first cell; the header "Use cases" makes the names below it what the subject is
used for. Where one column is called "Algorithm", "Service", "Tool" or "Technique" and another
"Problem" or "Use case", what stands in the one is used for what stands in the other. Only names
that fill an entry of a cell count. What a service is for is inferred where a cell under any other
header is nothing but the name of a problem; so is what may be a remark rather than a purpose or a
kind (`sureness`). A column "Type" that says what something is like ("columnar") tells no kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from studyatlas.ingest.facets import Facet, facet_of
from studyatlas.ingest.listed import entries_of, names_in_list
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.sureness import origin_in_list, origin_of
from studyatlas.ingest.topics.kinds import kind_of_column
from studyatlas.ingest.topics.purposes import is_quality
from studyatlas.model.document import Block, BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "table-cell"
_USED = ("algorithm", "service", "tool", "technique")
_PROBLEM = re.compile(
    r"(?:ml |business |learning )?(?:problem|task|use case|goal|need)s?(?: types?)?"
    r"|types? of problem",
    re.IGNORECASE,
)
_FOR = Facet("used_for")
_SERVES = Facet("used_for", backward=True)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield relations from the cells of tables."""
    for at in reading.sections:
        for block, mentions in at.blocks:
            if block.kind is BlockKind.ROW and mentions and block.header:
                yield from _in_row(reading, at, block)


def _in_row(reading: Reading, at: SectionReading, row: Block) -> Iterator[Relation]:
    columns = list(zip(row.header, row.cells, strict=False))
    subject = reading.vocabulary.subject(row.subject, at.context)
    joined: set[str] = set()
    for header, cell in columns[1:]:
        facet = facet_of(header)
        if facet and subject:
            joined.add(header)
            origin = origin_in_list(facet, cell, reading.vocabulary, at.context, reading.nodes)
            yield from _joined(reading, at, row, subject, facet, cell, origin)
    problems = [
        node
        for header, cell in columns
        if _is_problem(header) and header not in joined
        for node in (
            *names_in_list(cell, reading.vocabulary, at.context),
            *names_in_list(cell.partition(": ")[2], reading.vocabulary, at.context),
        )
    ]
    for problem, (header, cell) in product(problems, columns):
        if kind_of_column(header) in _USED:
            origin = origin_of(_SERVES, reading.nodes[problem])
            yield from _joined(reading, at, row, problem, _SERVES, cell, origin)
    if subject and reading.nodes[subject].type in _USED:
        yield from _serving(reading, at, row, subject, joined)


def _serving(
    reading: Reading, at: SectionReading, row: Block, subject: str, joined: set[str]
) -> Iterator[Relation]:
    """Yield what a service is for where a cell is nothing but the name of a problem."""
    for header, cell in zip(row.header[1:], row.cells[1:], strict=False):
        if header in joined or _is_problem(header):
            continue
        node = reading.vocabulary.exact(cell, at.context)
        if node and reading.nodes[node].type == "problem":
            yield from _joined(reading, at, row, subject, _FOR, cell, Origin.INFERRED)


@lru_cache(maxsize=1024)
def _is_problem(header: str) -> bool:
    return _PROBLEM.fullmatch(header) is not None


def _joined(
    reading: Reading,
    at: SectionReading,
    row: Block,
    subject: str,
    facet: Facet,
    cell: str,
    origin: Origin,
) -> Iterator[Relation]:
    of_no_kind = facet.loose and any(map(is_quality, entries_of(cell)))
    if of_no_kind or "~~" in at.document.quote(row.line):
        return
    position = Position(at.document.path, row.line, row.end_line)
    provenance = Provenance(position, ID, origin, at.document.quote(row.line))
    for named in names_in_list(cell, reading.vocabulary, at.context):
        ends = facet.ends(subject, named)
        if reading.allows(*ends):
            yield Relation(*ends, provenance, facet.sign)
