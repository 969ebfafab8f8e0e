"""Cut each note loose from its heading: is the right task or item the first to be named?

Two sets of own text, in `relinking/`: notes on biology under twelve tasks, and short notes under
275 items of six school subjects. All other notes stay where they are.

    python benchmarks/relinking.py            # the table
    python benchmarks/relinking.py --misses   # and each note that went astray
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import studyatlas as sa
from studyatlas.analysis.coverage.likeness import Weights, fit
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import read_question, stems
from studyatlas.analysis.shelves import Note, Place, Shelves

SETS = Path(__file__).parent / "relinking"
_HEADING = re.compile(r"^(#{2,3}) (.+)$")
_ENTRY = re.compile(r"^(\d+)\. (.+)$")


@dataclass(frozen=True, slots=True)
class Loose:
    """A note whose right place is known."""

    code: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Relinking:
    """A set: the places of an outline, and the notes that belong there."""

    name: str
    places: tuple[Place, ...]
    notes: tuple[Loose, ...]

    def group(self, code: str) -> str:
        """Return the group of the place with a code."""
        return next(place.group for place in self.places if place.code == code)


Ranking = Callable[[Relinking], Iterator[str]]


def biology(*, headings: bool) -> Relinking:
    """Return the set of twelve tasks; the notes keep their own headings or lose these too."""
    exam = sa.open(SETS / "biology" / "outline.md").exams[0]
    places = tuple(
        Place(task.code, " ".join((task.title, *(item.text for item in task.items))), task.code)
        for _, task in exam.tasks()
    )
    notes, code = [], ""
    for level, heading, text in _sections(SETS / "biology" / "notes.md"):
        if level == "##":
            code = heading
        else:
            notes.append(Loose(code, heading, f"{heading}\n{text}" if headings else text))
    name = f"{len(places)} tasks, headings {'kept' if headings else 'hidden'}"
    return Relinking(name, places, tuple(notes))


def school() -> Relinking:
    """Return the set of 275 items: the number of a note is that of its item in the task."""
    exam = sa.open(SETS / "school" / "outline.md").exams[0]
    places = tuple(
        Place(item.code, item.text, task.code) for _, task in exam.tasks() for item in task.items
    )
    files = sorted(file for file in (SETS / "school").glob("*.md") if file.stem != "outline")
    notes = tuple(
        Loose(f"{code}.{entry[1]}", "", entry[2])
        for file in files
        for _, code, text in _sections(file)
        for line in text.splitlines()
        if (entry := _ENTRY.match(line))
    )
    return Relinking(f"{len(places)} items", places, notes)


def _sections(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the level, the words and the text below of each heading but the title."""
    parts = re.split(r"(?m)^(?=#{2,3} )", file.read_text(encoding="utf-8"))
    for part in parts[1:]:
        head, _, text = part.partition("\n")
        if found := _HEADING.match(head):
            yield found[1], found[2], text.strip()


def by_tfidf(data: Relinking) -> Iterator[str]:
    """Rank by the cosine of TF-IDF vectors of stems; each place is its outline text alone."""
    texts = [stems(place.text) for place in data.places]
    yield from _by_cosine(data, [texts] * len(data.notes))


def by_tfidf_with_notes(data: Relinking) -> Iterator[str]:
    """Rank as `by_tfidf` does, but each place also has the other notes of its group."""
    groups = [data.group(note.code) for note in data.notes]
    words = [stems(note.text) for note in data.notes]

    def texts(left_out: int) -> list[tuple[str, ...]]:
        others: dict[str, list[str]] = {}
        for index, (group, text) in enumerate(zip(groups, words, strict=True)):
            if index != left_out:
                others.setdefault(group, []).extend(text)
        return [(*stems(place.text), *others.get(place.group, ())) for place in data.places]

    yield from _by_cosine(data, (texts(index) for index in range(len(words))))


def _by_cosine(data: Relinking, outlines: Iterable[Sequence[Sequence[str]]]) -> Iterator[str]:
    for note, texts in zip(data.notes, outlines, strict=True):
        spread = Counter(word for text in texts for word in set(text))
        rarity = {word: 1 + math.log((1 + len(texts)) / (1 + n)) for word, n in spread.items()}
        asked = Counter(word for word in stems(note.text) if word in rarity)
        scores = []
        for text in texts:
            counts = Counter(text)
            dot = sum(n * counts[word] * rarity[word] ** 2 for word, n in asked.items())
            scores.append(dot / math.hypot(*(n * rarity[word] for word, n in counts.items())))
        yield data.places[scores.index(max(scores))].code


def by_coverage(data: Relinking) -> Iterator[str]:
    """Rank by how well the note fits each place's words, as a verdict on coverage measures it."""
    questions = [read_question(place.text) for place in data.places]
    passages = [_passage(note) for note in data.notes]
    weights = Weights(passages, questions)
    cores = [weights.of_core(question) for question in questions]
    for passage in passages:
        scores = [fit(passage, core).score for core in cores]
        yield data.places[scores.index(max(scores))].code


def _passage(note: Loose) -> Passage:
    title = frozenset(stems(note.heading)) if note.text.startswith(note.heading) else frozenset()
    return Passage("", 1, 1, "", (), title, frozenset(), stems(note.text), (stems(note.text),))


def by_shelves(data: Relinking) -> Iterator[str]:
    """Rank by words, pieces of words and fellow notes together."""
    notes = [Note(note.text, data.group(note.code)) for note in data.notes]
    shelves = Shelves(data.places, notes)
    for index in range(len(notes)):
        yield shelves.nearest(index)[0].code


RANKINGS: dict[str, Ranking] = {
    "TF-IDF": by_tfidf,
    "TF-IDF with the other notes": by_tfidf_with_notes,
    "fit of coverage": by_coverage,
    "nearest": by_shelves,
}


def misses(data: Relinking, ranking: Ranking) -> list[tuple[Loose, str]]:
    """Return the notes for which another place than the right one came first, and which."""
    named = zip(data.notes, ranking(data), strict=True)
    return [(note, code) for note, code in named if code != note.code]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of notes whose right place came first, for each set and ranking."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="list what `nearest` gets wrong")
    wanted = parser.parse_args(arguments)
    print("| ranked by | " + " | ".join(data.name for data in _all()) + " |")
    print("| --- " * (len(_all()) + 1) + "|")
    for name, ranking in RANKINGS.items():
        shares = (1 - len(misses(data, ranking)) / len(data.notes) for data in _all())
        print(f"| {name} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    for data in _all() if wanted.misses else ():
        for note, code in misses(data, by_shelves):
            print(f"{data.name}: {note.code}, not {code}: {note.text[:60]!r}")
    return 0


def _all() -> tuple[Relinking, ...]:
    return biology(headings=True), biology(headings=False), school()


if __name__ == "__main__":
    sys.exit(main())
