"""Finding the line of the notes that a curated relation quotes."""

from __future__ import annotations

from collections.abc import Iterable

from studyatlas.model.document import Document
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem, error
from studyatlas.model.relation_table import CURATED_QUOTE
from studyatlas.store.curation import CuratedRelation


class SourceFinder:
    """Knows the notes by path, and by the end of their path where that is unique."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_path = {document.path: document for document in documents}

    def provenance(self, entry: CuratedRelation, problems: list[Problem]) -> Provenance:
        """Return where a relation comes from; a broken source is reported, and the YAML is named.

        With a source the notes state it; without one it is field knowledge, and its line is the
        one in the YAML.
        """
        own = Provenance(entry.position, "curated", Origin.CURATED, entry.text)
        if not entry.file:
            if entry.quote:
                message = "a quote needs a source: the notes file it stands in"
                problems.append(error(entry.place("quote"), "broken-source", message))
            return own
        found = self._find(entry)
        if isinstance(found, str):
            problems.append(error(entry.place("source"), "broken-source", found))
            return own
        return found

    def _find(self, entry: CuratedRelation) -> Provenance | str:
        """Return the provenance in the notes, or what is wrong with it."""
        document = self._document(entry.file)
        if isinstance(document, str):
            return document
        return _at_line(entry, document) if entry.line else _by_quote(entry, document)

    def _document(self, file: str) -> Document | str:
        if file in self._by_path:
            return self._by_path[file]
        ending = [path for path in sorted(self._by_path) if path.endswith(f"/{file}")]
        if len(ending) == 1:
            return self._by_path[ending[0]]
        if ending:
            return f"source {file!r} may be {' or '.join(ending)}"
        return f"no notes file {file!r}"


def _at_line(entry: CuratedRelation, document: Document) -> Provenance | str:
    text = document.quote(entry.line)
    if not text:
        return f"{document.path} has no text on line {entry.line}"
    if entry.quote and entry.quote not in text:
        return f"line {entry.line} of {document.path} does not say {entry.quote!r}"
    return _stated(document, entry.line, entry.quote or text)


def _by_quote(entry: CuratedRelation, document: Document) -> Provenance | str:
    if not entry.quote:
        return f"a source needs a line ({entry.file}:12) or a quote"
    lines = [n for n, text in enumerate(document.lines, 1) if entry.quote in text]
    if len(lines) == 1:
        return _stated(document, lines[0], entry.quote)
    count = f"{len(lines)} lines say" if lines else "no line says"
    return f"{count} {entry.quote!r} in {document.path}"


def _stated(document: Document, line: int, quote: str) -> Provenance:
    return Provenance(Position(document.path, line), CURATED_QUOTE, Origin.STATED, quote)
