"""A domain's share of its exam, as titles and lines give it."""

from __future__ import annotations

import re

from studyatlas.ingest.guides import terms
from studyatlas.ingest.guides.patterns import any_of, whole_words

_SHARE = r"~?(?:\d{1,3}(?:\.\d{1,9})?\s*%?\s*(?:[–—-]|to|bis|à|a)\s*)?(\d{1,3}(?:\.\d{1,9})?)\s*%"
_AT_END = re.compile(
    rf"\s*(?:[(\[]\s*(?:{any_of(terms.WEIGHT)}\s*[:=]?\s*)?{_SHARE}[^()\[\]]{{0,60}}[)\]]"
    rf"|\s[–—-]\s*{_SHARE}|:\s*{_SHARE})\s*$",
    re.IGNORECASE,
)
_OF_THE_EXAM = rf"[^\d%]{{0,30}}\b{any_of((*terms.EXAM, 'test', 'score', 'content'))}\b.{{0,30}}"
_LINE = re.compile(
    rf"\W*(?:{any_of(terms.WEIGHT)}\b[^\d%]{{0,40}}{_SHARE}.{{0,60}}"
    rf"|{_SHARE}(?:{_OF_THE_EXAM})?)",
    re.IGNORECASE,
)
_COLUMN = whole_words(word for word in terms.WEIGHT if word[0] != "%")
_CELL = re.compile(rf"\s*{_SHARE}\s*|\s*(\d{{1,3}}(?:\.\d{{1,9}})?)\s*")
_WHOLE = 100


def split_weight(title: str) -> tuple[str, float | None]:
    """Return a title without the percentage at its end, and that; of a range its upper end.

    >>> split_weight("Roses (20–26%)"), split_weight("Roses"), split_weight("Cut losses by 20%")
    (('Roses', 26.0), ('Roses', None), ('Cut losses by 20%', None))
    """
    start = max(0, len(title) - 120)
    if "%" not in title[start:] or not (found := _AT_END.search(title, start)):
        return title, None
    return title[: found.start()].rstrip(" :–—-"), _share(found)


def weight_line(text: str) -> float | None:
    """Return the percentage of a line that says nothing else.

    >>> weight_line("Weight: 28% of exam"), weight_line("28 %"), weight_line("28% of roses wilt")
    (28.0, 28.0, None)
    """
    if "%" not in text or len(text) > 120 or not (found := _LINE.fullmatch(text.strip())):  # noqa: PLR2004 - a line
        return None
    return _share(found)


def is_weight_column(name: str) -> bool:
    """Tell whether a table's column gives weights, by its name."""
    return "%" in name or bool(_COLUMN.search(name))


def weight_cell(text: str) -> float | None:
    """Return the percentage in a cell of such a column, with or without its sign."""
    found = _CELL.fullmatch(text[:40])
    return _share(found) if found else None


def _share(found: re.Match[str]) -> float | None:
    value = float(next(group for group in found.groups() if group))
    return value if 0 < value <= _WHOLE else None
