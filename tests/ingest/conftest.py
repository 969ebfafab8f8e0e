"""Notes and a small vocabulary, read as the extraction rules see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from studyatlas.ingest.guides import read_guides, without_outline
from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.outline import outline_nodes, section_nodes
from studyatlas.ingest.reading import Reading, read_names
from studyatlas.ingest.rules import Rule
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance

Extract = Callable[..., list[str]]

AT = Provenance(Position("graph/rails.yaml"), "curated", Origin.CURATED)
RAILS = (
    Node("steam-engine", "Steam engine", "tool", AT, ("steam locomotive",)),
    Node("boiler", "Boiler", "tool", AT),
    Node("steamworks-stoker", "SteamWorks Stoker", "tool", AT),
    Node("coal", "Coal", "concept", AT),
    Node("narrow-gauge", "Narrow gauge", "concept", AT),
    Node("engine", "Engine", "concept", AT),
    Node("boiler-part", "Boiler parts", "concept", AT),
    Node("accident", "Accidents", "concept", AT),
    Node("points", "Points", "concept", AT, context=("rail", "track")),
)


@pytest.fixture
def extract() -> Extract:
    """Return a function that runs one rule over notes.

    Each relation comes back as `source relation target`, then `path:line` or `path:line..end`,
    its rule and, where it is not stated, its origin.
    """

    def run(rule: Rule, text: str, **others: str) -> list[str]:
        files = {"notes": text, **others}
        read = [read_markdown(f"{name}.md", content) for name, content in files.items()]
        outlines, _ = read_guides(read, "rails")
        documents = tuple(without_outline(document, outlines) for document in read)
        vocabulary = Vocabulary(RAILS)
        known: Iterable[Node] = (*RAILS, *section_nodes(documents))
        known = (*known, *outline_nodes(outlines.exams)[0])
        nodes = {node.id: node for node in known}
        names = tuple(read_names(documents, vocabulary))
        links = resolve_links(read).resolved
        reading = Reading(documents, names, outlines.exams, vocabulary, nodes, links=links)
        return [_told(relation) for relation in rule(reading)]

    def _told(relation) -> str:
        at = relation.provenance
        lines = f"..{at.position.end_line}" if at.position.end_line > at.position.line else ""
        inferred = "" if at.origin is Origin.STATED else f" {at.origin}"
        ends = f"{relation.source} {relation.relation}{relation.sign} {relation.target}"
        return f"{ends} {at.position}{lines} {at.rule}{inferred}"

    return run
