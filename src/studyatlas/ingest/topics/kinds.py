"""What type a topic has, by honest cues: its own first or last word, or its column's name."""

from __future__ import annotations

import re
from functools import lru_cache

from studyatlas.model.naming import singular, tokens

_VENDOR = re.compile(r"(?:AWS|Amazon|Azure|Google)\s+(?!Rain|River|Basin|Delta|Jungle)[A-Z0-9]")
_BRAND = re.compile(r"[^\W_]*[a-z][A-Z]\w*")
_LAST = {
    "algorithm": "algorithm",
    "metric": "metric",
    "score": "metric",
    "technique": "technique",
    "service": "service",
    "framework": "tool",
    "library": "tool",
    "toolkit": "tool",
}
_COLUMNS = {
    **_LAST,
    "method": "technique",
    "measure": "metric",
    "tool": "tool",
    "software": "tool",
    "program": "tool",
}
_NO_SUBJECT = """
    date time day week month year no number nr step command flag option parameter argument question
    answer value input output feature aspect property criterion criteria attribute dimension
    characteristic comparison difference status key shortcut symbol line page example version score
    rank level result code field column row unit size count
"""
_NO_SUBJECTS = frozenset(_NO_SUBJECT.split())


@lru_cache(maxsize=1024)
def kind_of_name(name: str) -> str:
    """Return the type a name tells by itself; empty where it tells none.

    >>> [kind_of_name(n) for n in ("AWS Lambda", "Apriori algorithm", "Apgar score", "Moss")]
    ['service', 'algorithm', 'metric', '']
    """
    if _VENDOR.match(name):
        return "service"
    words = tokens(name)
    return _LAST.get(words[-1], "") if len(words) > 1 else ""


def is_product(name: str) -> bool:
    """Tell whether a name is some maker's one thing, of which there are no kinds.

    >>> [is_product(n) for n in ("AWS Lambda", "SageMaker Model Monitor", "Model Monitor")]
    [True, True, False]
    >>> [is_product(n) for n in ("SageMaker endpoints", "NoSQL Databases", "mRNA", "PaaS")]
    [False, False, False, False]
    """
    words = name.split()
    last = words[-1].lower()
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    is_one = is_name and singular(last) == last
    return is_one and bool(_VENDOR.match(name) or _BRAND.match(name))


@lru_cache(maxsize=1024)
def kind_of_column(header: str) -> str:
    """Return the type of the names in a column; empty where its header tells none.

    >>> [kind_of_column(h) for h in ("Metric", "Built-in Algorithms", "Subject", "Algorithm class")]
    ['metric', 'algorithm', '', 'algorithm']
    """
    words = tokens(header)
    if not words or len(words) > 3:  # noqa: PLR2004 - longer ones are no names of columns
        return ""
    if words[-2:] in (["problem", "type"], ["task", "type"]):
        return "problem"
    last = words[-2] if words[-1] in ("class", "name", "family") and len(words) > 1 else words[-1]
    return _COLUMNS.get(last, "")


@lru_cache(maxsize=1024)
def names_subjects(header: str) -> bool:
    """Tell whether the first cells below a header may be subjects: not dates, commands, features.

    >>> names_subjects("Service"), names_subjects("Date"), names_subjects("")
    (True, False, False)
    """
    words = tokens(header)
    return bool(words) and words[-1] not in _NO_SUBJECTS
