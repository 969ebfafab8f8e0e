"""The one command runs, and what it measures is counted right; no time is ever judged here."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
QUICK = ["reading", "growth", "size", "queries", "judging", "start", "sessions", "elsewhere"]


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
    assert row[1:3] == ("2 bytes", "3,000.0 kB")


def test_what_takes_less_than_a_tenth_of_a_millisecond_is_told_in_microseconds(results):
    row = comparison(results, (0.05, 0.05, 0.05), unit="ms").row()
    assert row[1:3] == ("2.00 ms", "50.0 µs")


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


def test_a_plot_shows_every_line_and_place(module_of):
    lines = {"a & b": [(10, 2.0), (1000, 3.0)], "c": [(10, 0.5), (1000, 0.4)]}
    text = module_of("plot").svg("Title <1>", "notes", lines)
    drawn = ET.fromstring(text)  # noqa: S314 - our own text
    texts = [element.text for element in drawn.iter() if element.tag.endswith("text")]
    assert {"Title <1>", "notes", "a & b", "c", "10", "1,000", "0.1", "1"} <= set(texts)
    places = [element for element in drawn.iter() if element.tag.endswith("circle")]
    assert len(places) == 4
    assert all(0 < float(place.get("cx")) < 640 for place in places)
    assert all(0 < float(place.get("cy")) < 320 for place in places)


def test_memory_of_a_process_counts_those_it_started(module_of):
    memory = module_of("memory")
    if not memory.can_be_told():
        pytest.skip("this system does not tell memory")
    hold = "data = b'x' * 2**26; print(len(data), flush=True); input()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        assert 64 < memory.mebibytes(process.pid) < 128
        process.stdin.write(b"\n")
        process.stdin.flush()


def test_a_reader_that_fails_is_no_measure(module_of, tmp_path):
    alone = module_of("alone")
    with pytest.raises(RuntimeError, match="ended with 1"):
        alone.seconds("nobody", tmp_path)
