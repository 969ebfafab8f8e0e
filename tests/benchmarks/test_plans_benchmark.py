import runpy
from pathlib import Path

PLANS = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "plans.py"))


def test_it_runs_and_both_sides_find_the_same(capsys) -> None:
    assert PLANS["main"](["--topics", "300"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("| 300 | ") for line in lines[2:])


def test_the_same_seed_gives_the_same_graph() -> None:
    one, other = PLANS["prerequisites"](200), PLANS["prerequisites"](200)
    assert one.relations == other.relations
    assert len(one.nodes) == 200
