"""What a picture shows, in words."""

from __future__ import annotations

from collections.abc import Collection

from studyatlas.model.atlas import Atlas
from studyatlas.wording.sentences import listed


def picture_words(atlas: Atlas, nodes: Collection[str]) -> str:
    """Say which kinds of nodes are drawn, and what exam items have to do with the topics.

    >>> from studyatlas.model.atlas import make_atlas
    >>> picture_words(make_atlas([], []), [])
    ''
    """
    types = [atlas.nodes[node].type for node in nodes]
    parts = [f"{name}s" for name in ("domain", "task", "item") if name in types]
    sections = ["sections of the notes"] if "section" in types else []
    parts += _topics_words(atlas, nodes, "" if sections else " of the notes") + sections
    return listed(parts) if parts else ""


def _topics_words(atlas: Atlas, nodes: Collection[str], whose: str) -> list[str]:
    topics = [node for node in nodes if not atlas.schema.is_outline(atlas.nodes[node].type)]
    asking = [len(atlas.sources(topic, "asks_about")) for topic in topics]
    asked = [items for items in asking if items]
    words = []
    if asked:
        words.append(f"topics that {'several items' if min(asked) > 1 else 'items'} ask about")
    if len(asked) < len(topics):
        words.append(f"{'other topics' if asked else 'topics'}{whose}")
    return words
