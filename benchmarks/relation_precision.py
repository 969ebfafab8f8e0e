"""How often extracted relations are right: a sheet to judge by reading, and the count of it.

    relation_precision.py WORKSPACE... [--sample 100] [--inferred 25] [--plain] [--sheet sheet.csv]
    relation_precision.py --judged sheet.csv

The sample takes a share of every rule, so that rare ones are judged too: curated relations, the
outline's and plain mentions are left out. With `--plain` nothing is curated, and no bundled names
are lent. Put `y` or `n` in the column `right` after reading the line: yes only if the line says it
(stated), or if it holds and a reader of the notes would agree (inferred).
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from studyatlas.ingest.build import build_workspace
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.store.workspace import SourceFile, open_workspace

COLUMNS = ("workspace", "source", "relation", "target", "origin", "rule", "place", "quote", "right")
_NOT_JUDGED = ("guide", "section", "curated", "curated-quote", "bundled", "mentions", "note-links")
_NO_JUDGED_RELATION = ("asks_about", "mentions", "links_to")
_EXPLAINS = 0.1
_INFERRED = 0.25
_NOTHING_CURATED = (SourceFile("graph/none.yaml", "{}"),)
_SURE = 1.96
_TARGETS = {"stated": 0.95, "inferred": 0.75}


@dataclass(frozen=True, slots=True)
class Share:
    """How many judged relations of a group are right."""

    right: int
    judged: int

    def __str__(self) -> str:
        low, high = self.interval
        share = self.right / max(1, self.judged)
        return f"{self.right}/{self.judged} = {share:.2f} ({low:.2f}-{high:.2f})"

    @property
    def interval(self) -> tuple[float, float]:
        """Within which the share of all lies, nineteen times in twenty (Wilson, 1927)."""
        count, square = max(1, self.judged), _SURE**2
        share = self.right / count
        middle = (share + square / (2 * count)) / (1 + square / count)
        spread = share * (1 - share) / count + square / (4 * count**2)
        half = _SURE * spread**0.5 / (1 + square / count)
        return max(0.0, middle - half), min(1.0, middle + half)


def main() -> int:
    """Write a sheet, or count a judged one; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("workspaces", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--inferred", type=int, help="how many of them; else a quarter")
    parser.add_argument("--plain", action="store_true", help="with nothing curated or lent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=Path, help="where to write; else to standard output")
    parser.add_argument("--judged", type=Path, help="a sheet with its last column filled in")
    options = parser.parse_args()
    if options.judged:
        with options.judged.open(encoding="utf-8", newline="") as file:
            return _tell(list(csv.DictReader(file)))
    rows: list[Sequence[str]] = []
    for place in options.workspaces:
        atlas = _read(place, plain=options.plain)
        rows += [_row(place, atlas, r) for r in atlas.relations if is_judged(r)]
    chosen = sample(rows, options.sample, options.seed, options.inferred)
    if options.sheet:
        with options.sheet.open("w", encoding="utf-8", newline="") as file:
            _write(file, chosen)
    else:
        _write(sys.stdout, chosen)
    return 0


def is_judged(relation: Relation) -> bool:
    """Tell whether a relation was read off the text, and is no mere mention."""
    at = relation.provenance
    read = at.origin is not Origin.CURATED and at.rule not in _NOT_JUDGED
    return read and relation.relation not in _NO_JUDGED_RELATION


def _read(place: Path, *, plain: bool) -> Atlas:
    workspace, _ = open_workspace(place)
    if plain:
        workspace = replace(workspace, curation=_NOTHING_CURATED)
    return build_workspace(workspace)[0]


def sample(
    rows: Iterable[Sequence[str]], count: int, seed: int, inferred: int | None = None
) -> list[Sequence[str]]:
    """Return rows with a share of each rule: as equal as their numbers allow, the same each time.

    `explains` is a stratum of its own and gets a tenth; what is inferred gets a quarter, if it is
    not said how many.
    """
    wanted = round(count * _INFERRED) if inferred is None else inferred
    shares = {"explains": round(count * _EXPLAINS), "inferred": wanted}
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    strata: dict[str, list[Sequence[str]]] = defaultdict(list)
    for row in sorted(rows):
        strata[_stratum(row)].append(row)
    for rule in sorted(strata):
        chance.shuffle(strata[rule])
    chosen = [row for name, share in shares.items() for row in strata.pop(name, [])[:share]]
    while any(strata.values()) and len(chosen) < count:
        for rule in sorted(strata):
            if strata[rule] and len(chosen) < count:
                chosen.append(strata[rule].pop())
    return sorted(chosen)


def _stratum(row: Sequence[str]) -> str:
    if row[2] == "explains":
        return "explains"
    return "inferred" if row[4] == "inferred" else row[5]


def precision(judged: Iterable[Mapping[str, str]]) -> dict[str, Share]:
    """Return the share of right ones by origin, by rule, and for `explains`, in that order."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for row in judged:
        answer = row["right"].strip().lower()
        if answer not in ("y", "n"):
            continue
        explains = row["relation"] == "explains"
        groups = ("explains",) if explains else (row["origin"], f"{row['origin']}: {row['rule']}")
        for group in groups:
            total[group] += 1
            right[group] += answer == "y"
    order = sorted(total, key=lambda group: (group == "explains", ":" in group, group))
    return {group: Share(right[group], total[group]) for group in order}


def _tell(judged: Sequence[Mapping[str, str]]) -> int:
    shares = precision(judged)
    for group, share in shares.items():
        print(f"{group:32} {share}")
    missed = [
        group
        for group, target in _TARGETS.items()
        if (share := shares.get(group)) and share.right < target * share.judged
    ]
    for group in missed:
        print(f"{group} is below {_TARGETS[group]:.2f}")
    return 1 if missed else 0


def _row(place: Path, atlas: Atlas, relation: Relation) -> Sequence[str]:
    at = relation.provenance
    ends = (atlas.nodes[relation.source].label, atlas.nodes[relation.target].label)
    name = f"{relation.relation} ({relation.sign})" if relation.sign else relation.relation
    where = f"{at.position.path}:{at.position.line}"
    workspace = place.parent.name if place.name == "workspace" else place.name
    return (workspace, ends[0], name, ends[1], str(at.origin), at.rule, where, at.quote, "")


def _write(file: TextIO, rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
