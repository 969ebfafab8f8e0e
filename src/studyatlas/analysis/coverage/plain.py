"""What must be said in so many words, however like an item the notes are.

Likeness is learned and may be wrong; these few things are not. A heading alone does not say what
stands below it, and World War II is not World War I. Where notes are few, or on another subject,
likeness says little: then what an item asks must be told together, and nothing of it left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.likeness import share_of, together
from studyatlas.analysis.coverage.parts import parts_of
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import stems, telling_in
from studyatlas.analysis.coverage.topics import Level, Teaching

_NUMBER = re.compile(r"\d+|[ivx]{1,5}")
_NAMED_SHARE, _TAUGHT_SHARE = 0.35, 0.2
_HALF, _MORE, _MOST = 0.5, 0.6, 0.7
_SAYS_WORDS, _LONG = 4, 20


@dataclass(frozen=True, slots=True)
class Told:
    """What the notes say of an item in so many words."""

    text: bool
    """Whether there is any text to rest a verdict on."""
    on_topic: bool
    """Whether a text near it has a word of it."""
    whole: bool = True
    """Whether it is told together, and nothing of it left out."""
    explained: bool = False
    """Whether the things that it names are explained."""
    mentioned: bool = False
    """Whether it is mentioned at all."""
    few: bool = False
    """Whether there are few notes to compare with, or they are on another subject."""
    little: bool = False
    """Whether nothing is said of several things that it names, or no word of most of them."""


def told_of(found: Findings) -> Told:
    """Return what the notes say of an item in so many words."""
    near = found.nearby
    mentioned, on_topic = is_mentioned(found), is_on_topic(found)
    unknown = not on_topic and are_topics_nowhere(found)
    return Told(
        mentioned or (bool(near.likest) and not unknown),
        on_topic,
        is_told_whole(found),
        is_explained(found) and not found.left_open,
        mentioned,
        near.few,
        is_only_named(found) or lacks_most(found),
    )


def is_on_topic(found: Findings) -> bool:
    """Tell whether a text, and not its heading alone, has a word of the item, and all its numbers.

    A text of some length is trusted to be on what its heading says.
    """
    near = tuple(_passages(found))
    asked = {*found.question.telling, *(s for e in found.examples for s in telling_in(e.text))}
    numbers = {stem for stem in found.question.telling if _NUMBER.fullmatch(stem)}
    said = {stem for passage in near for stem in passage.body}
    headed = {stem for passage in near for stem in passage.title}
    trusted = _is_titled(found) or is_explained(found)
    return (trusted or not asked.isdisjoint(said)) and numbers <= said | headed


def are_topics_nowhere(found: Findings) -> bool:
    """Tell whether its core names topics that the notes have by none of their names."""
    return bool(found.core) and not any(topic.level for topic in found.core)


def is_explained(found: Findings) -> bool:
    """Tell whether half of several examples, most of several names, or all topics are explained.

    The topics must be what the core is about: one block says most of it.
    """
    examples, names, topics = (
        [thing.level is Level.TAUGHT for thing in things]
        for things in (found.examples, found.named, found.core)
    )
    if _are(examples, _HALF) or _are(names, _MORE):
        return True
    return bool(topics) and all(topics) and _says_together(found)


def lacks_most(found: Findings) -> bool:
    """Tell whether the notes have no word on most of the things its core names side by side."""
    return len(found.absent) > _HALF * len(parts_of(found.question))


def is_only_named(found: Findings) -> bool:
    """Tell whether nothing is said of its several examples, nor of its core by itself."""
    things: tuple[Example | Teaching, ...] = (*found.examples, *found.named, *found.core)
    taught = any(thing.level is Level.TAUGHT for thing in things)
    return len(found.examples) > 1 and not taught and not (found.own or found.titled)


def _are(taught: Sequence[bool], share: float) -> bool:
    return sum(taught) > 1 and sum(taught) >= share * len(taught)


def _is_titled(found: Findings) -> bool:
    """Tell whether a text of some length stands under a heading made of the item's words."""
    return found.titled is not None and found.titled.words >= _LONG


def _says_together(found: Findings) -> bool:
    return found.best is not None and together(found.best.passage, found.weights) >= _MOST


def is_told_whole(found: Findings) -> bool:
    """Tell whether a block says most of the core, its heading does, or all is explained one by one.

    Not so where the notes have no word on half of the things that its core names side by side, or
    where the section made for it is empty.
    """
    if found.left_open:
        return False
    if is_explained(found):
        return True
    if found.absent and len(found.absent) >= _HALF * len(parts_of(found.question)):
        return False
    return _says_together(found) or _is_titled(found)


def is_mentioned(found: Findings) -> bool:
    """Tell whether the notes mention a topic, an example or a name of an item, or half its words.

    The less is said of a topic, the more of the item's core its name must make up: "model" is in
    many items, and a mention of it mentions none of them.
    """
    named = [t for t in (*found.core, *found.implied) if t.node not in found.everywhere]
    if any(_is_a_fair_part(found, topic) for topic in named):
        return True
    if any(example.level for example in found.examples):
        return True
    if any(name.level for name in found.named) and names_share(found) >= _NAMED_SHARE:
        return True
    best = found.best
    says = best is not None and best.passage.words >= _SAYS_WORDS and best.score >= _HALF
    return found.telling and says and not found.left_open


def names_share(found: Findings) -> float:
    """Return how much of an item's core its proper names make up, 0 to 1."""
    return share_of({stem for name in found.named for stem in stems(name.text)}, found.weights)


def taught_share(found: Findings) -> float:
    """Return how much of an item's core the topics and proper names make up that are explained."""
    topics = (found.names.get(t.node, frozenset()) for t in found.core if t.level is Level.TAUGHT)
    names = (stems(name.text) for name in found.named if name.level is Level.TAUGHT)
    return share_of(frozenset(chain(*topics, *names)), found.weights)


def _passages(found: Findings) -> Iterable[Passage]:
    """Yield the passages that a verdict may rest on."""
    near = found.nearby
    yield from (one.passage for one in (found.best, near.near) if one)
    yield from filter(None, (found.titled, *near.likest))


def _is_a_fair_part(found: Findings, topic: Teaching) -> bool:
    if topic not in found.core:
        return topic.level is Level.TAUGHT
    least = {Level.NOTHING: 2.0, Level.TOUCHED: _NAMED_SHARE, Level.TAUGHT: _TAUGHT_SHARE}
    named = found.names.get(topic.node, frozenset())
    return share_of(named, found.weights) >= least[topic.level]
