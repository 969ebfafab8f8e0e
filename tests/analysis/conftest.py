"""Builders for the analyses: an atlas from lines such as "dough requires flour", or from files."""

from pathlib import Path
from textwrap import dedent

import pytest

from studyatlas.ingest.build import build_workspace
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace


def _joined(text: str, **nodes: dict[str, object]) -> Atlas:
    """Read one relation from each line; `nodes` gives a node's fields, its id with `_` for `-`."""
    fields = {given.get("id", name.replace("_", "-")): given for name, given in nodes.items()}
    relations = []
    for line, words in enumerate(dedent(text).strip().splitlines(), 1):
        if not words.strip():
            continue
        at = Provenance(Position("graph/a.yaml", line), "curated", Origin.CURATED, words)
        source, relation, target = words.split()
        relations.append(Relation(source, relation, target, at))
        fields.setdefault(source, {})
        fields.setdefault(target, {})
    at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    made = []
    for name, given in fields.items():
        plain = {"id": name, "label": name.replace("-", " ").capitalize(), "type": "concept"}
        made.append(Node(provenance=at, **plain | given))
    return make_atlas(made, relations)


def _read(files: dict[str, str]) -> Atlas:
    """Build the atlas of a workspace that stands in the test; it must have no mistakes."""
    sources = [SourceFile(path, dedent(text).lstrip("\n")) for path, text in sorted(files.items())]
    notes = tuple(file for file in sources if file.path.endswith(".md"))
    curation = tuple(file for file in sources if file.path.endswith(".yaml"))
    atlas, problems = build_workspace(Workspace(Path("kitchen"), "kitchen", notes, curation))
    assert not problems, problems
    return atlas


@pytest.fixture(scope="session")
def joined():
    return _joined


@pytest.fixture(scope="session")
def read():
    return _read
