"""typed-field, front-matter: relations that a person declares by a key.

`requires:: [[Moss]]` on a line of its own or in a list item, `[requires:: Moss]` within a line, or
a front-matter key named like a relation type, forward or backward ("required by"). The subject is
the list item it stands in or under, else the heading, else the note. A name that is no topic and
types that do not fit are reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.fields import read_fields
from studyatlas.ingest.reading import Reading
from studyatlas.model.entities import Relation


def find(reading: Reading) -> Iterator[Relation]:
    """Yield the relations that typed fields declare."""
    return iter(read_fields(reading)[0])
