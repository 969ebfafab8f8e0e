from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.plan.budget import Budget

TOPICS = "abcdefg"


def budget(needs, costs, values, parts=None):
    order = sorted(needs)
    return Budget(order, needs, costs, parts or {t: {} for t in order}, values)


@st.composite
def budgets(draw):
    """Draw needs of topics on earlier ones, costs, values and a room."""
    needs = {
        t: sorted(draw(st.sets(st.sampled_from(TOPICS[:n])))) if n else []
        for n, t in enumerate(TOPICS)
    }
    costs = {t: draw(st.integers(0, 9)) for t in TOPICS}
    values = {t: float(draw(st.sampled_from([0, 0, 1, 2, 5]))) for t in TOPICS}
    return needs, costs, values, draw(st.integers(0, 30))


def closed_sets(needs):
    every = chain.from_iterable(combinations(TOPICS, n) for n in range(len(TOPICS) + 1))
    return [set(some) for some in every if all(set(needs[t]) <= set(some) for t in some)]


@given(budgets())
def test_what_is_chosen_is_closed_and_fits(case) -> None:
    needs, costs, values, room = case
    chosen = budget(needs, costs, values).choose(room)
    assert all(set(needs[topic]) <= chosen for topic in chosen)
    assert sum(costs[topic] for topic in chosen) <= room


@given(budgets())
def test_nothing_more_fits(case) -> None:
    needs, costs, values, room = case
    chosen = budget(needs, costs, values).choose(room)
    left = room - sum(costs[topic] for topic in chosen)
    ready = [t for t in TOPICS if t not in chosen and set(needs[t]) <= chosen]
    assert all(costs[topic] > left for topic in ready)


@given(budgets())
def test_it_brings_no_less_than_the_best_single_topic(case) -> None:
    needs, costs, values, room = case
    chosen = budget(needs, costs, values).choose(room)

    def worth(topics):
        return sum(values[topic] for topic in topics)

    def closure(topic):
        return {topic}.union(*(closure(need) for need in needs[topic]))

    singles = [closure(topic) for topic in TOPICS]
    fitting = [worth(c) for c in singles if sum(costs[t] for t in c) <= room]
    assert worth(chosen) >= max(fitting, default=0)
    best = max(worth(c) for c in closed_sets(needs) if sum(costs[t] for t in c) <= room)
    assert worth(chosen) <= best


@given(budgets())
def test_all_is_kept_where_all_fits(case) -> None:
    needs, costs, values, _ = case
    assert budget(needs, costs, values).choose(sum(costs.values())) == set(TOPICS)


@pytest.mark.parametrize(
    ("room", "chosen"), [(4, {"a"}), (5, {"a", "b"}), (9, {"a", "b"}), (10, {"c"}), (15, {*"abc"})]
)
def test_value_for_the_time_decides_unless_one_alone_brings_more(room, chosen) -> None:
    needs = {"a": [], "b": ["a"], "c": []}
    costs, values = {"a": 2, "b": 3, "c": 10}, {"b": 4.0, "c": 6.0}
    assert budget(needs, costs, values).choose(room) == chosen


def test_what_two_topics_read_is_paid_once() -> None:
    needs = {"a": [], "b": [], "c": []}
    parts = {"a": {("x.md", 1): 10}, "b": {("x.md", 1): 10}, "c": {("y.md", 1): 10}}
    made = budget(needs, dict.fromkeys("abc", 0), {"a": 1.0, "c": 1.1}, parts)
    assert made.choose(10) == {"c"}
    assert made.choose(20) == {*"abc"}
    assert budget(needs, dict.fromkeys("abc", 0), {"a": 1.0}, parts).choose(10) == {"a", "b"}


def test_a_circle_is_taken_as_a_whole_or_not_at_all() -> None:
    needs = {"a": ["b"], "b": ["a"], "c": []}
    made = budget(needs, {"a": 3, "b": 3, "c": 3}, {"a": 9.0, "c": 1.0})
    assert [made.choose(room) for room in (3, 5, 6, 9)] == [{"c"}, {"c"}, {"a", "b"}, {*"abc"}]
