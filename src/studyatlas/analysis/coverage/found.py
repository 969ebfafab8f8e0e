"""What the notes have on an item: everything a verdict is made from."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.likeness import Fit
from studyatlas.analysis.coverage.open_places import OpenPlace
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import Question
from studyatlas.analysis.coverage.topics import Teaching

_TELLING, _TELLING_SHARE = 2.0, 0.75


@dataclass(frozen=True, slots=True)
class Near:
    """The passage that is nearest to an item by words, pieces of words and meaning."""

    passage: Passage
    score: float
    """Up to 2.25."""
    is_own: bool
    """True where the passage is nearer to this item, or its twin, than to any other."""


@dataclass(frozen=True, slots=True)
class Allotted:
    """How many words fall to an item where each passage is shared out among all items."""

    words: float = 0.0
    """In all passages; those that lie in one another count each."""
    most: float = 0.0
    """In the one passage of some length of which it gets the most."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """What the notes have near an item."""

    near: Near | None
    """The nearest passage, be it near to other items as well."""
    allotted: Allotted
    """How many words of the notes fall to it."""
    likeness: float
    """-1 to 1: how like the item its likest passages are, on average: three, of few notes one."""
    likest_block: float
    """-1 to 1: how like the item the likest single block of the twenty likest is."""
    core: float
    """0 to 1: how much of its core the best of these twenty have, by the nearest words."""
    examples: float
    """0 to 1: how much of its examples one of these has, on average; 0 without examples."""
    likest: tuple[Passage, ...]
    """The passages that are most like it, the likest first; few."""
    own_words: int = 0
    """Number of words in blocks that are more like it than like any other item."""
    few: bool = False
    """True where there are few passages, or they are on another subject.

    Then what is likest may still be far.
    """


NOTHING_NEAR = Nearby(None, Allotted(), 0.0, 0.0, 0.0, 0.0, ())
"""What notes without a word have near any item."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything a verdict is made from."""

    question: Question
    core: tuple[Teaching, ...]
    """Topics that the item's core names."""
    implied: tuple[Teaching, ...]
    """Topics that the curated graph says it asks about, though it does not name them."""
    examples: tuple[Example, ...]
    """Its named examples."""
    everywhere: frozenset[str]
    """Topics among these that are named all over the notes."""
    weights: dict[str, float]
    """Weight of each stem of the core."""
    rarest: float
    """The most that a stem can weigh in these notes."""
    names: dict[str, frozenset[str]]
    """Stems of the names of each core topic, as far as they stand in the core."""
    best: Fit | None
    """The passage that fits the core's words best."""
    absent: tuple[str, ...] = ()
    """Parts of the core that the notes have no word on."""
    best_heading: float = 0.0
    """0 to 1: how much of its core the heading of a text of some length has."""
    titled: Passage | None = None
    """The longest passage whose heading is made of this item's words."""
    named: tuple[Example, ...] = ()
    """Proper names in the core."""
    open_place: OpenPlace | None = None
    """A section of the notes that was made for this item and has no material."""
    made_for: int | None = None
    """Words in the longest section that was made for it; None where none was."""
    open_rows: tuple[str, ...] = ()
    """Names and examples of it for which a table has an empty row, and that nothing explains."""
    nearby: Nearby = NOTHING_NEAR
    """What stands near it, and how much."""

    @property
    def own(self) -> Passage | None:
        """Return the passage that is nearest to this item, or its twin, and to no other."""
        near = self.nearby.near
        return near.passage if near and near.is_own else None

    @property
    def left_open(self) -> bool:
        """Tell whether its own section is empty, and nothing right behind it may be its text."""
        best = self.best.passage if self.best else None
        near = filter(None, (best, self.own, self.titled))
        place = self.open_place
        return place is not None and not any(map(place.may_be_told_in, near))

    @property
    def telling(self) -> bool:
        """Tell whether the core has words that say something: "model" alone does not."""
        enough = min(_TELLING, _TELLING_SHARE * self.rarest)
        return sum(self.weights[stem] for stem in self.question.telling) >= enough
