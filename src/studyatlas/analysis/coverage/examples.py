"""How far the examples are taught that an exam item names in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, compress

from studyatlas.analysis.coverage.fellows import NO_FELLOWS, Fellows
from studyatlas.analysis.coverage.index import PassageIndex
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.proper import begins_name
from studyatlas.analysis.coverage.question import (
    names_in,
    read_question,
    stems,
    telling_of,
    without_maker,
)
from studyatlas.analysis.coverage.topics import Level, Teaching
from studyatlas.analysis.evidence import Evidence

_MARKS = re.compile(r"^\W+")
_DOING = re.compile(r"\w+ing\b")
_PASSAGE_WORDS, _FEW_WORDS = 7, 2
_SHORT_WORDS = 12
_LONG_WORDS, _OFTEN = 20, 4
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


def short_forms(text: str, fellows: Fellows) -> frozenset[str]:
    """Return the words under each of which notes have what is done to something.

    "Resource tagging" stands under "Tags", "imputing missing data" under "Imputation". Words that
    other texts have too tell nothing: "one-hot encoding" is one of several encodings.

    >>> sorted(short_forms("resource tagging", Fellows.of(["cost allocation"])))
    ['tag']
    >>> sorted(short_forms("finding and treating outliers", NO_FELLOWS))
    ['outlier']
    >>> both = ["label encoding", "Encoding"]
    >>> short_forms(both[0], Fellows.of(both)) | short_forms("random search", NO_FELLOWS)
    frozenset()
    """
    telling = read_question(text).telling
    if text != text.lower() or not telling:
        return frozenset()
    if len(telling) > 1 and not _DOING.match(text):
        telling = telling[-1:] if text.endswith("ing") else ()
    return frozenset(word for word in telling if not fellows.have(word, text))


def look_for(
    text: str,
    topic: Teaching | None,
    index: PassageIndex,
    fellows: Fellows = NO_FELLOWS,
    bare: str = "",
) -> Example:
    """Find an example by its topic, or else by its words side by side in a passage.

    Words alone say nothing of a name that is an everyday word, such as "recall".

    Args:
        text: the example.
        topic: what it stands for in the atlas, where that is known.
        index: the notes, cut up.
        fellows: the item's core and all its examples.
        bare: the same name without what many names begin with.
    """
    if topic is not None and topic.level is Level.TAUGHT:
        return Example(text, topic, topic.level)
    best = Example(text, topic, topic.level if topic else Level.NOTHING)
    sought = _seek(text, fellows, bare)
    if topic is not None and topic.homonym:
        sought = sought.without_lone_words()
    for wanted in sought.names:
        for passage in filter(None, map(sought.apart, index.having((wanted[0], *sought.short)))):
            stand = sought.stand_in(wanted, passage)
            if stand is _Stand.TAUGHT:
                return Example(text, topic, Level.TAUGHT, _place(text, wanted, passage))
            if stand is _Stand.LEADS and not best.leads:
                place = best.place or _place(text, wanted, passage)
                best = Example(text, topic, Level.TOUCHED, place, leads=True)
            elif stand is not _Stand.NOTHING and not best.level:
                best = Example(text, topic, Level.TOUCHED, _place(text, wanted, passage))
    return best


class _Stand(Enum):
    """How a name stands in a passage."""

    NOTHING = "nothing"
    NAMED = "named"
    LEADS = "leads"
    TAUGHT = "taught"


@dataclass(frozen=True, slots=True)
class _Sought:
    """An example in all the ways in which notes may write it, as stems."""

    names: tuple[tuple[str, ...], ...]
    """The whole first."""
    short: frozenset[str]
    """Words under each of which it may stand."""
    lone: tuple[str, ...]
    """Its last word where that alone may lead, but names nothing in running text."""
    kind: tuple[str, ...]
    """What tells it from the other examples: a heading of just these may be its own."""
    asked: Collection[str]
    """All words of the item."""
    twin: str = ""
    """The doer's name where this is what is done, and what is done where this is the doer."""

    def without_lone_words(self) -> _Sought:
        """Return what is left where its words alone mean something else: names of several words."""
        names = tuple(name for name in self.names if len(name) > 1)
        return replace(self, names=names, short=frozenset(), lone=(), kind=())

    def stand_in(self, wanted: tuple[str, ...], passage: Passage) -> _Stand:
        """Tell how one of the names stands in a passage.

        The title of a chapter does not say what its sections are about.
        """
        if passage.chapter and not set(wanted).issubset(passage.body):
            return _Stand.NOTHING
        if _is_another(wanted, frozenset(self.names[0]), passage):
            return _Stand.NOTHING
        is_kind = passage.title == set(self.kind) and any(w in self.asked for w in passage.context)
        if wanted == self.kind and not is_kind:
            return _Stand.NOTHING
        under = passage.words >= _SHORT_WORDS and _is_under(self.short, self.asked, passage)
        if under or _keeps_to(self.short, passage) or _is_about(wanted, passage):
            return _Stand.TAUGHT
        if _leads(wanted, passage):
            return _Stand.LEADS
        named = wanted != self.lone and _is_named(wanted, passage)
        return _Stand.NAMED if named else _Stand.NOTHING

    def apart(self, passage: Passage) -> Passage | None:
        """Return a passage without what is on its twin; None where that is all of it."""
        if not self.twin:
            return passage
        told = [not _begins(said, self.twin) for said in passage.said]
        if _begins(passage.heading, self.twin) or not any(told):
            return None
        if all(told):
            return passage
        blocks = tuple(compress(passage.blocks, told))
        places = tuple(p for p in passage.places if not _begins(p[2], self.twin))
        return replace(
            passage,
            places=places or passage.places,
            body=tuple(chain.from_iterable(blocks)),
            blocks=blocks,
            said=tuple(compress(passage.said, told)),
        )


def _seek(text: str, fellows: Fellows, bare: str) -> _Sought:
    names = (*names_in(text), *_without_echo(text))
    first = without_shared(text, fellows)
    lone = () if " " in bare else stems(bare)
    written = filter(None, map(stems, (*names, bare, first)))
    return _Sought(
        tuple(dict.fromkeys(written)),
        short_forms(text, fellows) | frozenset(lone),
        lone,
        stems(first) if first[:1].islower() else (),
        fellows.words or frozenset(stems(text)),
        _twin(text),
    )


def _twin(text: str) -> str:
    """Return the name of what does what is done here, or of what is done by what is named here.

    >>> _twin("AWS Compute Optimizer"), _twin("compute optimized"), _twin("Neo")
    ('compute optimized', 'compute optimizer', '')
    """
    written = without_maker(names_in(text)[0]).lower()
    ends = {"ed": "er", "er": "ed"}
    return written[:-2] + ends[written[-2:]] if " " in written and written[-2:] in ends else ""


def _begins(text: str, twin: str) -> bool:
    return _MARKS.sub("", text).lower().startswith(twin)


def _without_echo(name: str) -> tuple[str, ...]:
    """Return a name without a last word that it contains anyway: "EventBridge (events)".

    >>> _without_echo("Amazon EventBridge events"), _without_echo("CloudWatch dashboards")
    (('Amazon EventBridge', 'EventBridge'), ())
    """
    first, _, last = name.rpartition(" ")
    echoes = last.islower() and any(stem in first.lower() for stem in stems(last))
    return names_in(first) if first and echoes else ()


def without_shared(text: str, fellows: Fellows) -> str:
    """Return an example's name without a last word that others end in: "Spot (Instances)".

    >>> both = Fellows.of(["Spot Instances", "Reserved Instances"])
    >>> without_shared("Spot Instances", both), without_shared("Neo", NO_FELLOWS)
    ('Spot', '')
    """
    first, _, last = names_in(text)[0].rpartition(" ")
    shared = bool(first) and fellows.end_in(last, text)
    return first if shared and not begins_name(first) else ""


def _is_under(short: frozenset[str], asked: Collection[str], passage: Passage) -> bool:
    """Tell whether a heading is a short form, with nothing else but words of the item or of asking.

    "Handling missing data" is one for "imputing missing data".
    """
    told = [stem for stem in passage.title if stem not in asked or stem in short]
    return not short.isdisjoint(told) and short.issuperset(telling_of(told))


def _keeps_to(short: frozenset[str], passage: Passage) -> bool:
    """Tell whether a passage says one of these words time and again."""
    if passage.chapter or passage.words < _LONG_WORDS:
        return False
    return any(passage.body.count(stem) >= _OFTEN for stem in short)


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
    named = [place for place in passage.places if _side_by_side(wanted, stems(place[2]))]
    line, last, quote = next(iter(named), passage.places[0])
    why = f"names {text}" if named else f"stands under “{passage.heading}”"
    _, heading = passage.around(line)
    return Evidence(passage.path, line, last, heading, quote, why, 0.3)
