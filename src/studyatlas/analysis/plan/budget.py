"""What to learn of a plan when there is not enough time for all of it.

To choose the most valuable set of topics that fits into a time and holds all that its topics need
is the closure knapsack problem (the knapsack with precedences), which is NP-hard. This is a greedy
answer: again and again the wanted topic is taken whose value for the time is the best, counting all
that it still needs; where the one most valuable topic that fits brings more than all these
together, it is taken instead. The time that is left then goes to the first steps of what did not
fit, the best first. It need not be the best set. But only whole closures are taken: nothing chosen
ever lacks what it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyatlas.analysis.plan.closure import groups

Part = tuple[str, int]
"""A block of the notes to read: its path and line."""


@dataclass(slots=True)
class _Aim:
    """A topic that is wanted, and what it takes to have it."""

    place: int
    """Where it stands in the plan."""
    missing: int
    """A bit for each topic of its closure that is not chosen yet, by its place in the plan."""
    cost: int
    value: float

    @property
    def rank(self) -> tuple[float, float, int]:
        """What aims are sorted by: value for the time, then value, then the plan's order."""
        density = self.value / self.cost if self.cost else float("inf")
        return -density, -self.value, self.place


class Budget:
    """A plan's topics with what each costs and brings.

    Args:
        order: the plan's topics, each after its needs but for circles.
        needs: what each of them needs right before it.
        costs: how much of the time each takes by itself, in any unit.
        parts: what is to be read for each, and how much of the time it takes; a part
            that several topics name is paid once.
        values: what having a topic is worth; topics without a value are only means.
    """

    def __init__(
        self,
        order: Sequence[str],
        needs: Mapping[str, Collection[str]],
        costs: Mapping[str, int],
        parts: Mapping[str, Mapping[Part, int]],
        values: Mapping[str, float],
    ) -> None:
        self._order = order
        self._needs = needs
        paid = {part: cost for topic in order for part, cost in parts[topic].items()}
        place = {thing: number for number, thing in enumerate((*order, *paid))}
        self._place = place
        self._costs = [*(costs[topic] for topic in order), *paid.values()]
        self._values = [values.get(topic, 0.0) for topic in order] + [0.0] * len(paid)
        self._parts = [[place[part] for part in parts[topic]] for topic in order]
        self._before = [[place[need] for need in needs[topic]] for topic in order]

    def choose(self, room: float) -> frozenset[str]:
        """Return the topics that bring most in a time, with all that they need.

        Time and memory grow with the number of wanted topics times that of all topics.
        """
        if sum(self._costs) <= room:
            return frozenset(self._order)
        aims = self._aims()
        single = min(
            (aim for aim in aims if aim.cost <= room),
            key=lambda aim: (-aim.value, aim.cost, aim.place),
            default=None,
        )
        alone = (single.missing, single.value) if single else (0, 0.0)
        chosen = self._greedy(aims, room)
        if self._worth(alone[0]) > self._worth(chosen):
            chosen = alone[0]
        return frozenset(self._order[place] for place in self._filled(chosen, room))

    def _aims(self, chosen: int = 0) -> list[_Aim]:
        """Return every topic with a value and what is missing for it."""
        wanted = (place for place, value in enumerate(self._values) if value > 0)
        aims = (_Aim(place, self._closure(place) & ~chosen, 0, 0.0) for place in wanted)
        found = [aim for aim in aims if aim.missing]
        for aim in found:
            aim.cost = sum(self._costs[place] for place in _places(aim.missing))
            aim.value = self._worth(aim.missing)
        return found

    def _closure(self, place: int) -> int:
        closure = {place}
        queue = [place]
        for one in queue:  # the queue grows while it is walked
            new = [need for need in self._before[one] if need not in closure]
            closure.update(new)
            queue += new
        closure.update(part for one in queue for part in self._parts[one])
        return sum(1 << one for one in closure)

    def _worth(self, bits: int) -> float:
        return sum(self._values[place] for place in _places(bits))

    def _greedy(self, aims: Iterable[_Aim], room: float) -> int:
        chosen = 0
        while fitting := [aim for aim in aims if aim.cost <= room]:
            best = min(fitting, key=lambda aim: aim.rank)
            taken, cost = best.missing, best.cost
            chosen |= taken
            room -= cost
            aims = [aim for aim in aims if self._less(aim, taken)]
        return chosen

    def _less(self, aim: _Aim, taken: int) -> bool:
        """Take from an aim what is chosen now; tell whether anything is left of it."""
        for place in _places(aim.missing & taken):
            aim.cost -= self._costs[place]
            aim.value -= self._values[place]
        aim.missing &= ~taken
        return bool(aim.missing)

    def _filled(self, chosen: int, room: float) -> frozenset[int]:
        """Return what is chosen, and the first steps that fit of what is not, the best first."""
        taken = set(_places(chosen))
        room -= sum(self._costs[place] for place in taken)
        group_of = {self._place[t]: group for group in groups(self._needs) for t in group}
        left = sorted(self._aims(chosen), key=lambda aim: aim.rank)
        every = (*(place for aim in left for place in _places(aim.missing)), *sorted(group_of))
        for place in dict.fromkeys(place for place in every if place in group_of):
            group = {self._place[topic] for topic in group_of[place]}
            before = {need for one in group for need in self._before[one]}
            new = {*group, *(part for one in group for part in self._parts[one])} - taken
            cost = sum(self._costs[one] for one in new)
            if before <= taken | group and cost <= room:
                taken |= new
                room -= cost
        return frozenset(place for place in taken if place in group_of)


def _places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first.

    >>> list(_places(0b10110))
    [1, 2, 4]
    """
    text = f"{bits:b}"[::-1]
    place = text.find("1")
    while place >= 0:
        yield place
        place = text.find("1", place + 1)
