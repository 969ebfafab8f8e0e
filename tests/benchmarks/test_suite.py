"""The one command runs, and what it measures is counted right; no time is ever judged here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
QUICK = ["queries", "sessions"]


@pytest.fixture
def results(module_of):
    return module_of("results")


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


def test_a_fixed_limit_is_held_against_every_round(results):
    sides = ("a limit", "ours")
    found = results.Comparison("what", sides, "MiB", "at most 1", (200.0,), (100.0, 50.0, 150.0))
    assert (found.ratio, found.spread) == (0.5, (0.25, 0.75))
    assert found.row()[5] == "3"


def test_what_could_not_be_measured_says_why(results):
    row = results.Missing("speed", ("one", "other"), "at most 3", "one is not installed").row()
    assert row == ("speed", "–", "–", "one is not installed", "at most 3", "0")


def test_two_pairs_of_sides_have_a_table_each_and_more_share_one(results):
    def missing(side):
        return results.Missing("what", (side, "ours"), "", "none")

    two = results.tables([missing("a"), missing("b")])
    assert two.count("| measured") == 2
    three = results.tables([missing("a"), missing("b"), missing("c")])
    assert three.count("| measured") == 1
    assert "c: –" in three


def test_a_text_goes_into_its_place_and_nowhere_else(results):
    page = PAGE.read_text("utf-8")
    written = results.with_text(page, "canvas", "new \\1 table")
    assert "new \\1 table" in written
    assert results.with_text(written, "canvas", "x") == results.with_text(page, "canvas", "x")
    assert written.startswith(page[:200])
    assert written.endswith(page[-200:])
    with pytest.raises(ValueError, match="once"):
        results.with_text("no place", "canvas", "new")


def test_each_group_has_its_place_in_the_documentation(module_of):
    page = PAGE.read_text("utf-8")
    for name in module_of("__main__").GROUPS:
        assert page.count(f"<!-- benchmarks: {name} -->") == 1, name


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--small", "--write"], "only a full run"), (["speed"], "no group speed")],
)
def test_wrong_usage_exits_with_2(words, says):
    command = [sys.executable, "-m", "benchmarks", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert says in done.stderr


def test_every_group_but_the_browser_s_runs(tmp_path):
    file = tmp_path / "rounds.json"
    command = [sys.executable, "-m", "benchmarks", *QUICK, "--small", "--json", file]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=300, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(file.read_text("utf-8"))
    assert told["results"].keys() == set(QUICK)
    for group, rows in told["results"].items():
        assert rows, group
        for row in rows:
            assert row["what"] in done.stdout
            if "why" not in row:
                assert all(value > 0 for value in (*row["first"], *row["second"])), row
