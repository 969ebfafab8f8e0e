"""contrasts: "X vs Y", "unlike X, Y", "X differs from Y", "compared with X, Y".

Both names stand in one clause, or in one heading. The relation reads the same both ways, so it
leads from the name that comes first in the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.clauses import Clause, Named
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import begins_a_name, ends_a_name
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "contrasts"
_BETWEEN = re.compile(
    r",? (?:vs\.?|versus|unlike|differs? from|is different from|as opposed to|in contrast to"
    r"|compared (?:to|with)"
    r"|(?:is|are) not to be confused with) (?:the |an? )?"
)
_BEFORE = re.compile(
    r"(?:^|[,:(] ?)(?:unlike|in contrast to|compared (?:to|with)|as opposed to) (?:the |an? )?$"
)
_COMMA = re.compile(r",? (?:the |an? )?")
_DIFFERENCE = re.compile(r"differences? between (?:the |an? )?$")
_AND = re.compile(r" (?:and|or) (?:the |an? )?")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_LOOK_BACK = 40


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `contrasts_with` relations from headings and sentences."""
    yield from _headings(reading)
    for clause in reading.clauses:
        for one, other in zip(clause.names, clause.names[1:], strict=False):
            ends = (*sorted((one.node, other.node)),)
            if "?" in clause.text or not _contrasted(clause, one, other):
                continue
            if not (clause.is_whole(one) and clause.is_whole(other)):
                continue
            if reading.allows(ends[0], "contrasts_with", ends[1]) and clause.is_plain(
                one.end, other.start
            ):
                word = clause.text[min(one.start, other.start) : other.end]
                yield clause.relation(ID, (ends[0], "contrasts_with", ends[1]), Origin.STATED, word)


def _headings(reading: Reading) -> Iterator[Relation]:
    for at in reading.sections:
        sides = _VERSUS.split(at.section.title)
        nodes = [reading.vocabulary.subject(side, at.context) for side in sides]
        if len(nodes) == 2 and all(nodes):  # noqa: PLR2004 - two sides
            one, other = sorted(str(node) for node in nodes)
            if reading.allows(one, "contrasts_with", other):
                position = Position(at.document.path, at.section.line)
                quote = at.document.quote(at.section.line)
                provenance = Provenance(position, ID, Origin.STATED, quote)
                yield Relation(one, "contrasts_with", other, provenance)


def _contrasted(clause: Clause, one: Named, other: Named) -> bool:
    between = clause.text[one.end : other.start]
    before = clause.text[max(0, one.start - _LOOK_BACK) : one.start]
    if _BEFORE.search(before) and _COMMA.fullmatch(between):
        return True
    if _DIFFERENCE.search(before) and _AND.fullmatch(between):
        return ends_a_name(clause.text, other.end)
    is_between = _BETWEEN.fullmatch(between) and begins_a_name(clause.text, one.start)
    return bool(is_between) and ends_a_name(clause.text, other.end)
