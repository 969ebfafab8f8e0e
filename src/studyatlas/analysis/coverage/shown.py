"""What is shown of a verdict: the passages it rests on, what has nothing, and what to extend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.likeness import Fit, telling_line
from studyatlas.analysis.coverage.parts import bare_part, parts_of
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import stems
from studyatlas.analysis.coverage.topics import Level, Teaching
from studyatlas.analysis.evidence import Evidence

if TYPE_CHECKING:
    from studyatlas.analysis.coverage.findings import Examiner

MOST_EVIDENCE = 6
_LITTLE = 2
_NEAR = 0.5
_GOOD = 0.5
_TITLED, _OWN, _LIKE = 0.6, 0.5, 0.2
_INFERRED = 0.6  # the weight of evidence that rests on a heading that only names something


def evidence_of(found: Findings, *, covered: bool) -> tuple[Evidence, ...]:
    """Return the passages a verdict rests on, the best first.

    First the one with the item's own words and those that explain its core, then its examples,
    then what it implies, then what a heading or nearness speaks for; by way of kinds only where
    nothing else is there; mentions only for a thin verdict, for they are no reason to call anything
    covered.
    """
    core = [t for t in found.core if t.node not in found.everywhere]
    named = (*found.named, *found.examples)
    examples = [name.topic for name in named if name.topic]
    implied = [t for t in found.implied if t.level is Level.TAUGHT]
    ranked = [_by_words(found.best, found.weights)] if found.telling and found.best else []
    ranked = [evidence for evidence in ranked if evidence.score >= _GOOD]
    ranked += _explaining(core, stated=True) + _explaining(examples, stated=True)
    ranked += _explaining(implied, stated=True)
    ranked += [name.place for name in named if name.place and name.level is Level.TAUGHT]
    if found.titled and _is_of_core(found.titled.title, found):
        ranked.append(_by_title(found.titled, found))
    if found.own and (not ranked or _adds_to(ranked, found.own, found)):
        why = "is nearer to this item than to any other (inferred)"
        ranked.append(_whole(found.own, found.weights, why, _OWN))
    ranked += _explaining([*core, *examples, *implied], stated=False)
    if not ranked:
        ranked += [e for topic in (*core, *examples) for e in topic.by_kinds]
    if not ranked or not covered:
        ranked += [e for t in (*examples, *core) for e in t.evidence[:2] if e.score < _INFERRED]
        ranked += [name.place for name in named if name.place]
    if found.titled and not ranked:
        ranked.append(_by_title(found.titled, found))
    if not ranked and found.nearby.likest:
        ranked.append(
            _whole(found.nearby.likest[0], found.weights, "is most like it (inferred)", _LIKE)
        )
    return each_once(ranked)[:MOST_EVIDENCE]


def _is_of_core(words: Iterable[str], found: Findings) -> bool:
    """Tell whether some stems have one of the item's core: its examples alone may be homonyms."""
    return any(stem in found.weights for stem in words)


def _adds_to(ranked: Sequence[Evidence], own: Passage, found: Findings) -> bool:
    """Tell whether what is nearest to an item adds to little: in its text, not its heading only."""
    return len(ranked) < _LITTLE and _is_of_core(own.body, found)


def _by_title(titled: Passage, found: Findings) -> Evidence:
    why = "stands under a heading made of the item's words"
    return _whole(titled, found.weights, why, _TITLED)


def each_once(ranked: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Drop what is a part of something better: starts on its line, or in it under its heading."""
    kept: list[Evidence] = []
    for evidence in ranked:
        if not any(_is_told(evidence, other) for other in kept):
            kept.append(evidence)
    return tuple(kept)


def _is_told(evidence: Evidence, other: Evidence) -> bool:
    if evidence.path != other.path:
        return False
    if evidence.line == other.line:
        return True
    overlap = evidence.line <= other.end_line and other.line <= evidence.end_line
    return evidence.heading == other.heading and overlap


def _explaining(topics: Iterable[Teaching], *, stated: bool) -> list[Evidence]:
    """Return what explains these topics: by name alone, or by a heading that has the name."""
    return [
        evidence
        for topic in topics
        for evidence in topic.evidence
        if evidence.score >= _INFERRED and (evidence.score > _INFERRED) == stated
    ]


def _by_words(fit: Fit, weights: dict[str, float]) -> Evidence:
    why = "has the item's own words"
    return _whole(fit.passage, weights, why, round(fit.score, 2))


def _whole(passage: Passage, weights: dict[str, float], why: str, score: float) -> Evidence:
    """Return a passage, or a chapter's section, from the line on that says most of the item."""
    line, quote = telling_line(passage, weights)
    return Evidence(passage.path, line, *passage.around(line), quote, why, score)


def without_material(found: Findings, examiner: Examiner, *, covered: bool) -> tuple[str, ...]:
    """Return the names and parts of an item that have nothing, each once.

    Of an item that is covered its whole cannot be missing: a topic whose words the best passage has
    is told there in other words.
    """
    named = (*found.named, *found.examples)
    missing = [name.text for name in named if name.level is Level.NOTHING]
    some = len(found.absent) < len(parts_of(found.question))  # of all of it the verdict tells
    parts = (bare_part(part) for part in found.absent if some)
    for name in chain(_topics_with_nothing(found, examiner, covered=covered), parts):
        if not _is_among(name, _words_of(missing)):
            missing.append(name)
    return tuple(missing)


def _topics_with_nothing(found: Findings, examiner: Examiner, *, covered: bool) -> Iterator[str]:
    """Yield what the core calls its topics that have nothing; of one beside examples they tell."""
    told = {*found.best.passage.body, *found.best.passage.title} if found.best else set()
    for topic in found.core if len(found.core) > 1 or not found.examples else ():
        in_other_words = covered and found.names[topic.node] <= told
        if topic.level is Level.NOTHING and not in_other_words:
            yield examiner.asked_as(topic.node, found.question.core)


def _words_of(names: Iterable[str]) -> list[frozenset[str]]:
    """Return the stems of each name that has any."""
    return [words for name in names if (words := frozenset(stems(name)))]


def _is_among(name: str, others: Iterable[frozenset[str]]) -> bool:
    """Tell whether a name is one of these in more or fewer words: "X Debugger", "X Model Debugger".

    >>> known = _words_of(["straw hives", "Bees"])
    >>> _is_among("Straw hives", known), _is_among("Smokers", known)
    (True, False)
    """
    words = frozenset(stems(name))
    return any(words <= other or other <= words for other in others)


def nearest_to(found: Findings, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the section to extend: its own that is empty, what fits best, or what is most like."""
    return next(_to_extend(found, evidence), None)


def _to_extend(found: Findings, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the sections that an item's text may go to, the best first."""
    if found.left_open and (place := found.open_place):
        why = "was made for it and is empty"
        lines = place.line, place.end_line
        yield Evidence(place.path, *lines, place.title, place.quote, why, _LIKE)
    titled = found.titled if found.titled and _is_of_core(found.titled.title, found) else None
    fits = found.best if found.best and found.telling and found.best.score >= _NEAR else None
    if fits and not (titled and fits.passage.chapter):
        yield _by_words(fits, found.weights)
    if titled:
        yield _by_title(titled, found)
    yield from evidence
    names = [name.topic for name in (*found.named, *found.examples) if name.topic]
    for topic in (*found.core, *names, *found.implied):
        if topic.node not in found.everywhere:
            yield from topic.evidence
    if near := found.nearby.near:
        yield _whole(near.passage, found.weights, "is most like it (inferred)", _LIKE)
