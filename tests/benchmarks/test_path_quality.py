"""The benchmark of paths counts right, and the bundled atlas answers its questions."""

import pytest

import studyatlas as sa

GRAPH = """
rye: {type: concept, uses: [mill, field]}
mill: {type: concept, uses: [rain]}
field: {type: concept, requires: [rain]}
rain: {type: concept}
"""


@pytest.fixture
def quality(module_of):
    return module_of("path_quality")


@pytest.fixture
def farm(workspace):
    def asked(questions):
        return workspace({"graph/a.yaml": GRAPH, "data/a.md": "# Farm\n", "q.yaml": questions})

    return asked


def run(quality, root) -> int:
    return quality.main([str(root), str(root / "q.yaml")])


@pytest.mark.parametrize(
    ("answers", "marks"),
    [
        ("accept: [[mill]], reject: [field]", "+-"),
        ("accept: [[Field]], reject: []", ".+"),
        ("accept: [[mill, field], []], reject: [Mill]", "-."),
    ],
)
def test_each_path_gets_a_mark(quality, farm, answers, marks, capsys) -> None:
    root = farm(f"- {{question: Why?, from: Rye, to: rain, {answers}}}\n")
    assert run(quality, root) == 0
    out = capsys.readouterr().out
    assert out.startswith("Why?\n")
    assert [line[2] for line in out.splitlines() if " > " in line] == list(marks)
    assert f"accepted, of 1: first path {marks[0] == '+':d}, one of 3 {'+' in marks:d}" in out
    assert f"rejected: first path {marks[0] == '-':d}, one of 3 {'-' in marks:d}" in out


@pytest.mark.parametrize(
    ("questions", "says"),
    [
        ("- {question: Why?, from: Rye, to: Moon}", "q.yaml:1:35: error: nothing is named 'Moon'"),
        ("- {question: Why?, from: Rye}", "q.yaml:1:3: error: expected a list of"),
        ("question: Why?", "q.yaml:1:1: error: expected a list of"),
        ("- [", "q.yaml:"),
    ],
)
def test_what_cannot_be_read_is_said(quality, farm, questions, says, capsys) -> None:
    assert run(quality, farm(questions)) == 1
    assert says in capsys.readouterr().err


def test_a_workspace_needs_its_questions(quality, farm) -> None:
    with pytest.raises(SystemExit) as e:
        quality.main([str(farm(""))])
    assert e.value.code == 2


@pytest.mark.parametrize(
    ("name", "size", "first", "among"), [("mla-c01", 12, 8, 10), ("mla-c01-more", 20, 14, 17)]
)
def test_the_bundled_atlas_answers(quality, name, size, first, among) -> None:
    atlas = sa.open(sa.bundled_root())
    file = quality.QUESTIONS.with_name(f"{name}.yaml")
    questions, problems = quality.read_questions(file, atlas)
    counts = quality.count(quality.answers(atlas, questions))
    assert (problems, counts.questions) == ((), size)
    assert counts.first_accepted >= first
    assert counts.accepted >= among
    assert counts.first_rejected <= (0 if name == "mla-c01" else 1)
