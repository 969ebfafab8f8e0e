"""The accuracy benchmark counts right, and says what it cannot read."""

import importlib
import sys
from pathlib import Path

import pytest

import studyatlas as sa
from studyatlas.model.position import Position

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("coverage*/*/labels.yaml"))
GUIDE = """\
# Domain 1: Tea

## Task 1.1: Brew it

- Water temperature
- Washing up the pot
"""


@pytest.fixture
def accuracy(monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    yield importlib.import_module("benchmarks.coverage_accuracy")
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


@pytest.fixture
def judged(accuracy):
    def make(verdict, *accept, firm=True):
        label = accuracy.Label(accept, firm, Position("labels.yaml"))
        return accuracy.Judged("1.1.1", "Water", label, verdict)

    return make


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE, "utf-8")
    return folder


def write(tmp_path, text):
    file = tmp_path / "labels.yaml"
    file.write_text(text, "utf-8")
    return file


def test_shares_and_matrix_are_counted_by_hand(accuracy, judged):
    one = accuracy.Score(
        "tea",
        (
            judged("covered", "covered"),
            judged("covered", "thin", "covered", firm=False),
            judged("covered", "thin", "missing", firm=False),
            judged("covered", "missing"),
            judged("thin", "missing"),
        ),
    )
    assert one.row() == ("tea", "5", "2 of 5 (40 %)", "1 of 3 (33 %)", "2 of 3 (67 %)")
    assert one.matrix() == [
        ("label \\ verdict", "covered", "thin", "missing"),
        ("covered", "1", "0", "0"),
        ("thin", "2", "0", "0"),
        ("missing", "1", "1", "0"),
    ]


def test_nothing_to_divide_by_is_a_dash(accuracy, judged):
    row = accuracy.Score("tea", (judged("thin", "covered", "thin", firm=False),)).row()
    assert row[3:] == ("–", "–")


def test_wrong_items_are_listed_with_their_text(accuracy, judged):
    one = accuracy.Score("tea", (judged("covered", "missing"), judged("thin", "thin")))
    assert "tea, wrong:" not in accuracy.report([one])
    lines = accuracy.report([one], wrong=True).split("\n")
    assert lines[-2:] == ["tea, wrong:", "  1.1.1  covered, not missing, firm (!): Water"]


def test_a_workspace_is_judged_by_the_same_coverage_as_everywhere(
    accuracy, workspace, tmp_path, capsys
):
    labels = write(tmp_path, "1.1.1: {firm: true, accept: [missing]}\n1.1.2: [covered, thin]\n")
    assert accuracy.main([str(workspace), str(labels), "--wrong"]) == 0
    said = capsys.readouterr().out
    assert "1 of 2 (50 %)" in said
    assert "1.1.2  missing, not covered or thin: Washing up the pot" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.1.1: [maybe]\n", ":1:8: error: 1.1.1: accept is a list of "),
        ("1.1.1: {firm: true}\n", ":1:8: error: 1.1.1: accept is a list of "),
        ("1.1.1: {firm: soon, accept: [thin]}\n", ":1:15: error: 1.1.1: firm is true or false"),
        ("1.1.1: [thin]\n1.1.1: [missing]\n", ":2:1: error: key '1.1.1' stands here again"),
        ("1.1.1: [thin]\n1.1.9: [thin]\n", ":2:1: error: 1.1.9: the exam has no such item"),
        ("- thin\n", ":1:1: error: expected CODE"),
        ("", ":1:1: warning: the file is empty"),
        ("# none\n", ":1:1: error: there is no label in it"),
    ],
)
def test_a_bad_label_is_named_by_its_place(accuracy, workspace, tmp_path, capsys, text, said):
    assert accuracy.main([str(workspace), str(write(tmp_path, text))]) == 1
    assert f"labels.yaml{said}" in capsys.readouterr().err


def test_verdicts_hold_on_notes_that_nothing_was_learned_from(accuracy):
    scores = [accuracy.score(*case)[0] for case in accuracy.sealed_cases()]
    items = [item for one in scores for item in one.items]
    firm = [item for item in items if item.label.firm]
    barred = [item for item in items if item.label.never_covered]
    assert len(items) > 250
    assert len(barred) > 60
    assert sum(item.right for item in items) >= 0.85 * len(items)
    assert sum(item.right for item in firm) >= 0.88 * len(firm)
    assert sum(item.false_cover for item in barred) <= 0.08 * len(barred)


def test_on_other_subjects_what_is_not_taught_is_hardly_called_covered(accuracy):
    scores = [accuracy.score(*case)[0] for case in accuracy.elsewhere_cases()]
    items = [item for one in scores for item in one.items]
    barred = [item for item in items if item.label.never_covered]
    assert len(barred) > 200
    assert sum(item.false_cover for item in barred) <= 0.08 * len(barred)
    assert sum(item.right for item in items) >= 0.55 * len(items)


def test_nothing_is_learned_from_what_is_sealed(accuracy):
    sealed = {name for name, _, _ in (*accuracy.sealed_cases(), *accuracy.elsewhere_cases())}
    assert len(sealed) > 50
    assert sealed.isdisjoint(name for name, _, _ in accuracy.labelled_cases())


@pytest.mark.parametrize(
    "given",
    [["only"], ["some-folder", "some-file", "--sealed"], ["no-such-folder", "no-such-file"]],
)
def test_wrong_usage_exits_with_2(accuracy, given, capsys):
    with pytest.raises(SystemExit) as left:
        accuracy.main(given)
    assert left.value.code == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_each_case_labels_every_item_of_its_exam(accuracy, file):
    labels, problems = accuracy.read_labels(file)
    (exam,) = sa.open(file.parent / "workspace").exams
    assert problems == ()
    assert set(labels) == {item.code for item in exam.items()}
    assert all(label.firm <= (len(label.accept) == 1) for label in labels.values())
