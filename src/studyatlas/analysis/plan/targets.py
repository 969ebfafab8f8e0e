"""What a target stands for: the topics one has to know for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from studyatlas.model.atlas import Atlas


def topics_of(atlas: Atlas, target: str) -> tuple[str, ...]:
    """Return the topics a node stands for.

    A topic stands for itself, an item for what it asks about, a task or a domain for what its items
    ask about, a section of the notes for what it explains.

    Raises:
        KeyError: there is no such node.
    """
    node = atlas.nodes[target]
    if not atlas.schema.is_outline(node.type):
        return (target,)
    if node.type == "section":
        return tuple(dict.fromkeys(atlas.targets(target, "explains")))
    items = items_of(atlas, target)
    return tuple(dict.fromkeys(t for item in items for t in atlas.targets(item, "asks_about")))


def items_of(atlas: Atlas, target: str) -> tuple[str, ...]:
    """Return the outline nodes at and below a target that ask about something, the top first.

    Empty for a topic and for a section of the notes.
    """
    below = _outline_below(atlas, target)
    return tuple(node for node in below if atlas.nodes[node].type != "section")


def items_below(atlas: Atlas, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the outline nodes at and below some targets that ask about something, each once."""
    return tuple(dict.fromkeys(item for target in targets for item in items_of(atlas, target)))


def without_topics(atlas: Atlas, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the exam items at and below some targets that ask about no topic of the atlas.

    What is left out on purpose is none of them.
    """
    return tuple(
        item
        for item in items_below(atlas, targets)
        if item in atlas.items
        and not atlas.items[item][2].waived
        and not atlas.targets(item, "asks_about")
    )


def waived(atlas: Atlas, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the exam items at and below some targets that are left out on purpose."""
    below = items_below(atlas, targets)
    return tuple(item for item in below if item in atlas.items and atlas.items[item][2].waived)


def _outline_below(atlas: Atlas, target: str) -> Iterator[str]:
    stack, seen = [target], {target}
    while stack:
        node = stack.pop()
        if not atlas.schema.is_outline(atlas.nodes[node].type):
            continue
        yield node
        parts = [part for part in atlas.sources(node, "part_of") if part not in seen]
        seen.update(parts)
        stack += reversed(parts)


def wanted(atlas: Atlas, targets: Iterable[str]) -> dict[str, str]:
    """Return the topics that some targets stand for, each with the node that wants it first."""
    found: dict[str, str] = {}
    for target in targets:
        if items := items_of(atlas, target):
            asked = ((topic, item) for item in items for topic in atlas.targets(item, "asks_about"))
        else:
            asked = ((topic, target) for topic in topics_of(atlas, target))
        for topic, wanting in asked:
            found.setdefault(topic, wanting)
    return found


def known_topics(atlas: Atlas, known: Collection[str]) -> frozenset[str]:
    """Return what is known where some nodes are: those, their topics, and the items below them."""
    return frozenset(
        node for name in known for node in (name, *topics_of(atlas, name), *items_of(atlas, name))
    )
