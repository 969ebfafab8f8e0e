"""Notes that say the same as another, or nearly so.

Likeness is Broder's resemblance ("On the resemblance and containment of documents", 1997): of all
runs of three words that stand in either note, the share that stand in both. Comparing each note
with each would take hours in a large vault. So each has a sketch, the runs with the smallest
hashes, which is a fair sample; a note is compared in full only with the few that share the rarest
runs of its sketch, its telling ones. The share that is told comes from comparing in full.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyatlas.model.document import Document, Look
from studyatlas.model.sketches import estimate, likeness, look_at, runs_of

ALIKE = 0.7
"""The likeness from which notes are nearly the same: a quarter of a text may be new, or so."""
_MAY_BE_ALIKE = ALIKE / 2
_FEWEST_WORDS = 20
_TELLING = 12
_COMPARED = 8
_LISTED = 50
_WEIGHT = 1 << 32


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A note, and an earlier one that it resembles most."""

    note: Document
    like: Document
    share: float
    """From 0.7 to 1; 1 means the same words in the same order."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Notes that were compared with each other, and what that was done by."""

    looks: tuple[Look, ...]
    """At all notes, in order of path."""
    same: Mapping[int, int]
    """Notes with the very same words as an earlier one, by place."""
    telling: Mapping[int, array[int]]
    """The rarest shared runs in the sketch of each other note that is long enough."""
    near: Mapping[int, tuple[int, ...]]
    """The earlier notes that one may resemble, where there are any."""
    shares: Mapping[int, tuple[float, int]]
    """For each of those how much it resembles the one that it resembles most."""

    def duplicates(self, documents: Sequence[Document]) -> list[Duplicate]:
        """Return each note that repeats an earlier one, in order of path."""
        like = {place: (1.0, earlier) for place, earlier in self.same.items()}
        like |= {place: found for place, found in self.shares.items() if found[0] >= ALIKE}
        return [
            Duplicate(documents[place], documents[earlier], share)
            for place, (share, earlier) in sorted(like.items())
        ]


def find_duplicates(documents: Iterable[Document]) -> list[Duplicate]:
    """Return each note that repeats an earlier one, in order of path.

    Front matter, markup, case and punctuation make no difference. Of short notes only those with
    the very same words are found.
    """
    ordered = sorted(documents, key=lambda d: d.path)
    return compare(ordered).duplicates(ordered)


def compare(documents: Sequence[Document]) -> Compared:
    """Compare notes, which are in order of path, with each other."""
    return _compared(documents, tuple(map(look_at, documents)))


def _compared(documents: Sequence[Document], looks: tuple[Look, ...]) -> Compared:
    same, long = _apart(looks)
    total = Counter(run for place in long for run in looks[place].sketch)
    telling = {place: _telling(looks[place].sketch, total) for place in long}
    near = _near(looks, telling, telling, total)
    shares = {place: _most_alike(documents, place, earlier) for place, earlier in near.items()}
    return Compared(looks, same, telling, near, shares)


def compare_again(
    before: Compared, documents: Sequence[Document], changed: Iterable[int]
) -> Compared:
    """Return what comparing notes gives if some of them changed since.

    Others are compared anew if they share a run with a changed one that tells either of them apart,
    or that became rarer or more common.

    Args:
        before: the notes compared before; there were as many, with the same paths.
        documents: the notes as they are.
        changed: the places of those that changed.
    """
    places = set(changed)
    looks = list(before.looks)
    for place in places:
        looks[place] = look_at(documents[place])
    same, long = _apart(looks)
    if same != before.same or long != before.telling.keys():
        return _compared(documents, tuple(looks))
    sketches = {place: (before.looks[place].sketch, looks[place].sketch) for place in places & long}
    counted = {run for was, now in sketches.values() for run in set(was) ^ set(now)}
    recounted = {n for n in long if not counted.isdisjoint(looks[n].sketch)} | sketches.keys()
    total = _counted(looks, long, {run for n in recounted for run in looks[n].sketch})
    telling = dict(before.telling)
    telling.update((n, _telling(looks[n].sketch, total)) for n in recounted)
    told = {run for n in recounted for run in set(before.telling[n]) ^ set(telling[n])}
    told.update(run for n in sketches for run in (*before.telling[n], *telling[n]))
    others = recounted | {n for n in long if not told.isdisjoint(telling[n])}
    total = _counted(looks, long, {run for n in others for run in telling[n]})
    near = {n: found for n, found in before.near.items() if n not in others}
    near |= _near(looks, telling, others, total)
    shares = {
        n: before.shares[n]
        if near[n] == before.near.get(n) and places.isdisjoint((n, *near[n]))
        else _most_alike(documents, n, near[n])
        for n in near
    }
    return Compared(tuple(looks), same, telling, near, shares)


def _apart(looks: Sequence[Look]) -> tuple[dict[int, int], set[int]]:
    """Return the notes that are the same as an earlier one, and the others that are long enough."""
    first: dict[bytes, int] = {}
    same: dict[int, int] = {}
    long: set[int] = set()
    for place, look in enumerate(looks):
        if look.digest in first:
            same[place] = first[look.digest]
        elif look.words:
            first[look.digest] = place
            if look.words >= _FEWEST_WORDS:
                long.add(place)
    return same, long


def _counted(looks: Sequence[Look], places: Iterable[int], runs: set[int]) -> Mapping[int, int]:
    """Return in how many sketches each of some runs is."""
    return Counter(run for place in places for run in runs.intersection(looks[place].sketch))


def _telling(sketch: Sequence[int], total: Mapping[int, int]) -> array[int]:
    """Return the rarest runs of a sketch that are in others too, the rarest first."""
    known = sorted((total[run], run) for run in sketch if total[run] > 1)
    return array("Q", [run for _, run in known[:_TELLING]])


def _near(
    looks: Sequence[Look],
    telling: Mapping[int, Sequence[int]],
    places: Collection[int],
    total: Mapping[int, int],
) -> dict[int, tuple[int, ...]]:
    """Return the earlier notes that some may resemble, where there are any."""
    listed: defaultdict[int, list[int]] = defaultdict(list)
    wanted = {run for place in places for run in telling[place]}
    found: dict[int, tuple[int, ...]] = {}
    for place in sorted(telling):
        if place in places:
            sketch = looks[place].sketch
            likely = _likely(telling[place], listed, total)
            alike = {n: estimate(sketch, looks[n].sketch, _MAY_BE_ALIKE) for n in likely}
            if near := tuple(n for n in likely if alike[n] >= _MAY_BE_ALIKE):
                found[place] = near
        for run in wanted.intersection(telling[place]):
            if len(listed[run]) < _LISTED:  # what very many notes have tells none of them apart
                listed[run].append(place)
    return found


def _likely(
    runs: Iterable[int], listed: Mapping[int, list[int]], total: Mapping[int, int]
) -> list[int]:
    """Return the notes that share the most of these runs; the rarer a run, the more it counts."""
    shared: Counter[int] = Counter()
    for run in runs:
        weight = _WEIGHT // total[run]
        for place in listed.get(run, ()):
            shared[place] += weight
    return sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]


def _most_alike(
    documents: Sequence[Document], place: int, near: Iterable[int]
) -> tuple[float, int]:
    """Return how much a note resembles the one that it resembles most, and which that is."""
    runs = runs_of(documents[place])
    compared = ((likeness(runs, runs_of(documents[n])), -n) for n in near)
    share, earlier = max(compared)
    return share, -earlier
