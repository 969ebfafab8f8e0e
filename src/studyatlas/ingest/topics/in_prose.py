"""Subjects within running text: terms in bold, and what a sentence defines.

`bold-topic`: a term in bold that its note comes back to (`bold`).
`bold-once-topic`: one that another note has in bold as well, or an exam's item names.
`defined-topic`: what a sentence begins with and says what it is (`defined`).
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.only_listed import LISTED
from studyatlas.ingest.topics.bold import bold_names
from studyatlas.ingest.topics.defined import defined_names
from studyatlas.ingest.topics.names import Name
from studyatlas.model.document import Document

BOLD, BOLD_ONCE, DEFINED = "bold-topic", "bold-once-topic", "defined-topic"


def names_in_prose(document: Document) -> Iterator[tuple[Name, str, int]]:
    """Yield the subjects within the running text of a note, each with its rule and line."""
    for name, line, again in bold_names(document):
        yield name, BOLD if again else BOLD_ONCE, line
    for name, line, is_own in defined_names(document):
        yield name, DEFINED if is_own else LISTED, line
