"""Names that an exam item joins to each other, though no note is about them.

What "Tuning techniques (for example, grid search)" asks for are things one looks up, whether the
notes treat them or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyatlas.ingest.only_listed import LISTED
from studyatlas.ingest.topics.candidates import Candidate
from studyatlas.ingest.topics.item_sayings import Saying, sayings
from studyatlas.ingest.topics.kinds import kind_of_column, kind_of_name
from studyatlas.ingest.topics.names import Name
from studyatlas.model.guide import Exam, Item


def item_candidates(exams: Iterable[Exam]) -> Iterator[Candidate]:
    """Yield the names that the items of some exams join, each with its key."""
    for exam in exams:
        for item in exam.items():
            for said in sayings(item.text):
                yield _candidate(said.source, item, _kind(said))
                yield _candidate(said.target, item)


def _kind(said: Saying) -> str:
    """Return the type that an example has from what it is an example of."""
    if said.relation != "example_of":
        return ""
    return kind_of_column(" ".join(said.target.base.split()[-2:]))


def _candidate(name: Name, item: Item, kind: str = "") -> Candidate:
    at = item.position
    own = kind_of_name(name.base)
    return Candidate(name, own or kind, LISTED, at.path, at.line, item.text, name.key)
