"""A plan as iCalendar (RFC 5545): one all-day event for each step."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from studyatlas.analysis.plan import Session
from studyatlas.wording import reads, step_name

_LONGEST = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(sessions: Iterable[Session]) -> str:
    r"""Return a calendar of a plan's steps on their days, its lines ended by CR LF.

    The same step has the same UID in every calendar, so that a later plan moves it instead of
    adding it again. The time stamp is the first day's: the same plan gives the same bytes.

    >>> render([]).splitlines()[0]
    'BEGIN:VCALENDAR'
    """
    sessions = tuple(sessions)
    stamp = min((session.first for session in sessions), default=date.min)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//studyatlas//plan//EN",
        "CALSCALE:GREGORIAN",
        *(line for session in sessions for line in _event(session, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(session: Session, stamp: date) -> Iterator[str]:
    step = session.step
    uid = hashlib.sha256(step.id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@studyatlas"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(session.first)}"
    yield f"DTEND;VALUE=DATE:{_day(session.last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(step_name(step))}"
    yield f"DESCRIPTION:{_text(chr(10).join((step.why, *reads(step))))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11): escaped, and without control characters."""
    plain = value.encode("utf-8", "replace").decode("utf-8")
    kept = (c for c in plain if c == "\n" or unicodedata.category(c) != "Cc")
    return "".join(kept).translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield the lines of at most 75 octets that a content line is folded into (RFC 5545, 3.1)."""
    part, size = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
