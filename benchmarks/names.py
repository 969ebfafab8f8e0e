"""Names to search in and what a person types for them, made from a fixed seed.

Real names are not random words: few words are common and many rare, and many names are nearly
another one ("… 2", the same with one word changed). These are made likewise; the words are of no
language, so that nothing can be tuned to them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from string import ascii_lowercase

SEED = 2026
_PARTS = (
    "ba be ca ce co da de di do fa fe fi ga ge go ha he hi ja jo ka ke ki la le li lo ma me mi mo "
    "na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve wa xi ya za al an ar en er "
    "il in is ol on or un ur"
)
_ENDS = "tion ment ity ness ics ism ance er or al ic ive ous ology gram graph metric s in ase ate"
_MORE = ("2", "II", "lite", "pro", "job")
_NEAR = 0.3  # the share of names that are nearly another
_RECENT = 200
_WORDS = 0.9  # the number of words grows with this power of the number of names
_COMMON = 3  # the higher, the more often the common words come


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the number of the name that is meant."""

    text: str
    name: int


def chance(*what: object) -> random.Random:
    """Return a source of chance that is the same every time."""
    return random.Random(f"{SEED} {what}")  # noqa: S311 - the same every time is the point


def names(count: int) -> list[str]:
    """Return different names of one to five words, many of them near-duplicates."""
    luck = chance("names", count)
    words = _words(max(200, int(count**_WORDS)), luck)
    made: dict[str, None] = {}
    recent: list[str] = []
    while len(made) < count:
        if recent and luck.random() < _NEAR:
            name = _near(luck.choice(recent[-_RECENT:]).split(), words, luck)
        else:
            name = [_pick(words, luck) for _ in range(luck.choice((1, 2, 2, 2, 3, 3, 4)))]
        text = " ".join(name).capitalize()
        if text not in made:
            made[text] = None
            recent.append(text)
    return list(made)


def misspelled(name: str, luck: random.Random) -> str:
    """Leave out, put in, exchange or swap one letter in the longest word of a name."""
    words = name.split()
    longest = max(range(len(words)), key=lambda number: len(words[number]))
    place = luck.randrange(len(words[longest]))
    before, after = words[longest][:place], words[longest][place:]
    letter = luck.choice(ascii_lowercase)
    ways = (after[1:], letter + after, letter + after[1:], after[1:2] + after[:1] + after[2:])
    words[longest] = before + luck.choice(ways)
    return " ".join(words)


def queries(made: list[str], most: int) -> dict[str, list[Query]]:
    """Return what may be typed for some of the names, by what is odd about it."""
    luck = chance("queries", len(made))
    found: dict[str, list[Query]] = {}
    for number in luck.sample(range(len(made)), min(most, len(made))):
        name = made[number]
        begun = name[: max(4, int(len(name) * luck.uniform(0.4, 0.9)))].strip()
        shuffled = name.split()
        luck.shuffle(shuffled)
        typed = {
            "exact": name,
            "prefix": begun,
            "one typo": misspelled(name, luck),
            "two typos": misspelled(misspelled(name, luck), luck),
            "prefix and typo": misspelled(begun, luck),
            "words shuffled": " ".join(shuffled),
        }
        for kind, text in typed.items():
            found.setdefault(kind, []).append(Query(text, number))
    return found


def _words(count: int, luck: random.Random) -> list[str]:
    parts, ends = _PARTS.split(), _ENDS.split()
    made: dict[str, None] = {}
    while len(made) < count:
        made[
            "".join(luck.choices(parts, k=luck.choice((1, 2, 2, 3, 3, 4)))) + luck.choice(ends)
        ] = None
    return list(made)


def _pick(words: list[str], luck: random.Random) -> str:
    return words[int(len(words) * luck.random() ** _COMMON)]


def _near(name: list[str], words: list[str], luck: random.Random) -> list[str]:
    other = _pick(words, luck)
    return luck.choice(
        (
            [*name, luck.choice(_MORE)],
            [other, *name[1:]],
            [*name[:-1], other],
            [*name, "for", other],
        )
    )
