"""The verdict on one exam item.

Two kinds of evidence are weighed. *Topics*: which of the things the item names the notes explain,
mention, or leave out. *Words*: the passage that has most of the item's own words, rare words
counting more. Neither alone can make an item covered by a bare heading, a placeholder or a name in
passing: a heading without text is no passage, and a name without a passage is `thin` at most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.likeness import Fit
from studyatlas.analysis.coverage.question import Question
from studyatlas.analysis.coverage.topics import Level, Teaching

_MOST = 0.6
_COVERED_WORDS = 0.72
_COVERED_BODY = 0.3
_COVERED_MASS = 0.5
_IMPLIED_MASS = 0.3
_EXAMPLES_MASS = 0.4
_THIN_WORDS = 0.5
_EXAMPLES_TOUCHED = 0.25
_TELLING, _TELLING_SHARE = 2.0, 0.75
_SHORT_CORE = 3
_PASSAGE_WORDS = 12
_NUMBER = re.compile(r"\d+|[ivx]{1,5}")


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

    @property
    def telling(self) -> bool:
        """Tell whether the core has words that say something: "model" alone does not."""
        enough = min(_TELLING, _TELLING_SHARE * self.rarest)
        return sum(self.weights[stem] for stem in self.question.telling) >= enough


def is_covered(found: Findings) -> bool:
    """Tell whether a passage teaches the core of the item."""
    touched = sum(example.level > Level.NOTHING for example in found.examples)
    enough_examples = touched >= _EXAMPLES_TOUCHED * len(found.examples)
    return enough_examples and (
        _topics_taught(found)
        or _implied_taught(found)
        or _words_taught(found)
        or _examples_taught(found)
    )


def is_touched(found: Findings) -> bool:
    """Tell whether the notes say anything of the item at all."""
    named = [t for t in (*found.core, *found.implied) if t.node not in found.everywhere]
    if any(t.level for t in named if t in found.core):
        return True
    if any(t.level is Level.TAUGHT for t in named):
        return True
    if any(example.level for example in found.examples):
        return True
    return found.telling and found.best is not None and found.best.score >= _THIN_WORDS


def _topics_taught(found: Findings) -> bool:
    """Most of the topics in the core are explained, and little of the core is about others."""
    telling = [t for t in found.core if t.node not in found.everywhere] or list(found.core)
    taught = sum(t.level is Level.TAUGHT for t in telling)
    most = taught >= _MOST * len(telling)
    rest_touched = taught >= len(telling) / 2 and all(t.level for t in telling)
    return bool(telling) and (most or rest_touched) and _mass(found) >= _COVERED_MASS


def _implied_taught(found: Findings) -> bool:
    """Most of the topics that the curated graph says the item is about are explained."""
    taught = sum(t.level is Level.TAUGHT for t in found.implied)
    return (
        len(found.implied) > 1
        and taught >= _MOST * len(found.implied)
        and all(t.level for t in found.core)
        and _mass(found) >= _IMPLIED_MASS
    )


def _words_taught(found: Findings) -> bool:
    """A passage has nearly all of the core's words, and no topic of the core is left out."""
    best = found.best
    if best is None or best.passage.words < _PASSAGE_WORDS:
        return False
    if best.score < _COVERED_WORDS or best.body < _COVERED_BODY:
        return False
    numbers = {stem for stem in found.question.telling if _NUMBER.fullmatch(stem)}
    if not numbers <= {*best.passage.body, *best.passage.title}:
        return False  # World War II is not World War I
    return found.telling and all(t.level for t in found.core) and not _is_in_passing(found, best)


def _is_in_passing(found: Findings, best: Fit) -> bool:
    """Tell whether a passage only names a short core: once, and not in its heading."""
    words = found.question.telling
    if len(words) > _SHORT_CORE or not best.passage.title.isdisjoint(words):
        return False
    return sum(best.passage.body.count(stem) for stem in words) < 2 * len(words)


def _examples_taught(found: Findings) -> bool:
    """Most of several examples are explained, and a good part of the core's words are there."""
    taught = sum(example.level is Level.TAUGHT for example in found.examples)
    return (
        len(found.examples) > 1
        and taught >= _MOST * len(found.examples)
        and _mass(found) >= _EXAMPLES_MASS
    )


def _mass(found: Findings) -> float:
    """Return the share of the core's weight that is taught: topics as units, other words singly."""
    parts: list[tuple[float, float]] = []
    in_names: set[str] = set()
    for topic in found.core:
        own = found.names.get(topic.node, frozenset())
        in_names |= own
        weight = max((found.weights[stem] for stem in own), default=0.0)
        parts.append((weight, topic.level / Level.TAUGHT))
    passage = found.best.passage if found.best else None
    present = set(passage.body) | passage.title | passage.context if passage else set()
    for stem, weight in found.weights.items():
        if stem not in in_names:
            parts.append((weight, float(stem in present)))
    total = sum(weight for weight, _ in parts)
    return sum(weight * share for weight, share in parts) / total if total else 0.0
