"""stale-by-hand: a link or a waiver that was given for words which have changed since.

It does not count any more, and the item is `stale` unless something else was said of it. Look at
both, then say it again with `studyatlas confirm` or `studyatlas waive`, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import ByHand
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "stale-by-hand"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for everything said by hand that does not hold any more."""
    if not _is_said(atlas.by_hand):
        return
    from studyatlas.analysis.coverage.by_hand import Hand

    hand = Hand(atlas)
    for link in atlas.by_hand.confirmed:
        if change := hand.link_change(link):
            message = f"{link.section!r} counts no longer for {link.item!r}: {change}"
            yield warning(link.position, ID, message)
    for waiver in atlas.by_hand.waivers:
        known = waiver.item in atlas.items or waiver.item_print
        if known and (change := hand.waiver_change(waiver)):
            message = f"{waiver.item!r} is left out no longer: {change}"
            yield warning(waiver.position, ID, message)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return not change.documents or not _is_said(change.after.by_hand)


def _is_said(by_hand: ByHand) -> bool:
    return bool(by_hand.confirmed or by_hand.waivers)
