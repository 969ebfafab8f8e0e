"""How far the examples are taught that an exam item names in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from studyatlas.analysis.coverage.index import PassageIndex
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.proper import begins_name
from studyatlas.analysis.coverage.question import names_in, read_question, stems, telling_of
from studyatlas.analysis.coverage.topics import Level, Teaching
from studyatlas.analysis.evidence import Evidence

_DOING = re.compile(r"\w+ing\b")
_PASSAGE_WORDS, _FEW_WORDS = 5, 2
_SHORT_WORDS = 12
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A named example and what the notes have on it."""

    text: str
    topic: Teaching | None
    """What it stands for in the atlas, where that is known."""
    level: Level
    place: Evidence | None = None
    """Where its words stand, for one that is known by words alone."""
    leads: bool = False
    """True where it is the subject of a few words at least, if not enough to teach it."""


def short_forms(text: str, others: Iterable[str]) -> frozenset[str]:
    """Return the words under each of which notes have what is done to something.

    "Resource tagging" stands under "Tags", "imputing missing data" under "Imputation". Words that
    other texts have too tell nothing: "one-hot encoding" is one of several encodings.

    >>> sorted(short_forms("resource tagging", ["cost allocation"]))
    ['tag']
    >>> sorted(short_forms("finding and treating outliers", []))
    ['outlier']
    >>> short_forms("label encoding", ["Encoding"]) | short_forms("random search", [])
    frozenset()
    """
    telling = read_question(text).telling
    if text != text.lower() or not telling:
        return frozenset()
    if len(telling) > 1 and not _DOING.match(text):
        telling = telling[-1:] if text.endswith("ing") else ()
    return frozenset(telling).difference(*map(stems, others))


def look_for(
    text: str,
    topic: Teaching | None,
    index: PassageIndex,
    others: Collection[str] = (),
    bare: str = "",
) -> Example:
    """Find an example by its topic, or else by its words side by side in a passage.

    Words alone say nothing of a name that is an everyday word, such as "recall".

    Args:
        text: the example.
        topic: what it stands for in the atlas, where that is known.
        index: the notes, cut up.
        others: the item's core and its other examples.
        bare: the same name without what many names begin with.
    """
    if topic is not None and (topic.level is Level.TAUGHT or topic.homonym):
        return Example(text, topic, topic.level)
    best = Example(text, topic, topic.level if topic else Level.NOTHING)
    short, names = short_forms(text, others), [*names_in(text)]
    lone = () if " " in bare else stems(bare)
    short |= frozenset(lone)
    if bare:
        names.append(bare)
    first = _without_shared(names[0], others)
    kind = stems(first) if first[:1].islower() else ()
    if first:
        names.append(first)
    whole = frozenset(stems(names[0]))
    asked = frozenset(s for other in (text, *others) for s in stems(other))
    for wanted in filter(None, map(stems, names)):
        for passage in index.having((wanted[0], *short)):
            if _is_another(wanted, whole, passage):
                continue
            if wanted == kind and not (passage.title == set(kind) and passage.context & asked):
                continue
            if _is_about(wanted, passage):
                return Example(text, topic, Level.TAUGHT, _place(text, wanted, passage))
            if _is_under(short, asked, passage) and passage.words >= _SHORT_WORDS:
                return Example(text, topic, Level.TAUGHT, _place(text, wanted, passage))
            if not best.leads and _leads(wanted, passage):
                place = best.place or _place(text, wanted, passage)
                best = Example(text, topic, Level.TOUCHED, place, leads=True)
            elif not best.level and wanted != lone and _is_named(wanted, passage):
                best = Example(text, topic, Level.TOUCHED, _place(text, wanted, passage))
    return best


def _without_shared(name: str, others: Iterable[str]) -> str:
    """Return a name without a last word that others end in: "Spot (Instances)".

    >>> _without_shared("Spot Instances", ["Reserved Instances"]), _without_shared("Neo", [])
    ('Spot', '')
    """
    first, _, last = name.rpartition(" ")
    shared = any(other.endswith(f" {last}") for other in others)
    return first if first and shared and not begins_name(first) else ""


def _is_under(short: frozenset[str], asked: frozenset[str], passage: Passage) -> bool:
    """Tell whether a heading is a short form, with nothing else but words of the item or of asking.

    "Handling missing data" is one for "imputing missing data".
    """
    told = [stem for stem in passage.title if stem not in asked or stem in short]
    return not short.isdisjoint(told) and short.issuperset(telling_of(told))


def _is_another(wanted: tuple[str, ...], whole: frozenset[str], passage: Passage) -> bool:
    """Tell whether two letters may stand for something else here: "CI" in "CI/CD".

    They are the example where the passage has a word of the whole name.
    """
    if len(wanted) > 1 or len(wanted[0]) > _LETTERS or len(whole) == 1:
        return False
    return whole.isdisjoint({*passage.body, *passage.title, *passage.context})


def _is_about(wanted: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether a passage of some length has a name as its title or as a block's first words."""
    if passage.title.issuperset(wanted) and passage.words >= _PASSAGE_WORDS:
        return True
    size = len(wanted)
    return any(b[:size] == wanted and len(b) - size >= _PASSAGE_WORDS for b in passage.blocks)


def _leads(wanted: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether a name is what a few words are about: a title, or the first words of a block."""
    if passage.title == set(wanted) and passage.words >= _FEW_WORDS:
        return True
    size = len(wanted)
    return any(b[:size] == wanted and len(b) - size >= _FEW_WORDS for b in passage.blocks)


def _is_named(wanted: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether a passage has a name in its text, or as the title of a word or two."""
    return _side_by_side(wanted, passage.body) or (
        bool(passage.words) and passage.title.issuperset(wanted)
    )


def _side_by_side(wanted: tuple[str, ...], body: tuple[str, ...]) -> bool:
    """Tell whether words stand side by side in a text: "random", then "search"."""
    size = len(wanted)
    return any(body[i : i + size] == wanted for i in range(len(body) - size + 1))


def _place(text: str, wanted: tuple[str, ...], passage: Passage) -> Evidence:
    lines = (place for place in passage.places if _side_by_side(wanted, stems(place[1])))
    line, quote = next(lines, passage.places[0])
    why = f"names {text}"
    return Evidence(passage.path, line, line, passage.heading, quote, why, 0.3)
