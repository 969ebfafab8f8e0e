import csv
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from studyatlas.ingest.build import build

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "benchmarks" / "relation_recall.py"


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("relation_recall", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def row(source: str, relation: str, target: str) -> dict[str, str]:
    ends = {"source": source, "relation": relation, "target": target}
    return {"path": "notes.md", "line": "3", **ends}


def test_a_listed_relation_is_found_by_any_of_its_names(benchmark, workspace) -> None:
    atlas, _ = build(workspace({"notes.md": "# Keras\n\nA LEXER is a text scanner. It is old.\n"}))
    rows = [
        row("lexers|scanner", "is_a", "text scanner"),
        row("lexer", "example_of", "text scanners"),
        row("lexer", "uses", "text scanner"),
        row("text scanner", "is_a", "lexer"),
    ]
    result = benchmark.recall(atlas, rows)
    assert (result.found, result.listed) == (2, 4)
    assert [missed["relation"] for missed in result.missed] == ["uses", "is_a"]


def test_the_list_that_ships_is_about_lines_that_are_there(benchmark) -> None:
    with benchmark.LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    data = ROOT / "data" / "mla-c01"
    for one in rows:
        lines = (data / one["path"]).read_text("utf-8").splitlines()
        assert lines[int(one["line"]) - 1].strip(), one
    assert len({(r["source"], r["relation"], r["target"], r["path"]) for r in rows}) == len(rows)


def test_half_of_what_the_bundled_notes_state_is_found_with_nothing_curated() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True)
    found, _, listed, *_ = done.stdout.split()
    assert 2 * int(found) >= int(listed)
