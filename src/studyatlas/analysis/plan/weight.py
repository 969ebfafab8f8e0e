"""How much of an exam hangs on an item, and on a topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studyatlas.analysis.coverage import Coverage, gaps
from studyatlas.model.atlas import Atlas
from studyatlas.model.guide import Domain, Exam


def item_shares(atlas: Atlas) -> Mapping[str, float]:
    """Return each item's part of its outline in percent, by node id; what is waived has none.

    A domain's weight is divided among its items that count. Where a weight is missing, every item
    of the outline weighs the same.
    """
    return {
        node: share for exam in atlas.exams for node, share in _shares(exam).items() if share > 0
    }


def shares_of_steps(atlas: Atlas) -> Mapping[str, float]:
    """Return the percent of the outline that hangs on each step that a plan may have.

    Of a topic, those items count that ask about it, of an item itself; others are not in it.
    """
    found = dict(item_shares(atlas))
    for item, share in item_shares(atlas).items():
        for topic in dict.fromkeys(atlas.targets(item, "asks_about")):
            found[topic] = found.get(topic, 0.0) + share
    return found


def _shares(exam: Exam) -> dict[str, float]:
    counting = {domain.code: _counting(domain) for domain in exam.domains}
    parts = [domain for domain in exam.domains if counting[domain.code]]
    by_weight = all(domain.weight for domain in parts)
    sizes = [
        (domain.weight or 0.0) if by_weight else len(counting[domain.code]) for domain in parts
    ]
    return {
        exam.node_id(code): 100 * size / sum(sizes) / len(counting[domain.code])
        for domain, size in zip(parts, sizes, strict=True)
        for code in counting[domain.code]
    }


def _counting(domain: Domain) -> list[str]:
    return [item.code for task in domain.tasks for item in task.items if not item.waived]


def rank_of(atlas: Atlas, topic: str, shares: Mapping[str, float]) -> tuple[float, int, str, str]:
    """Return what topics that could change places are sorted by: exam weight, then name.

    Of topics with the same weight, the one that more items ask about comes first. An item that
    stands for itself has its own weight.
    """
    asked = atlas.sources(topic, "asks_about")
    weight = shares.get(topic, 0.0) + sum(shares.get(item, 0.0) for item in asked)
    return -round(weight, 9), -len(asked), atlas.nodes[topic].label.casefold(), topic


def lacks(atlas: Atlas, reports: Iterable[Coverage]) -> Mapping[str, float]:
    """Return what each gap takes from the outline in percent, by item, the largest first.

    That is an item's part of the outline times its lack of coverage: all of it where it is missing
    or stale, half where it is thin. Items that are covered or waived are not in it.

    Args:
        atlas: the notes and the outlines.
        reports: the coverage of its exams.
    """
    exams = {exam.id: exam for exam in atlas.exams}
    found: dict[str, float] = {}
    for report in reports:
        for gap in gaps(report, exams[report.exam]):
            found.setdefault(gap.item.id, gap.gain)
    return found
