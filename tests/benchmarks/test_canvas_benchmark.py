"""The benchmark runs and measures what it says; how long anything takes is never judged here."""

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
from studyatlas.api import read_atlas

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def generate(module_of):
    return module_of("generate")


@pytest.fixture
def results(module_of):
    return module_of("results")


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("graph/*")}


def test_a_generated_workspace_is_the_same_every_time_and_has_no_errors(generate, tmp_path):
    one = generate.write(tmp_path / "one", generate.topics(700))
    other = generate.write(tmp_path / "other", generate.topics(700))
    assert files_of(one) == files_of(other)
    atlas, problems = read_atlas(one)
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


@pytest.mark.browser
@pytest.mark.skipif(not (CHROMIUM or os.environ.get("CI")), reason="no Chromium on this machine")
def test_every_part_runs(tmp_path):
    file = tmp_path / "rounds.json"
    command = [sys.executable, "-m", "benchmarks", "canvas", "--small", "--json", file]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=900, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(file.read_text("utf-8"))
    assert "Chromium" in told["machine"]["browser"]
    found = told["results"]["canvas"]
    assert [(one["unit"], len(one["first"])) for one in found] == [
        ("s", 1),
        ("s", 1),
        ("bytes", 1),
        ("bytes", 1),
        ("s", 2),
        ("s", 1),
        ("s", 1),
    ]
    for one in found:
        rounds = one["first"] + one["second"]
        assert all(value > 0 for value in rounds), one
        assert one["unit"] == "bytes" or max(rounds) < one["limit"], "what was awaited never came"
        assert one["what"] in done.stdout
