"""How many topics need each of some in the end, counted in one pass over all topics."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping


def reach_of(
    needs: Mapping[str, Collection[str]],
    grouped: Iterable[tuple[str, ...]],
    topics: Collection[str],
    known: Collection[str],
) -> dict[str, int]:
    """Return how many topics that are not known need each of these topics in the end.

    A bit stands for each of the topics; every topic takes over the bits of what it needs. A walk
    from each instead costs the number of these topics times that of all.

    >>> needs = {"bread": ["dough"], "dough": ["flour"], "flour": [], "salt": []}
    >>> reach_of(needs, [("salt",), ("flour",), ("dough",), ("bread",)], ["flour", "salt"], ())
    {'flour': 2, 'salt': 0}

    Args:
        needs: what each topic needs right before it.
        grouped: their `closure.groups`, each after those it needs.
        topics: of which to count; none of them known.
        known: what does not count; the way may lead through it.
    """
    bits = {topic: 1 << number for number, topic in enumerate(topics)}
    below: dict[str, int] = {}
    counters: list[int] = []
    for group in grouped:
        mask = 0
        for topic in group:
            mask |= bits.get(topic, 0)
            for need in needs[topic]:
                mask |= below.get(need, 0)
        for topic in group:
            below[topic] = mask
            if mask and topic not in known:
                _add(counters, mask)
    return {
        topic: sum(bool(digit & bit) << place for place, digit in enumerate(counters)) - 1
        for topic, bit in bits.items()
    }


def _add(counters: list[int], mask: int) -> None:
    """Add 1 to the counter of each bit; each number holds one binary digit of all counters."""
    for place, digit in enumerate(counters):
        counters[place], mask = digit ^ mask, digit & mask
        if not mask:
            return
    counters.append(mask)
