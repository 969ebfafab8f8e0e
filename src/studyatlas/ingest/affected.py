"""Which notes a change of names may matter to."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from studyatlas.ingest.known import Known
from studyatlas.model.document import Document
from studyatlas.model.naming import fold


class Affected:
    """Tells whether a note may say something else now that other names are known.

    A name stands in a text only if its longest word does, in the singular or the plural; so the
    other notes need not be searched again. In doubt a note is affected.
    """

    def __init__(self, known: Known, before: Known) -> None:
        same = known.schema == before.schema
        changed = known.vocabulary.changed_from(before.vocabulary) if same else None
        self._all = changed is None
        self._matcher = AhoCorasick(sorted({_stem(name) for name in changed or ()}))

    def __call__(self, document: Document) -> bool:
        """Tell whether a note may say something else."""
        return self._all or any(
            self._matcher.find_matches_as_indexes(fold(text)) for text in _texts(document)
        )


def _stem(name: str) -> str:
    """Return what the longest word of a name and its plural begin with."""
    return max(name.split(), key=len).removesuffix("y") or name


def _texts(document: Document) -> Iterable[str]:
    yield "\n".join(document.lines)
    for section in document.sections:
        yield section.title
        yield from (block.text for block in section.blocks)
