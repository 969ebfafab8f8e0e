"""The benchmark of search runs and measures what it says; no time is judged here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def names(module_of):
    return module_of("names")


def test_names_are_the_same_every_time_all_different_and_many_nearly_alike(names) -> None:
    made = names.names(500)
    assert made == names.names(500)
    assert len(set(made)) == 500
    beginnings = {" ".join(name.split()[:-1]).lower() for name in made if " " in name}
    assert sum(name.lower() in beginnings for name in made) > 25


def test_a_misspelled_name_differs_in_one_place_of_its_longest_word(names) -> None:
    luck = names.chance("test")
    for _ in range(200):
        first, longest, last = names.misspelled("one elephant two", luck).split()
        assert (first, last) == ("one", "two")
        assert abs(len(longest) - len("elephant")) <= 1


def test_queries_are_of_every_kind(names) -> None:
    made = names.names(50)
    asked = names.queries(made, 20)
    assert {kind: len(some) for kind, some in asked.items()} == dict.fromkeys(asked, 20)
    assert all(made[one.name] == one.text for one in asked["exact"])
    assert all(made[one.name].startswith(one.text) for one in asked["prefix"])


def test_it_runs(tmp_path) -> None:
    file = tmp_path / "rows.json"
    command = [sys.executable, "-m", "benchmarks.search", "--quick", "--json", file]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=300, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads(file.read_text("utf-8"))
    ours = [row for row in rows if row["engine"] == "studyatlas"]
    assert [row["names"] for row in ours] == [60, 200]
    for row in ours:
        assert 0 < row["p50"] <= row["p95"]
        assert row["found"]["exact"] == 1.0
        assert f"| {row['names']} | studyatlas |" in done.stdout


def test_searches_in_texts_run() -> None:
    command = [sys.executable, "-m", "benchmarks.texts", "--notes", "30"]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=300, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    rows = dict(row.strip("| ").split(" | ", 1) for row in done.stdout.splitlines()[2:])
    assert rows["nothing has it"].endswith(" ms | 0")
    assert not rows["every second section"].endswith(" ms | 0")
