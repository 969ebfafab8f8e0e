from datetime import UTC, date, datetime

from studyatlas.analysis.progress import make_progress
from studyatlas.model.mark import Mark, State


def mark(topic, state, day) -> Mark:
    return Mark(topic, State(state), datetime(2026, 3, day, 12, tzinfo=UTC))


def test_the_last_mark_of_a_topic_counts(tiny_atlas) -> None:
    history = [mark("bread", "known", 1), mark("bread", "review", 2), mark("oven", "known", 2)]
    found = make_progress(tiny_atlas, history)
    assert found.states == {"bread": "review", "oven": "known"}
    assert (found.known, found.topics) == ({"oven"}, 4)
    assert [found.count(state) for state in State] == [1, 0, 1, 0]


def test_unknown_takes_a_mark_back(tiny_atlas) -> None:
    history = [mark("bread", "known", 1), mark("bread", "unknown", 1), mark("moon", "unknown", 1)]
    found = make_progress(tiny_atlas, history)
    assert (found.states, found.gone) == ({}, ())


def test_marks_of_topics_that_are_gone_are_named(tiny_atlas) -> None:
    found = make_progress(tiny_atlas, [mark("moon", "known", 1), mark("bread", "known", 1)])
    assert (found.gone, list(found.states)) == (("moon",), ["bread"])
    assert [day.known for day in found.days] == [1]


def test_each_day_with_marks_says_how_things_stood_at_its_end(tiny_atlas) -> None:
    history = [
        mark("bread", "learning", 1),
        mark("oven", "known", 1),
        mark("bread", "known", 3),
        mark("oven", "review", 3),
        mark("flour", "known", 2),  # a clock that was set back
        mark("bread", "unknown", 5),
    ]
    days = make_progress(tiny_atlas, history).days
    assert [(d.day, d.known, d.learning, d.review) for d in days] == [
        (date(2026, 3, 1), 1, 1, 0),
        (date(2026, 3, 2), 2, 0, 1),
        (date(2026, 3, 3), 1, 0, 1),
        (date(2026, 3, 5), 1, 0, 1),
    ]
