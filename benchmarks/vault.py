"""A vault of linked notes to measure reading on: the same count, the same bytes.

Each note is about 3.3 kB, the mean that was measured in public vaults: a title that names a topic,
front matter on every third, sentences of which some state relations, bullets with bold lead-ins, a
table, wikilinks and Markdown links. Names are made of three words, so that 64,000 notes differ; the
words and the names of other notes stand in the text as they do in anybody's notes: about 36
relations are read off each, where flowing prose gives 11 to 17 and terse revision notes over 100. A
note depends on its number and the count alone, so any of them can be written without the others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SEED = 2026
FOLDER = 250
"""Notes in one folder."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST = _words("""
    adaptive bounded coarse dense early fuzzy greedy hidden joint keyed lazy modal nested
    ordered partial quiet robust sparse tidal uneven vocal woven amber brisk cobalt dorsal eager
    fallow gentle humid ivory jagged kindred lunar mellow nimble opal placid rustic silent""")
_SECOND = _words("""
    anchor basin cable delta ember fjord garden harbour island jetty kernel lattice meadow
    needle orchard pebble quarry river summit timber umbra valley willow yarrow arbour beacon
    canyon dune estuary forest glacier heath inlet jungle knoll lagoon marsh nursery oasis
    prairie""")
_THIRD = _words("""
    blending caching drifting encoding filtering grafting hashing indexing joining kneading
    layering mapping nesting ordering pruning queueing routing sampling tiling unfolding voting
    warping balancing charting docking etching folding gauging hedging ironing knotting lacing
    minting netting piping rafting sorting threading weaving zoning""")
_VERBS = ("uses", "requires", "improves", "reduces", "is part of", "is used for", "builds on")
_PLAIN = _words("""
    the a of and in to near with on as by from after before between most some many each small
    large slow quick early late first last same other new old good clear simple hard short long
    step way part side case place hand day week page line point turn change reason result example
    rule order name word sign note mark table figure model plan test trial answer question walk
    keep hold find show tell move bring give take make see need work stay grow fall rise
    often rarely usually mostly only also again soon there here""")
_SIDES = ("Use cases", "Limits", "In practice", "History", "Setting it up", "Measuring it")


def title(number: int) -> str:
    """Return the name of a note: three words, and from 64,000 on a number."""
    a, b, c = len(_FIRST), len(_SECOND), len(_THIRD)
    place = (number * 7919) % (a * b * c)
    words = (_FIRST[place % a], _SECOND[place // a % b], _THIRD[place // a // b])
    again = number // (a * b * c)
    return " ".join((*words, str(again + 1)) if again else words).capitalize()


def path(number: int) -> str:
    """Return where a note stands in its vault."""
    return f"part {number // FOLDER:04}/{title(number)}.md"


def note(number: int, count: int) -> str:
    """Return the text of one note of `count`."""
    return _Note(number, count).text()


def notes(count: int) -> Iterator[tuple[str, str]]:
    """Yield paths and texts."""
    for number in range(count):
        yield path(number), note(number, count)


def write(folder: Path, count: int) -> Path:
    """Write a vault and return its folder."""
    for number, (name, text) in enumerate(notes(count)):
        file = folder / name
        if number % FOLDER == 0:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


class _Note:
    """Writes one note."""

    def __init__(self, number: int, count: int) -> None:
        self._chance = random.Random(f"{SEED} {number} {count}")  # noqa: S311 - the same every time
        self._name = title(number)
        self._number = number
        self._count = count

    def text(self) -> str:
        parts = [
            *(self._front_matter() if self._number % 3 == 0 else ()),
            f"# {self._name}\n",
            f"{self._name} {self._verb()} {self._link()}. {self._sentences(5)}\n",
            f"## How {self._name.lower()} works\n",
            f"{self._sentences(6)} {self._statement()} {self._sentences(4)}\n",
            f"{self._sentences(6)} See [{self._other().lower()}]({self._relative()}) as well.\n",
            f"## {self._chance.choice(_SIDES)}\n",
            *(self._bullet(named=place % 2 == 0) for place in range(5)),
            f"\n## {self._name} and others\n",
            *self._table(),
            f"\n{self._statement()} {self._sentences(7)}\n",
            "## See also\n",
            *(f"- {self._link()}" for _ in range(3)),
        ]
        return "\n".join(parts) + "\n"

    def _front_matter(self) -> Iterator[str]:
        yield "---"
        yield f"tags: [{self._chance.choice(_SECOND)}, {self._chance.choice(_THIRD)}]"
        yield f"created: 2026-{self._number % 12 + 1:02}-{self._number % 28 + 1:02}"
        yield "---\n"

    def _other(self) -> str:
        """Return another note's title; one near by more often than one far off."""
        return title(self._near())

    def _near(self) -> int:
        step = int(self._chance.paretovariate(0.5))
        return (self._number + self._chance.choice((-1, 1)) * step) % self._count

    def _link(self) -> str:
        return f"[[{self._other()}]]"

    def _relative(self) -> str:
        return f"../{path(self._near())}".replace(" ", "%20")

    def _verb(self) -> str:
        return self._chance.choice(_VERBS)

    def _statement(self) -> str:
        return f"{self._other()} {self._verb()} {self._other().lower()}."

    def _sentences(self, count: int) -> str:
        return " ".join(self._sentence() for _ in range(count))

    def _plain(self) -> str:
        words = self._chance.choices(_PLAIN, k=self._chance.randint(8, 18))
        return " ".join(words).capitalize() + "."

    def _sentence(self) -> str:
        words = self._chance.choices(_PLAIN, k=self._chance.randint(8, 18))
        if self._chance.random() < 0.12:
            words.insert(self._chance.randrange(len(words)), self._other().lower())
        return " ".join(words).capitalize() + "."

    def _bullet(self, *, named: bool) -> str:
        return f"- **{self._other()}**: {self._sentence()}" if named else f"- {self._sentence()}"

    def _table(self) -> Iterator[str]:
        yield "| Technique | Used for | Remark |"
        yield "| --- | --- | --- |"
        for place in range(3):
            plain = self._plain().replace(" and ", " so ")[:30].strip()  # no list of short names
            use = self._other().lower() if place == 0 else plain
            yield f"| {self._other()} | {use} | {self._plain()[:40].strip()} |"
