"""What changed in the coverage of an exam, as Markdown: one table for each kind of change."""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.coverage.changes import Changes, ItemChange, Turn
from studyatlas.export.markdown_text import escaped
from studyatlas.wording import STATUS_MARKS, TURN_WORDS, change_words, item_change_words


def render(changes: Changes) -> str:
    """Return the changes; text from notes is escaped, so it stays text."""
    return "\n".join(_lines(changes)) + "\n"


def _lines(changes: Changes) -> Iterator[str]:
    yield f"# What changed in the coverage of {escaped(changes.exam)}"
    yield ""
    yield f"{change_words(changes)}."
    if not changes.items:
        yield ""
        yield "No item changed."
    for turn in Turn:
        found = changes.of(turn)
        if found:
            yield ""
            yield f"## {TURN_WORDS[turn]}: {len(found)}"
            yield ""
            yield "| Item | What it asks | Verdict |"
            yield "| --- | --- | --- |"
        yield from (_row(change) for change in found)


def _row(change: ItemChange) -> str:
    item = change.after or change.before
    if item is None:  # no change is of nothing
        return ""
    words = escaped(item_change_words(change))
    return f"| {escaped(item.code)} | {escaped(item.text)} | {STATUS_MARKS[item.status]} {words} |"
