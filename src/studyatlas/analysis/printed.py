"""Parts of an exam by the words in which a guide, or this program, prints them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.guide import Domain, Item, Task
from studyatlas.model.naming import tokens


def printed_so(atlas: Atlas, text: str, types: Collection[str] = ()) -> tuple[Node, ...]:
    """Return the domains, tasks and items that a text names as they are printed, in order of id.

    That is "Task 1.3", "Task 1.3: Keep bees healthy" and "1.3 Keep bees", in the guide's own words
    too ("Module 1.3"): what stands before the title, and as much of the title as one likes.

    Args:
        atlas: where the outlines are.
        text: what a person typed.
        types: node types to find; empty for all.
    """
    typed = tokens(text)
    if not typed:
        return ()
    found = {
        node.id: node
        for node, head, title in _printed(atlas)
        if head == typed[: len(head)] and typed[len(head) :] == title[: len(typed) - len(head)]
    }
    return tuple(found[name] for name in sorted(found) if not types or found[name].type in types)


def _printed(atlas: Atlas) -> Iterator[tuple[Node, list[str], list[str]]]:
    """Yield every part of an exam with the words before its title, and those of the title."""
    lines = {document.path: document for document in atlas.documents}
    for exam in atlas.exams:
        for part, title in _parts(exam.domains):
            node = atlas.nodes[exam.node_id(part.code)]
            words, at = tokens(title), part.position
            yield node, tokens(part.code), words
            if isinstance(part, Item):
                continue
            yield node, tokens(f"{node.type} {part.code}"), words
            line = tokens(lines[at.path].quote(at.line)) if at.path in lines else []
            if head := _before(words, line):
                yield node, head, words


def _parts(domains: Collection[Domain]) -> Iterator[tuple[Domain | Task | Item, str]]:
    for domain in domains:
        yield domain, domain.title
        for task in domain.tasks:
            yield task, task.title
            yield from ((item, item.text) for item in task.items)


def _before(title: list[str], line: list[str]) -> list[str]:
    """Return the words of a line that stand before a title; none where it does not stand there.

    >>> _before(["keep", "bee"], ["module", "1", "3", "keep", "bee"])
    ['module', '1', '3']
    """
    places = range(1, len(line) - len(title) + 1)
    return next((line[:place] for place in places if line[place:][: len(title)] == title), [])
