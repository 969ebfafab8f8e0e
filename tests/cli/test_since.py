"""coverage --since as a person runs it."""

import json
import os
import shutil
import subprocess

import pytest

COVERAGE = {"exam", "totals", "percent", "tasks", "items"}


def git(folder, *words: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def edit(path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def older(dairy, tmp_path, monkeypatch):
    """Return a copy of the dairy's notes from before one was lost and an item was added."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(dairy, "init", "--quiet")
    git(dairy, "add", "--all")
    git(dairy, "commit", "--quiet", "--message", "before")
    shutil.copytree(dairy, tmp_path / "older", ignore=shutil.ignore_patterns(".git"))
    edit(dairy / "guide.md", "- Rennet\n- Curd and whey", "- Salt\n- Rennet\n- Curd and its whey")
    edit(dairy / "cheese.md", "Rennet comes from the stomach of a calf or from a thistle; ", "TBD ")
    edit(
        dairy / "cheese.md", "rennet makes milk\nfirm within an hour, at the warmth of a hand,", ""
    )
    edit(dairy / "cheese.md", "and a knife then cuts it.", "")
    return tmp_path / "older"


def changes(run, dairy, since, *more: str) -> list[tuple[object, ...]]:
    result = run("-w", dairy, "coverage", "--since", since, "--format", "json", *more)
    assert (result.code, result.err) == (0, "")
    shape = json.loads(result.out)
    assert shape.keys() == COVERAGE | {"changes"}
    for change in shape["changes"]:
        assert change.keys() == {"change", "renumbered", "reworded", "before", "after"}
        for judged in (change["before"], change["after"]):
            assert judged is None or judged.keys() == {"id", "code", "text", "status"}
    return [
        (
            change["change"],
            (change["before"] or {}).get("code"),
            (change["after"] or {}).get("code"),
            change["reworded"],
        )
        for change in shape["changes"]
    ]


EXPECTED = [
    ("added", None, "1.1.K1", False),
    ("lost", "1.1.K1", "1.1.K2", False),
    ("same", "1.1.K2", "1.1.K3", True),
    ("same", "1.1.K3", "1.1.K4", False),
]


def test_a_folder_and_a_revision_tell_the_same(run, dairy, older) -> None:
    assert changes(run, dairy, older) == changes(run, dairy, "HEAD") == EXPECTED
    assert changes(run, dairy, older, "--task", "1.1") == EXPECTED


def test_the_text_names_each_change(run, dairy, older) -> None:
    result = run("-w", dairy, "coverage", "--since", older)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0].startswith("workspace: ")
    assert lines[0].endswith("points less than before")
    assert lines[2] == "Lost: 1"
    assert lines[3].endswith("1.1.K2  Rennet  (covered → missing, was 1.1.K1)")
    assert any(
        line.endswith("Curd and its whey  (thin, was 1.1.K2, was “Curd and whey”)")
        for line in lines
    )


def test_markdown_keeps_text_as_text(run, dairy, older) -> None:
    edit(dairy / "guide.md", "- Salt", "- Salt | <b>*brine*</b>")
    out = run("-w", dairy, "coverage", "--since", older, "--format", "markdown").out
    assert out.startswith("# What changed in the coverage of workspace\n")
    assert "| 1.1.K2 | Rennet | ○ covered → missing, was 1.1.K1 |" in out
    assert "Salt \\| " in out
    assert "<b>" not in out


def test_nothing_changed(run, dairy) -> None:
    result = run("-w", dairy, "coverage", "--since", dairy)
    assert result.out == "workspace: 50.0 % covered, as before\nNo item changed.\n"


def test_what_was_said_by_hand_goes_stale(run, dairy, older) -> None:
    assert older.exists()
    run("-w", dairy, "confirm", "Smoking", "The dairy")
    git(dairy, "add", "--all")
    git(dairy, "commit", "--quiet", "--message", "said")
    edit(dairy / "cheese.md", "Monday", "Sunday")
    assert changes(run, dairy, "HEAD") == [("stale", "1.1.K4", "1.1.K4", False)]
    assert "Gone stale: 1" in run("-w", dairy, "coverage", "--since", "HEAD").out


def test_the_exit_code_is_that_of_coverage(run, dairy, older) -> None:
    assert run("-w", dairy, "coverage", "--since", older, "--fail-under", "99").code == 1
    (dairy / "graph" / "bad.yaml").write_text("x: [\n")
    assert run("-w", dairy, "coverage", "--since", older).code == 1


@pytest.mark.parametrize(
    "since",
    ["no-such-name", "--since=--upload-pack=touch pwned", "HEAD:../", "-x", "HEAD~99", "", "a\0b"],
)
def test_a_name_for_nothing_is_2_and_one_line(run, dairy, older, since) -> None:
    assert older.exists()
    words = [since] if since.startswith("--since") else [f"--since={since}"]
    result = run("-w", dairy, "coverage", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert result.err.count("\n") == 1
    assert not (dairy / "pwned").exists()


def test_an_empty_folder_is_no_earlier_version(run, dairy, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("-w", dairy, "coverage", "--since", tmp_path / "empty")
    assert result.code == 2
    assert "no notes (*.md) and no graph/*.yaml in here" in result.err


@pytest.mark.parametrize("form", ["csv", "html"])
def test_other_formats_have_no_changes(run, dairy, form) -> None:
    result = run("-w", dairy, "coverage", "--since", dairy, "--format", form)
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: --since goes with --format text, json, markdown\n"
