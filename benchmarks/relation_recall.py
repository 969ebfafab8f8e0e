"""How many of the relations that notes state are read off them with nothing curated.

    python benchmarks/relation_recall.py                  # the list that ships, against data/
    python benchmarks/relation_recall.py --missed         # and what is not found
    python benchmarks/relation_recall.py notes list.csv   # your own

A list has the columns `path`, `line`, `source`, `relation` and `target`; an end may have several
names, parted by `|`. A relation counts as found if two nodes of such names are joined, by the same
type, or by another one that reads the same way (`TAKEN_FOR`).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from studyatlas.ingest.build import build_workspace
from studyatlas.model.atlas import Atlas
from studyatlas.model.naming import name_key
from studyatlas.store.workspace import SourceFile, open_workspace

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_name("relation_recall") / "mla-c01.csv"
TAKEN_FOR = (frozenset(("is_a", "example_of")), frozenset(("affects", "mitigates")))
"""Types of which a reader may take either for what one wording says."""
_NOTHING_CURATED = (SourceFile("graph/none.yaml", "{}"),)
_STRUCTURE = ("explains", "mentions", "asks_about", "covers", "links_to")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Recall:
    """What of a list was found."""

    found: int
    listed: int
    missed: tuple[Mapping[str, str], ...]

    def __str__(self) -> str:
        return f"{self.found} of {self.listed} ({self.found / max(1, self.listed):.0%})"


def main() -> int:
    """Count, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("workspace", nargs="?", type=Path, default=ROOT / "data")
    parser.add_argument("list", nargs="?", type=Path, default=LIST)
    parser.add_argument("--missed", action="store_true", help="tell what is not found")
    options = parser.parse_args()
    workspace, _ = open_workspace(options.workspace)
    atlas, _ = build_workspace(replace(workspace, curation=_NOTHING_CURATED))
    with options.list.open(encoding="utf-8", newline="") as file:
        result = recall(atlas, list(csv.DictReader(file)))
    print(result)
    for row in result.missed if options.missed else ():
        print(f"{row['path']}:{row['line']}: {row['source']} {row['relation']} {row['target']}")
    return 0


def recall(atlas: Atlas, rows: Sequence[Mapping[str, str]]) -> Recall:
    """Return what of a list stands in an atlas."""
    told = set(_told(atlas))
    missed = tuple(row for row in rows if told.isdisjoint(_meant(row)))
    return Recall(len(rows) - len(missed), len(rows), missed)


def _told(atlas: Atlas) -> Iterable[_Key]:
    for relation in atlas.relations:
        if relation.relation not in _STRUCTURE:
            one, other = (
                name_key(atlas.nodes[end].label) for end in (relation.source, relation.target)
            )
            yield one, relation.relation, other
            if atlas.schema.relation_types[relation.relation].symmetric:
                yield other, relation.relation, one


def _meant(row: Mapping[str, str]) -> Iterable[_Key]:
    relation = row["relation"]
    types = next((types for types in TAKEN_FOR if relation in types), {relation})
    for source in row["source"].split("|"):
        for target in row["target"].split("|"):
            yield from ((name_key(source), name, name_key(target)) for name in types)


if __name__ == "__main__":
    sys.exit(main())
