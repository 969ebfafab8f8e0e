import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.plan import Session, Step
from studyatlas.export.plan_calendar import render

START = date(2026, 3, 1)


def session(text, first=START, days=1):
    section = Evidence("notes/a.md", 3, 4, text, text, f"explains {text}", 0.9)
    step = Step(f"id-{text}", text, "concept", (), text, (section,), 1.0)
    return Session(step, first, first + timedelta(days=days - 1))


def events(text):
    return Calendar.from_ical(text).walk("VEVENT")


def test_a_calendar() -> None:
    assert render([session("Nets", days=2)]) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//studyatlas//plan//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:2b6ce4cd09c8428658fc2308c878b1a0@studyatlas\r\n"
        "DTSTAMP:20260301T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260301\r\n"
        "DTEND;VALUE=DATE:20260303\r\n"
        "SUMMARY:Nets\r\n"
        "DESCRIPTION:Nets\\nnotes/a.md:3 Nets\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


def test_an_exam_item_is_named_with_its_code() -> None:
    step = Step("aws/2.1.K3", "Which loss, and why", "item", (), "thin", (), 0.0)
    (event,) = events(render([Session(step, START, START)]))
    assert event["SUMMARY"] == "2.1.K3 Which loss, and why"


def test_each_step_has_an_id_of_its_own_that_stays() -> None:
    one, other = events(render([session("a"), session("b")]))
    (later,) = events(render([session("a", date(2027, 1, 1))]))
    assert one["UID"] != other["UID"]
    assert one["UID"] == later["UID"]


HOSTILE = [
    "a;b,c\\d",
    "two\nlines",
    "SUMMARY:x\r\nBEGIN:VALARM",
    "\\n",
    "\x00\x1b[31m",
    "é" * 60,
    "😀" * 40,
    "x" * 500,
    "a\tb",
    " leading",
    "\ud800",
    'DTSTART;VALUE="x":1',
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text) -> None:
    _check(text)


@given(st.text(max_size=300))
@example("é" * 33 + ";")
def test_any_text_comes_back_and_every_line_is_short(text) -> None:
    _check(text)


def _check(text) -> None:
    data = render([session(text)]).encode("utf-8")
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    unfolded = data.replace(b"\r\n ", b"").decode("utf-8")
    (summary,) = re.findall(r"(?m)^SUMMARY:(.*)\r$", unfolded.replace("\x85", ""))
    assert _unescaped(summary) == _expected(text)
    assert len(events(data.decode("utf-8"))) == 1


def _unescaped(value):
    found = re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    return found


def _expected(text):
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in plain if c == "\n" or not (ord(c) < 32 or 127 <= ord(c) < 160))
