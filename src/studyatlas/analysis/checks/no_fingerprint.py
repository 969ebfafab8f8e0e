"""no-fingerprint: a link or a waiver that nobody can tell to be out of date.

It was written without a fingerprint of what it was said of, so it holds whatever becomes of that.
`studyatlas confirm` and `studyatlas waive` write fingerprints along.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "no-fingerprint"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for everything said by hand without a fingerprint."""
    for link in atlas.by_hand.confirmed:
        kept = {"item": link.item_print, "section": link.section_print}
        if bare := " or ".join(f"the {what}" for what, found in kept.items() if not found):
            message = f"stays when {bare} changes; 'studyatlas confirm' adds the fingerprints"
            yield warning(link.position, ID, message)
    for waiver in atlas.by_hand.waivers:
        if waiver.item in atlas.items and not waiver.item_print:
            message = "stays when the item changes; 'studyatlas waive' adds the fingerprint"
            yield warning(waiver.position, ID, message)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return change.before.by_hand == change.after.by_hand
