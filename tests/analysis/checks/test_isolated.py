from studyatlas.analysis.checks import check
from studyatlas.model.position import Position
from studyatlas.model.problem import error


def test_a_curated_node_without_relations_is_a_warning(joined) -> None:
    (problem,) = check(joined("oak part_of wood", fern={}))
    assert str(problem) == "graph/a.yaml:1:1: warning: node 'fern' has no relations (isolated-node)"


def test_a_section_without_relations_is_none(read) -> None:
    assert check(read({"a.md": "# Ferns\n\nThey have spores and no seeds at all.\n"})) == ()


def test_problems_of_reading_stand_among_them_sorted_each_once(joined) -> None:
    late = error(Position("notes.md", 3), "empty-file", "the file is empty")
    early = error(Position("a.md", 3), "empty-file", "the file is empty")
    found = check(joined("", fern={}), [late, early, late])
    assert [problem.position.path for problem in found] == ["a.md", "graph/a.yaml", "notes.md"]
