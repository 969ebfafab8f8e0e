"""Proper names in an item's core: what it asks about by name, and not as an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import dropwhile

from studyatlas.analysis.coverage.filler import ASKING, COMMON, MAKERS
from studyatlas.analysis.coverage.question import names_in, stems, without_maker
from studyatlas.model.naming import name_key

_RUN = re.compile(r"[^\W\d_a-z][\w-]*(?:[ ](?:[^\W\d_a-z][\w-]*|\d+\b))*")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_FIRST = re.compile(r"^\W*([^\W\d_]+)")
_PLAIN = frozenset(stems(f"{ASKING} {COMMON}"))
_MAKERS = frozenset(stems(MAKERS))
_FEW, _MANY = 3, 0.1


def proper_names(core: str) -> tuple[str, ...]:
    """Return the proper names in a text: runs of capitalised words, and words like "CodeBuild".

    A word in capitals alone is no name here, for "VPC" and "ML" are kinds of things. The first word
    of an item is capitalised anyway.

    >>> proper_names("Configuring CodeBuild and AWS CodeDeploy for ML, with stages")
    ('CodeBuild', 'AWS CodeDeploy')
    """
    names = (_without_opening(run[0], core) for run in _RUN.finditer(core))
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


def told_apart(cores: Iterable[str]) -> frozenset[str]:
    """Return the keys of names that few items have: one in all items tells none apart."""
    counts = Counter(key for core in cores for key in {key_of(name) for name in proper_names(core)})
    return frozenset(key for key, count in counts.items() if count <= _FEW)


def key_of(name: str) -> str:
    """Return a name's key, without its maker."""
    return name_key(names_in(name)[-1])


def told_by_most(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems with which names in many items begin: they say what the exam is about.

    What stands in capitals behind such a word belongs to it: "SageMaker AI".

    >>> items = [f"Use of SageMaker {name}" for name in ("Neo", "Clarify", "Canvas", "AI Jobs")]
    >>> sorted(told_by_most(items))
    ['ai', 'sagemak']
    """
    texts = list(texts)
    names = [[without_maker(name).split() for name in proper_names(text)] for text in texts]
    counts = Counter(first for item in names for first in {words[0] for words in item})
    firsts = {first for first, n in counts.items() if n > max(_FEW, _MANY * len(texts))}
    heads = {
        word
        for item in names
        for words in item
        for word in words[:2]
        if word in firsts or (words[0] in firsts and word.isupper())
    }
    return frozenset(stems(" ".join(heads)))


def without_house(name: str, house: Collection[str]) -> str:
    """Return what is left of a name behind words that many names begin with, or nothing.

    >>> without_house("Amazon SageMaker Model Monitor", {"sagemak"})
    'Model Monitor'
    """
    words = without_maker(name).split()
    kept = list(dropwhile(lambda word: all(stem in house for stem in stems(word)), words))
    return " ".join(kept) if 0 < len(kept) < len(words) else ""


def begins_name(text: str) -> bool:
    """Tell whether a text begins as a name of its own does: with a maker, or like "SageMaker".

    >>> begins_name("AWS Compute Optimizer"), begins_name("Cost Management")
    (True, False)
    """
    first = text.split(maxsplit=1)[0]
    return _MAKERS.issuperset(stems(first)) or _INNER_CAPITAL.search(first) is not None


def _without_opening(run: str, core: str) -> str:
    """Return a run of capitalised words without an item's first word, where that is a plain one."""
    first = _FIRST.match(core)
    opens = first is not None and core.startswith(run, first.start(1))
    word, _, rest = run.partition(" ")
    plain = word.endswith("ing") or _PLAIN.issuperset(stems(word))
    return rest if opens and plain else run


def _is_name(name: str) -> bool:
    words = [word for word in name.split() if frozenset(stems(word)).isdisjoint(_MAKERS)]
    if not words or all(word.isupper() for word in words):
        return False
    return len(name.split()) > 1 or _INNER_CAPITAL.search(name) is not None
