"""What a person says by hand about coverage, with fingerprints of the words it was said of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from studyatlas.model.document import Section
from studyatlas.model.position import Position

COVERS = "covers"
"""The relation from a section to an item that a person confirms."""
_PRINT_DIGITS = 12
_NO_WORD = re.compile(r"[^a-z0-9+#]+")


def fingerprint(text: str) -> str:
    """Return a short hash of a text's words: 12 hex digits of SHA-256 (FIPS 180-4).

    Case, white space and punctuation make no difference, and so no markup does.

    >>> fingerprint("Kinds of *flour*") == fingerprint("kinds  of Flour.")
    True
    >>> fingerprint("Kinds of flour")
    '41ec9f68b4b9'
    """
    words = " ".join(_plain(text).split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_PRINT_DIGITS]


def _plain(text: str) -> str:
    """Return a text's letters, marks and digits, case-folded (Unicode NFKC), blanks for the rest.

    It stands on its own: were it to change with how names are compared, every link would be stale.
    """
    if text.isascii():
        return _NO_WORD.sub(" ", text.lower())
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c if unicodedata.category(c)[0] in "LMN" or c in "+#" else " " for c in folded)


def section_print(section: Section) -> str:
    """Return the fingerprint of what stands under a heading; its title and place do not count."""
    return fingerprint("\n".join(_texts(section)))


def _texts(section: Section) -> Iterator[str]:
    header: tuple[str, ...] = ()
    for block in section.blocks:
        if block.header != header:  # once for a table, not for each of its rows
            header = block.header
            yield " ".join(header)
        yield block.text


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A person's word that a section teaches an exam item."""

    section: str
    """The section's id; there may be no such section any more."""
    item: str
    """The item's node id; there may be no such item any more."""
    position: Position
    """Where `graph/` says it."""
    item_print: str = ""
    """The fingerprint of the item's text when it was said; empty where none was kept."""
    section_print: str = ""
    """The same of the section."""
    written: str = ""
    """The item's id as it is written; another one where the item was renumbered since."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's word that an exam item is left out on purpose."""

    item: str
    """The item's node id."""
    reason: str
    position: Position
    """Where `graph/` says it."""
    item_print: str = ""
    """The fingerprint of the item's text when it was said; empty where none was kept."""
    written: str = ""
    """The item's id as it is written; another one where the item was renumbered since."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Everything that was said by hand, in the order of the files."""

    confirmed: tuple[Confirmed, ...] = ()
    waivers: tuple[Waiver, ...] = ()


NOTHING_SAID = ByHand()


def same(kept: str, now: str) -> bool:
    """Tell whether a fingerprint that was kept is that of today; none at all never ages."""
    return kept in ("", now)
