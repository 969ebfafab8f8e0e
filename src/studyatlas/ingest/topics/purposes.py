"""What something is used for: which entries of a list are purposes, and which are mere remarks.

Under "Use cases" a person writes purposes ("Spam detection", "Chatbots"), but also when to choose
the thing ("need instant rollback"), who does so ("analysts"), and what its data are like
("numeric", "bigger messages"). What is not built like a name is none; only what ends in a word for
an action is surely a purpose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from studyatlas.ingest.topics.words import REMARKS, SIZES
from studyatlas.model.naming import fold, words_of

_ACTION = re.compile(
    r"\w{2,}(?:ing|[tsx]ion|ment|ance|ence|graphy|[eu]ry|(?:ov|ew|os|rs|rr|iev)al)s?"
    r"|\w{2,}(?:[tr]y|aly[sz]is|alyses|lytics|ities)|access|audits?|backups?|lookups?|search|scans?"
)
_NO_ACTION = re.compile(
    r"\w*(?:string|spring|thing|king|building|document|segment|environment|element|function|region|"
    r"version|session|question|position|dimension|exception|location|option|invocation|station|"
    r"instance|sequence|distance|sentence|entity|city|memory|directory|country|industry|query|"
    r"entry|registry|battery|factory|\w*ary)s?"
)
_QUALITY = re.compile(
    r"\w{3,}(?:ed|ic|ical|al|[ue]lar|mnar|near|iable|ible|less|ful|ous|ive|ensive|some)|\w+(?:in|im|or|ent|end|ond)ary"
    r"|heavy|only|once|always|often|sometimes|later"
)
_PEOPLE = re.compile(
    r"\w+(?:ists?|eers?|lysts?)|users?|developers?|customers?|teams?|admins?|managers?|beginners?"
    r"|stuff|things?"
)
_THING = re.compile(
    r"\w*(?:traffic|topic|metric|logic|music|clinic|fabric|archive|drive|objective|native|signal|"
    r"terminal|portal|journal|hospital|material|tutorial|speed|feed|seed|animal|metal|crystal|mineral|"
    r"cereal|meal|deal|goal|coal|capital|rental|denial|trial|dial|manual|plastic|ceramic|epidemic|"
    r"panic|arithmetic|heuristic|statistic|biotic|adhesive|explosive|preservative|additive|derivative)"
)
_COMPARED = re.compile(r"\w+(?:[^aeiouy][^aeiouy]er|[gv]er|ier|iest|test|gest|rest)")
_LIKE = re.compile(r"\w+ing|times?")
_HEAD_BEFORE = frozenset(("of", "for", "in", "on", "with", "between", "from", "to", "at"))


@lru_cache(maxsize=1024)
def is_purpose(name: str) -> bool:
    """Tell whether a name may stand for a purpose: no wish, no order, no quality, no comparison.

    >>> [is_purpose(n) for n in ("Chatbots", "Spam detection", "Web traffic")]
    [True, True, True]
    >>> [is_purpose(n) for n in ("need rollback", "skewed", "bigger messages", "write-heavy")]
    [False, False, False, False]
    """
    words = words_of(fold(name))
    if not words or words[0] in REMARKS or "only" in words:
        return False
    if is_quality(name) or _PEOPLE.fullmatch(words[-1]):
        return False
    if len(words) == 1 or is_action(name):
        return True
    is_like = words[0] in SIZES and _LIKE.fullmatch(words[-1])
    return not (is_like or _COMPARED.fullmatch(words[0]))


def is_quality(name: str) -> bool:
    """Tell whether a name ends in a word that says what something is like.

    >>> is_quality("mostly numeric"), is_quality("Error metric")
    (True, False)
    """
    last = (words_of(fold(name)) or [""])[-1]
    is_thing = _THING.fullmatch(last) or _is_done(last)
    return bool(_QUALITY.fullmatch(last)) and not is_thing


@lru_cache(maxsize=1024)
def is_action(name: str) -> bool:
    """Tell whether a name is that of something done, by its head: "*detection* of fraud".

    What is only more or less of something ("low utilization") is none.

    >>> [is_action(n) for n in ("Spam detection", "Inference of LLMs", "Chatbots", "High latency")]
    [True, True, False, False]
    """
    words = words_of(fold(name))
    place = next((n for n, word in enumerate(words) if word in _HEAD_BEFORE), len(words))
    if not place or words[0] in SIZES or _COMPARED.fullmatch(words[0]):
        return False
    return _is_done(words[place - 1])


def _is_done(word: str) -> bool:
    return bool(_ACTION.fullmatch(word)) and not _NO_ACTION.fullmatch(word)
