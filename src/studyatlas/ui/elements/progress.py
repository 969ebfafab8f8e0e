"""How much is known, day by day: a plot, and the same as a table."""

from __future__ import annotations

from datetime import date

from studyatlas.analysis.progress import Progress
from studyatlas.model.mark import State
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.rows import Json
from studyatlas.wording import count


def draw_progress(found: Progress, today: date, kept: str, *, key: str) -> None:
    """Draw what is known and how it grew.

    Args:
        found: what the marks say.
        today: the last day of the plot.
        kept: where marks are kept, as the end of a sentence.
        key: names the element on its page.
    """
    mount("progress", key, progress_data(found, today, kept))


def progress_data(found: Progress, today: date, kept: str) -> Json:
    """Return what the browser gets; days are counted from the first, so that it needs no calendar.

    >>> progress_data(Progress({}, 7, (), ()), date(2026, 3, 1), "here")["words"]
    '0 of 7 topics known, 0 being learned, 0 to review.'
    """
    days = [(day.day, day.known, day.learning, day.review) for day in found.days]
    if days and days[-1][0] < today:
        days.append((today, *days[-1][1:]))
    first = days[0][0] if days else today
    learning, review = found.count(State.LEARNING), found.count(State.REVIEW)
    gone = f" {count(len(found.gone), 'marked topic')} not in these notes." if found.gone else ""
    return {
        "words": f"{len(found.known)} of {count(found.topics, 'topic')} known, "
        f"{learning} being learned, {review} to review.{gone}",
        "kept": f"Marks are kept {kept}.",
        "days": [
            {
                "day": day.isoformat(),
                "at": (day - first).days,
                "known": known,
                "learning": learning,
                "review": review,
            }
            for day, known, learning, review in days
        ],
    }
