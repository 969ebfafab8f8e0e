import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, Severity, error, warning


@pytest.mark.parametrize(
    ("line", "end_line", "expected"),
    [(3, 5, (3, 5)), (3, 0, (3, 3)), (7, 4, (7, 7)), (1, 1, (1, 1))],
)
def test_a_range_never_ends_before_it_starts(
    line: int, end_line: int, expected: tuple[int, int]
) -> None:
    position = Position("rails.md", line, end_line)
    assert (position.line, position.end_line) == expected


def test_positions_sort_by_path_then_line_then_column() -> None:
    wanted = [
        Position("a.md", 2, column=9),
        Position("a.md", 10, column=1),
        Position("a.md", 10, column=4),
        Position("b.md", 1),
    ]
    assert sorted({*wanted}) == wanted


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_position_reads_as_path_and_first_line(line: int, end_line: int) -> None:
    assert str(Position("a b.md", line, end_line)) == f"a b.md:{line}"


def test_a_problem_is_one_line_with_its_place() -> None:
    place = Position("graph/rails.yaml", 4, column=7)
    assert str(error(place, "unknown-node", "unknown node 'x'")) == (
        "graph/rails.yaml:4:7: error: unknown node 'x' (unknown-node)"
    )
    assert warning(place, "empty-file", "").severity is Severity.WARNING


def test_problems_sort_by_place_first() -> None:
    late = Problem(Position("a.md", 9), Severity.ERROR, "a", "a")
    early = Problem(Position("a.md", 2), Severity.WARNING, "z", "z")
    assert sorted([late, early]) == [early, late]
