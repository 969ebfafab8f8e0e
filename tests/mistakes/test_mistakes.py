"""One workspace with every mistake a person can make in it, and the exact lines that say so.

After a change of wording, `pytest tests/mistakes --update-golden` writes the lines anew: read them.
"""

from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from studyatlas.cli.app import app
from studyatlas.ingest.build import build

HERE = Path(__file__).parent
WORKSPACE = HERE / "workspace"


def test_every_mistake_is_one_line_with_its_place(golden: Callable[[Path, str], None]) -> None:
    result = CliRunner().invoke(app, ["-w", str(WORKSPACE), "check"])
    golden(HERE / "expected.txt", result.stdout)
    assert result.exit_code == 1


def test_everything_that_is_right_is_loaded_all_the_same() -> None:
    atlas, _ = build(WORKSPACE)
    assert {name: node.type for name, node in atlas.nodes.items()} == {
        "baker/1": "domain",
        "baker/1.1": "task",
        "baker/1.1.K1": "item",
        "baker/1.1.K2": "item",
        "baking": "concept",
        "bread": "concept",
        "bread-knife": "tool",
        "data/baking.md#baking": "section",
        "data/baking.md#baking/kneading": "section",
        "data/cream.markdown#cr-me": "section",
        "dense-crumb": "problem",
        "dough": "concept",
        "kneading": "technique",
        "oven": "tool",
        "salt": "concept",
        "starter": "concept",
        "starter-jar": "tool",
    }
    written = [r for r in atlas.relations if r.provenance.rule.startswith("curated")]
    assert [(*r.key, r.sign, str(r.provenance.position)) for r in written] == [
        ("baker/1.1.K1", "asks_about", "bread", "", "graph/kitchen.yaml:18"),
        ("bread", "requires", "dough", "", "graph/bread.yaml:8"),
        ("bread", "uses", "bread-knife", "", "data/baking.md:3"),
        ("bread", "uses", "oven", "", "graph/bread.yaml:11"),
        ("bread-knife", "used_for", "bread", "", "graph/bread.yaml:46"),
        ("bread-knife", "used_for", "dense-crumb", "", "graph/bread.yaml:50"),
        ("data/baking.md#baking", "covers", "baker/1.1.K2", "", "graph/kitchen.yaml:34"),
        ("dense-crumb", "affects", "bread", "-", "graph/bread.yaml:35"),
        ("dough", "requires", "kneading", "", "graph/bread.yaml:16"),
        ("kneading", "measures", "dense-crumb", "", "graph/bread.yaml:28"),
        ("kneading", "mitigates", "dense-crumb", "", "graph/bread.yaml:24"),
        ("kneading", "requires", "bread", "", "graph/bread.yaml:22"),
        ("oven", "used_for", "bread", "", "graph/kitchen.yaml:4"),
        ("starter-jar", "used_for", "starter", "", "graph/kitchen.yaml:29"),
    ]
    assert [(i.text, i.waived) for exam in atlas.exams for i in exam.items()] == [
        ("What bread is made of", ""),
        ("Why dough is kneaded", "not in this year"),
    ]
    assert (atlas.links.resolved, atlas.links.dangling) == (3, 2)
    assert atlas.schema.relation_types["seasons"].strength == 0.5


def test_a_missing_folder_is_one_line(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["-w", "no such folder", "check"])
    assert result.stdout == (
        "no such folder:1:1: error: no such file or folder (missing-workspace)\n"
    )
    assert result.exit_code == 1
