"""island: a group of topics that no relation joins to the rest.

No path leads from it to the rest or back. Reported are groups less than half as large as the
largest one (two subjects side by side are no mistake), at the line of their first member. What
exam items and notes say of a topic does not count: study paths do not go through them. A topic with
no relations at all is `isolated-node`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from studyatlas.analysis.checks.topics import (
    has_written,
    is_written,
    joins_or_frees_written,
    joins_topics_otherwise,
    neighbours,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "island"
_NAMED = 5


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield one warning for each island with a topic that was written here."""
    parts = list(_parts(neighbours(atlas) if has_written(atlas) else {}))
    largest = max(map(len, parts), default=0)
    for part in parts:
        members = sorted(n for n in part if is_written(atlas.nodes[n]) and atlas.relations_of(n))
        if members and 2 * len(part) < largest:
            first = min(members, key=lambda n: (atlas.nodes[n].provenance.position, n))
            more = f" and {len(part) - _NAMED} more" if len(part) > _NAMED else ""
            names = ", ".join(sorted(part)[:_NAMED]) + more
            message = f"no relation joins this to the other topics: {names}"
            yield warning(atlas.nodes[first].provenance.position, ID, message)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return not (joins_topics_otherwise(change) or joins_or_frees_written(change))


def _parts(beside: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield the topics in groups that relations join."""
    seen: set[str] = set()
    for topic in beside:
        if topic not in seen:
            seen.add(topic)
            part = [topic]
            for one in part:  # grows while it is walked
                new = [other for other in beside[one] if other not in seen]
                seen.update(new)
                part += new
            yield part
