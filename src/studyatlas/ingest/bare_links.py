"""Blocks that are nothing but links out of the notes: what they lead to is not in the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from studyatlas.ingest.words import only_points, squeeze
from studyatlas.model.document import Block, BlockKind, Link


def drop_bare_links(blocks: Iterable[Block], links: Iterable[Link]) -> None:
    """Leave a paragraph or list item without material where it says nothing beside web links.

    "See [Amazon EFS](https://…) and [FSx](https://…)" names two services and teaches neither.
    """
    shown: dict[int, list[str]] = defaultdict(list)
    for link in links:
        if "://" in link.target and not link.embed:
            shown[link.line].append(squeeze(link.text))
    if not shown:
        return
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.material:
            lines = range(block.line, block.end_line + 1)
            texts = [text for line in lines for text in shown.get(line, ())]
            if texts and _says_nothing_beside(block.text, texts):
                object.__setattr__(block, "material", "")


def _says_nothing_beside(text: str, links: Iterable[str]) -> bool:
    """Tell whether a text has no word of its own between its links, which stand in their order."""
    beside, place = [], 0
    for link in links:
        if (found := text.find(link, place)) >= 0:
            beside.append(text[place:found])
            place = found + len(link)
    return only_points(" ".join((*beside, text[place:])))
