"""The verdict on one exam item.

Two kinds of evidence are weighed. *Topics*: which of the things the item names the notes explain,
mention, or leave out. *Words*: the passage that has most of the item's own words, rare words
counting more. Neither alone can make an item covered by a bare heading, a placeholder or a name in
passing: a heading without text is no passage, and a name without a passage is `thin` at most.
"""

from __future__ import annotations

import re

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.likeness import Fit, together
from studyatlas.analysis.coverage.parts import parts_of
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.proper import proper_names
from studyatlas.analysis.coverage.question import stems, telling_in
from studyatlas.analysis.coverage.topics import Level, Teaching

_MOST = 0.6
_COVERED_WORDS = 0.72
_COVERED_BODY = 0.3
_COVERED_MASS = 0.5
_IMPLIED_MASS = 0.3
_EXAMPLES_MASS = 0.4
_HALF = 0.5
_SEVERAL, _MANY, _FEW_MEANS, _MANY_LEADING = 3, 3, 2, 4
_OWN_WORDS, _OWN_BODY, _NOT_SCATTERED = 25, 0.6, 0.35
_ENOUGH_WORDS = 6
_TOGETHER = 0.6
_TITLED_WORDS, _CHAPTER_WORDS = 20, 60
_TITLE_SHARE, _SOME_TITLE_SHARE = 0.28, 0.15
_NAMED_SHARE = 0.35
_NAMES_SHARE = 0.68
_TAUGHT_SHARE = 0.2
_THIN_WORDS = 0.5
_EXAMPLES_TOUCHED = 0.25
_SHORT_CORE = 3
_PASSAGE_WORDS = 12
_SAYS_WORDS = 4
_NUMBER = re.compile(r"\d+|[ivx]{1,5}")


def is_covered(found: Findings) -> bool:
    """Tell whether a passage teaches the core of the item."""
    touched = sum(e.level > Level.NOTHING or _is_hinted(found, e) for e in found.examples)
    enough_examples = touched >= _EXAMPLES_TOUCHED * len(found.examples)
    if not enough_examples or _examples_taught(found):
        return enough_examples
    if found.left_open:
        return False
    if found.central is not None:
        return True
    if _half_absent(found):
        return False
    if _names_taught(found) or _has_its_own(found):
        return True
    in_passing = all(example.level < Level.TAUGHT for example in found.examples)
    return not (in_passing and len(found.examples) >= _SEVERAL) and (
        _topics_taught(found)
        or _implied_taught(found)
        or _words_taught(found)
        or _title_taught(found)
    )


def _is_hinted(found: Findings, example: Example) -> bool:
    """Tell whether what is nearest to the item has half of an example's own words.

    "Serverless inference" is what an item on endpoints calls a serverless endpoint.
    """
    others = [e.text for e in found.examples if e is not example]
    shared = {s for text in (found.question.core, *others) for s in stems(text)}
    words = set() if proper_names(example.text) else set(telling_in(example.text)) - shared
    near = (found.own,)
    passages = [one.passage for one in (*near, found.titled) if one]
    return bool(words) and any(
        len(words & {*p.body, *p.title}) >= _HALF * len(words)
        and (len(words) > 1 or words <= p.title)
        for p in passages
    )


def is_touched(found: Findings) -> bool:
    """Tell whether the notes say anything of the item at all."""
    named = [t for t in (*found.core, *found.implied) if t.node not in found.everywhere]
    if any(_is_a_fair_part(found, topic) for topic in named):
        return True
    if any(example.level for example in found.examples):
        return True
    if any(name.level for name in found.named) and _named_share(found) >= _NAMED_SHARE:
        return True
    if found.left_open:
        return False
    if _titled_at_all(found) or (found.own and _is_on_topic(found, found.own.passage)):
        return True
    best = found.best
    says = best is not None and best.passage.words >= _SAYS_WORDS and best.score >= _THIN_WORDS
    return found.telling and says


def _is_a_fair_part(found: Findings, topic: Teaching) -> bool:
    """Tell whether what is said of a topic says something of the item: the less, the more share."""
    if topic not in found.core:
        return topic.level is Level.TAUGHT
    least = {Level.NOTHING: 2.0, Level.TOUCHED: _NAMED_SHARE, Level.TAUGHT: _TAUGHT_SHARE}
    return _share(found, topic) >= least[topic.level]


def _titled_at_all(found: Findings) -> bool:
    if found.titled is None or found.titled.passage.words < _PASSAGE_WORDS:
        return False
    return _title_share(found, found.titled.passage) >= _SOME_TITLE_SHARE


def _title_share(found: Findings, passage: Passage) -> float:
    """Return how much of the core a passage's heading has, 0 to 1."""
    total = sum(found.weights.values()) or 1.0
    return sum(found.weights.get(stem, 0.0) for stem in passage.title) / total


def _share(found: Findings, topic: Teaching) -> float:
    """Return how much of the core a topic's name makes up, 0 to 1."""
    total = sum(found.weights.values()) or 1.0
    own = found.names.get(topic.node, frozenset())
    return sum(found.weights.get(stem, 0.0) for stem in own) / total


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
    if not _said_together(found, best.passage):
        return False
    numbers = {stem for stem in found.question.telling if _NUMBER.fullmatch(stem)}
    if not numbers <= {*best.passage.body, *best.passage.title}:
        return False  # World War II is not World War I
    return found.telling and all(t.level for t in found.core) and not _is_in_passing(found, best)


def _said_together(found: Findings, passage: Passage) -> bool:
    """Tell whether one block says most of what the item asks, or one for each thing it asks."""
    if together(passage, found.weights) >= _TOGETHER:
        return True
    parts = [frozenset(stems(part)) for part in parts_of(found.question)]
    weights = [{s: w for s, w in found.weights.items() if s in part} for part in parts]
    total = sum(sum(part.values()) for part in weights) or 1.0
    said = sum(together(passage, part) * sum(part.values()) for part in weights)
    return said >= _TOGETHER * total


def _is_in_passing(found: Findings, best: Fit) -> bool:
    """Tell whether a passage only names a short core: once, and not in its heading."""
    words = found.question.telling
    if len(words) > _SHORT_CORE or not best.passage.title.isdisjoint(words):
        return False
    return sum(best.passage.body.count(stem) for stem in words) < 2 * len(words)


def _examples_taught(found: Findings) -> bool:
    """Half of several examples are explained; of a single one, with a good part of the core."""
    taught = sum(example.level is Level.TAUGHT for example in found.examples)
    if taught == 1 and found.question.means and len(found.examples) <= _FEW_MEANS:
        return _mass(found) >= _EXAMPLES_MASS
    if taught == 1 and len(found.examples) == 1:
        return _mass(found) >= _EXAMPLES_MASS and not _half_absent(found)
    touched = sum(example.level > Level.NOTHING for example in found.examples)
    many = taught >= _MANY and touched >= _HALF * len(found.examples)
    leading = sum(example.leads for example in found.examples)
    told = taught + _HALF * leading
    several = taught > 0 and taught + leading > 1
    enough = told >= _HALF * len(found.examples) or taught + leading >= _MANY_LEADING
    return (taught > 1 and many) or (several and enough)


def _names_taught(found: Findings) -> bool:
    """Most of the proper names in the core are explained, and they are most of what it asks."""
    taught = sum(name.level is Level.TAUGHT for name in found.named)
    several = len(found.named) > 1 and taught >= _MOST * len(found.named)
    return several and _named_share(found) >= _NAMES_SHARE


def _named_share(found: Findings) -> float:
    """Return how much of the core its proper names make up, 0 to 1."""
    own = {stem for name in found.named for stem in stems(name.text)}
    total = sum(found.weights.values()) or 1.0
    return sum(weight for stem, weight in found.weights.items() if stem in own) / total


def _half_absent(found: Findings) -> bool:
    """Tell whether the notes say nothing of half of the things the core names side by side.

    What has a proper name must be explained, most of several.
    """
    taught = sum(name.level is Level.TAUGHT for name in found.named)
    if len(found.named) > 1 and taught < _MOST * len(found.named):
        return True
    return bool(found.absent) and len(found.absent) >= _HALF * len(parts_of(found.question))


def _names_in_passing(found: Findings) -> bool:
    """Tell whether an item's examples are several names of things, and none is explained."""
    names = [example for example in found.examples if example.text[:1].isupper()]
    taught = any(example.level is Level.TAUGHT for example in names)
    return len(names) > 1 and len(names) == len(found.examples) and not taught


def _title_taught(found: Findings) -> bool:
    """A passage of some length stands under a heading that is made of the item's words."""
    if found.titled is None or _names_in_passing(found):
        return False
    passage = found.titled.passage
    if found.titled.alone and passage.words >= _CHAPTER_WORDS:
        return True
    enough = _title_share(found, passage) >= _TITLE_SHARE
    return passage.words >= _TITLED_WORDS and enough


def _is_on_topic(found: Findings, passage: Passage) -> bool:
    """Tell whether a text, and not its heading alone, has a word of the item or its examples."""
    asked = (*found.question.telling, *(s for e in found.examples for s in telling_in(e.text)))
    return not set(passage.body).isdisjoint(asked)


def _has_its_own(found: Findings) -> bool:
    """A good piece of text is nearer to this item than to any other, and not by scattered words.

    Less will do where its heading is made of the item's words, or it has most of them itself.
    """
    own = found.own
    if own is None or not _is_on_topic(found, own.passage):
        return False
    titled = found.titled is not None and found.titled.passage == own.passage
    less = titled or (own.body >= _OWN_BODY and _comes_back(found, own.passage))
    return (
        own.passage.words >= (_PASSAGE_WORDS if less else _OWN_WORDS)
        and together(own.passage, found.weights) >= _NOT_SCATTERED * own.body
    )


def _comes_back(found: Findings, passage: Passage) -> bool:
    """Tell whether a text has a word of the core twice: what is said once is said in passing."""
    return any(passage.body.count(stem) > 1 for stem in found.question.telling)


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
    present = set(passage.body) if passage else set()
    if passage and passage.words >= _ENOUGH_WORDS:
        present |= passage.title | passage.context  # a heading with next to nothing below is bare
    for stem, weight in found.weights.items():
        if stem not in in_names:
            parts.append((weight, float(stem in present)))
    total = sum(weight for weight, _ in parts)
    return sum(weight * share for weight, share in parts) / total if total else 0.0
