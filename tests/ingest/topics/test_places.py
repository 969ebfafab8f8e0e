"""What is kept of all places where one name stands as a subject."""

from __future__ import annotations

from studyatlas.ingest.topics.candidates import HEADING, LEAD_IN, Candidate
from studyatlas.ingest.topics.names import Name
from studyatlas.ingest.topics.places import Places

_TYPES = ("metric", "concept")


def _place(name: str, rule: str, line: int, kind: str = "", acronym: str = "") -> Candidate:
    key = "support vector machine"
    return Candidate(Name(name, name, acronym), kind, rule, "a.md", line, name, key)


def _seen(*places: Candidate) -> Places:
    found = Places(places[0])
    for place in places:
        found.add(place, _TYPES)
    return found


def test_the_best_place_is_one_with_the_name_itself() -> None:
    lead_in = _place("Support vector machine", LEAD_IN, 9)
    assert _seen(_place("SVM", HEADING, 1), lead_in).best is lead_in


def test_the_first_place_is_the_best_where_only_acronyms_stand() -> None:
    first = _place("SVM", LEAD_IN, 9)
    assert _seen(first, _place("SVM", HEADING, 1)).best is first


def test_of_places_of_one_rank_the_first_stays() -> None:
    first = _place("Support vector machine", HEADING, 3)
    assert _seen(first, _place("Support Vector Machines", HEADING, 3)).best is first


def test_the_best_place_that_tells_a_type_tells_it() -> None:
    found = _seen(
        _place("Support vector machine", LEAD_IN, 2, "concept"),
        _place("Support vector machine", HEADING, 8, "metric"),
        _place("Support vector machine", HEADING, 1),
    )
    assert (found.best.line, found.type) == (1, "metric")


def test_a_type_that_no_topic_may_have_is_none() -> None:
    assert _seen(_place("Support vector machine", HEADING, 1, "planet")).type == ""


def test_each_acronym_is_kept_once() -> None:
    found = _seen(*(_place("SVM", HEADING, 1, acronym=a) for a in ("SVM", "SV", "SVM")))
    assert found.acronyms == ("SVM", "SV")
