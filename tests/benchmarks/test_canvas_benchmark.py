"""The benchmark runs and measures what it says; how long anything takes is never judged here."""

import importlib
import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import studyatlas as sa
from studyatlas.analysis.neighbourhood import neighbourhood

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmarks"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def generate(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("generate")


@pytest.fixture
def results(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("results")


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("graph/*")}


def test_a_generated_workspace_is_the_same_every_time_and_has_no_errors(generate, tmp_path):
    one = generate.write(tmp_path / "one", generate.topics(700))
    other = generate.write(tmp_path / "other", generate.topics(700))
    assert files_of(one) == files_of(other)
    atlas, problems = sa.api.read_atlas(one)
    # random prerequisites may follow from others, which is worth a warning
    assert {problem.rule for problem in problems} <= {"implied-prerequisite"}
    assert len(atlas.nodes) == 700
    assert 2 < len(atlas.relations) / len(atlas.nodes) < 3


def test_a_large_atlas_holds_the_very_neighbourhoods_of_a_small_one(generate, tmp_path):
    small, large = (
        sa.open(generate.write(tmp_path / str(count), generate.districts(count, 50, 100)))
        for count in (100, 450)
    )
    assert (len(small.nodes), len(large.nodes)) == (100, 450)
    keys = []
    for hub in generate.walk():
        here, there = (neighbourhood(atlas, hub, cap=1000) for atlas in (small, large))
        assert len(here.nodes) == 50
        assert sorted(here.nodes) == sorted(there.nodes)
        assert [r.key for r in here.relations] == [r.key for r in there.relations]
        keys.append((hub, here.nodes))
    for (hub, nodes), (following, _) in pairwise(keys):
        assert following in nodes, hub


def comparison(results, second, unit="s"):
    sides = ("ours", "other")
    return results.Comparison("what", sides, unit, "over 1", (1.0, 2.0, 4.0), second, 300.0)


def test_a_ratio_is_of_medians_and_its_spread_of_rounds(results):
    found = comparison(results, (10.0, 60.0, 20.0))
    assert found.ratio == 10.0
    assert found.spread == (5.0, 30.0)
    assert found.row() == ("what", "2.00 s", "20.0 s", "**10.0** (5.00–30.0)", "over 1", "3")


def test_a_side_that_was_given_up_makes_the_ratio_a_bound(results):
    row = comparison(results, (300.0, 300.0, 200.0)).row()
    assert row[2] == "> 300 s"
    assert row[3].startswith("**> 150**")


def test_bytes_are_no_seconds(results):
    row = comparison(results, (3e6, 3e6, 3e6), unit="bytes").row()
    assert row[1:3] == ("0.0 kB", "3,000.0 kB")


def test_the_table_goes_into_its_place_and_nowhere_else(results):
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    written = results.with_table(page, "new \\1 table")
    assert "new \\1 table" in written
    assert results.with_table(written, "x") == results.with_table(page, "x")
    before, after = page[:200], page[-200:]
    assert written.startswith(before)
    assert written.endswith(after)
    with pytest.raises(ValueError, match="once"):
        results.with_table("no place", "new")


def test_only_a_full_run_may_be_written_into_the_documentation():
    command = [sys.executable, FOLDER / "canvas.py", "--quick", "--write"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "only a full run" in done.stderr


@pytest.mark.browser
@pytest.mark.skipif(not (CHROMIUM or os.environ.get("CI")), reason="no Chromium on this machine")
def test_every_part_runs(tmp_path):
    file = tmp_path / "rounds.json"
    command = [sys.executable, FOLDER / "canvas.py", "--quick", "--json", file]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    told = json.loads(file.read_text("utf-8"))
    assert told["machine"]["Chromium"]
    assert [(one["unit"], len(one["first"])) for one in told["results"]] == [
        ("s", 1),
        ("s", 1),
        ("bytes", 1),
        ("bytes", 1),
        ("s", 2),
        ("s", 1),
        ("s", 1),
    ]
    for one in told["results"]:
        rounds = one["first"] + one["second"]
        assert all(value > 0 for value in rounds), one
        assert one["unit"] == "bytes" or max(rounds) < one["limit"], "what was awaited never came"
        assert one["what"] in done.stdout
