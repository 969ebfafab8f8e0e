import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.checks import implied
from studyatlas.analysis.checks.implied import check

NAMES = [f"n{number}" for number in range(9)]


def found(atlas):
    return {tuple(problem.message.split("'")[1:4:2]) for problem in check(atlas)}


def test_what_follows_from_a_chain_is_a_warning_at_its_line(joined) -> None:
    (problem,) = check(joined("a requires b\nb requires c\nc requires d\na requires d"))
    assert str(problem) == (
        "graph/a.yaml:4:1: warning: 'a' requires 'd' already, by way of 'b' (implied-prerequisite)"
    )


def test_two_ways_to_one_thing_are_no_mistake(joined) -> None:
    atlas = joined("a requires b\na requires c\nb requires d\nc requires d")
    assert found(atlas) == set()


def test_other_relations_imply_nothing(joined) -> None:
    assert found(joined("a requires b\nb is_a c\na requires c")) == set()


def test_what_the_notes_state_is_their_word(read) -> None:
    atlas = read(
        {
            "data/a.md": "# Oak\n\nAn oak requires soil.\n",
            "graph/a.yaml": """
                oak:
                  type: concept
                  requires: [acorn, {to: soil, source: a.md, quote: "requires soil"}]
                acorn: {type: concept, requires: [soil]}
                soil: {type: concept}
            """,
        }
    )
    assert found(atlas) == set()


def test_circles_are_left_to_another_check(joined) -> None:
    assert found(joined("a requires b\nb requires a\na requires c\nb requires c")) == set()


DAGS = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] > p[1]))


@given(DAGS.filter(bool))
def test_it_is_what_a_transitive_reduction_takes_away(joined, pairs) -> None:
    graph = nx.DiGraph((NAMES[a], NAMES[b]) for a, b in pairs)
    atlas = joined("\n".join(f"{a} requires {b}" for a, b in graph.edges))
    assert found(atlas) == set(graph.edges) - set(nx.transitive_reduction(graph).edges)


def test_a_graph_too_large_to_be_checked_says_so(joined, monkeypatch) -> None:
    monkeypatch.setattr(implied, "_MOST_WORK", 2)
    triangle = "a{0} requires b{0}\nb{0} requires c{0}\na{0} requires c{0}"
    problems = list(check(joined("\n".join(triangle.format(n) for n in range(9)))))
    assert problems[-1].message == "too large to be checked as a whole; stopped at 'a1'"
    assert len(problems) == 3
