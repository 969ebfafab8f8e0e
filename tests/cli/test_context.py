"""Which workspace is read, and what a real process prints."""

import json
import os
import subprocess
import sys

import pytest

BUNDLED = "No workspace here: this is the bundled atlas (AWS MLA-C01, Domain 2).\n"


def documents(result) -> int:
    return json.loads(result.out)["documents"]


def test_the_folder_one_stands_in_is_the_default(run, dairy, monkeypatch) -> None:
    monkeypatch.chdir(dairy)
    result = run("stats", "--format", "json")
    assert (documents(result), result.err) == (2, "")


@pytest.mark.usefixtures("nowhere")
def test_elsewhere_the_bundled_atlas_is_and_says_so(run) -> None:
    result = run("stats", "--format", "json")
    assert documents(result) > 10
    assert result.err == BUNDLED


def test_a_folder_without_notes_is_no_workspace(run, nowhere) -> None:
    (nowhere / "picture.png").write_bytes(b"x")
    assert run("stats").err == BUNDLED


@pytest.mark.parametrize(
    "words", [["stats"], ["search", "milk"], ["stats", "--format", "json"], ["coverage"]]
)
def test_a_named_folder_with_nothing_to_read_is_told_so(run, nowhere, words) -> None:
    empty = nowhere / "empty"
    empty.mkdir()
    result = run("-w", empty, *words)
    assert f"{empty.as_posix()}: no notes (*.md) and no graph/*.yaml in here\n" in result.err
    assert "no notes" not in result.out


@pytest.mark.parametrize(
    "name", ["whey.md", "Whey.MD", "whey.markdown", "data/x.md", "graph/a.yml"]
)
def test_what_makes_a_folder_a_workspace(run, nowhere, name) -> None:
    file = nowhere / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Whey\n\nLeft over from cheese.\n" if "." in name else "", "utf-8")
    assert BUNDLED not in run("stats").err


@pytest.mark.usefixtures("nowhere")
def test_a_named_folder_is_never_replaced_by_the_bundled_atlas(run) -> None:
    result = run("-w", ".", "stats", "--format", "json")
    assert (result.code, documents(result)) == (0, 0)


@pytest.mark.parametrize("name", ["notes.txt", "notes", "notes.md", "my notes.text"])
def test_one_file_of_any_suffix_is_a_workspace(run, nowhere, name) -> None:
    (nowhere / name).write_text(
        "# Task 1.1: Make\n- Rennet\n\n# Rennet\n\nRennet makes milk firm within an hour, at the "
        "warmth of a hand; rennet comes from the stomach of a calf or from a thistle in bloom. "
        "Too much rennet turns a cheese bitter after months.\n",
        "utf-8",
    )
    (nowhere / "other.md").write_text("# Other\n\nNot read.\n", "utf-8")
    result = run("-w", name, "coverage", "--format", "json")
    (item,) = json.loads(result.out)["items"]
    assert (result.code, item["status"]) == (0, "covered")
    assert item["evidence"][0]["path"] == name


def test_a_folder_that_is_gone_while_one_stands_in_it(tmp_path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = (
        "import os, sys; os.chdir(sys.argv[1]); os.rmdir(sys.argv[1]);"
        "sys.argv = ['studyatlas', 'stats']; from studyatlas.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(gone)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, BUNDLED)


def test_a_process_gives_json_an_exit_code_and_no_colours(process, dairy) -> None:
    result = process("-w", dairy, "coverage", "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["exam"] == "workspace"


@pytest.mark.parametrize(
    "words",
    [
        ["coverage"],
        ["show", "rennet"],
        ["path", "curd", "milk"],
        ["show", "nobody"],
        ["check"],
        ["--help"],
        ["search", "--wrong"],
    ],
    ids=" ".join,
)
def test_piped_text_is_plain_and_no_line_is_wrapped(process, broken, words) -> None:
    (broken / "escape.md").write_text("# Rind\x1b[31m\x9b1m\n\nRed \x07rennet rind.\n", "utf-8")
    result = process("-w", broken, *words, TERM="xterm-256color", COLUMNS="40")
    assert not set("\x1b\x9b\x07") & set(result.out + result.err)
    assert "Traceback" not in result.err


def test_no_line_is_wrapped_when_piped(process, dairy) -> None:
    result = process("-w", dairy, "path", "curd", "milk", COLUMNS="20")
    assert "     curated, graph/cheese.yaml:2 “curd: {type: concept, requires: [rennet]}”" in (
        result.out.splitlines()
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_terminal_without_unicode_gets_all_the_same(process, dairy, form) -> None:
    result = process("-w", dairy, "coverage", "--format", form, PYTHONIOENCODING="ascii")
    assert (result.code, result.err) == (0, "")
    if form == "json":
        plain = process("-w", dairy, "coverage", "--format", form)
        assert json.loads(result.out) == json.loads(plain.out)


def test_bytes_that_are_no_text_are_a_name_like_another(process, dairy) -> None:
    result = process("-w", dairy, "search", os.fsdecode(b"\xff"), "--format", "json")
    assert result.code == 0
    assert json.loads(result.out)["results"] == []
    assert process("-w", dairy, "show", os.fsdecode(b"\xff")).code == 2


def test_the_same_question_gives_the_same_bytes(process, dairy) -> None:
    for words in (["coverage"], ["stats"], ["path", "curd", "milk"]):
        one, other = (process("-w", dairy, *words, PYTHONHASHSEED=seed).out for seed in ("1", "2"))
        assert one == other
