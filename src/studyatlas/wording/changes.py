"""What changed in coverage since an earlier version, in words."""

from __future__ import annotations

from studyatlas.analysis.coverage.changes import Changes, ItemChange, Turn
from studyatlas.wording.sentences import short

TURN_WORDS = {
    Turn.GAINED: "Gained",
    Turn.LOST: "Lost",
    Turn.STALE: "Gone stale",
    Turn.CHANGED: "Judged otherwise",
    Turn.ADDED: "New in the guide",
    Turn.REMOVED: "No longer in the guide",
    Turn.SAME: "Same verdict, renumbered or reworded",
}
"""What became of an item since an earlier version, as a heading."""


def change_words(changes: Changes) -> str:
    """Return how the percentage changed.

    >>> change_words(Changes("x", 40.0, 52.5, ()))
    '52.5 % covered, 12.5 points more than before'
    """
    now = f"{changes.after} % covered"
    if changes.before is None:
        return f"{now}; nothing of it was asked for before"
    points = round(changes.after - changes.before, 1)
    if not points:
        return f"{now}, as before"
    return f"{now}, {abs(points):g} points {'more' if points > 0 else 'less'} than before"


def item_change_words(change: ItemChange) -> str:
    """Return what became of an item, in a few words.

    >>> from studyatlas.analysis.coverage import ItemCoverage, Status
    >>> old = ItemCoverage("x/1.1.1", "1.1.1", "Knots", "1.1", Status.THIN, (), (), None)
    >>> new = ItemCoverage("x/1.2.3", "1.2.3", "Knots", "1.2", Status.COVERED, (), (), None)
    >>> item_change_words(ItemChange(Turn.GAINED, old, new, renumbered=True))
    'thin → covered, was 1.1.1'
    """
    before, after = change.before, change.after
    if before is None or after is None:
        there = after or before
        return str(there.status) if there else ""
    same = before.status is after.status
    parts = [str(after.status) if same else f"{before.status} → {after.status}"]
    parts += [f"was {before.code}"] if change.renumbered else []
    parts += [f"was “{short(before.text)}”"] if change.reworded else []
    return ", ".join(parts)
