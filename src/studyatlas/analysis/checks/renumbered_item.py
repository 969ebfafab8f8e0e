"""renumbered-item: something said by hand of an item that has another number now.

Its words are the same, so what was said goes along with it. Write the new number when you can: as
soon as the words change too, nothing joins the two any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import Confirmed, Waiver
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "renumbered-item"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each old number of an item."""
    everything: tuple[Confirmed | Waiver, ...] = (*atlas.by_hand.confirmed, *atlas.by_hand.waivers)
    for said in everything:
        if said.written != said.item:
            message = f"{said.written!r} is {said.item!r} now, by its words"
            yield warning(said.position, ID, message)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return change.before.by_hand == change.after.by_hand
