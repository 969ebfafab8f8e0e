"""The JSON interface, to the letter."""

import json

import pytest

import studyatlas as sa
from studyatlas.export import shapes

RELATION = {"source", "relation", "target", "origin", "rule", "path", "line", "quote"}
EVIDENCE = {"path", "line", "end_line", "heading", "quote", "why", "score"}
PROVENANCE = {"origin", "rule", "path", "line", "quote"}
TOTALS = {"covered", "thin", "missing", "waived", "stale"}


@pytest.fixture
def opened(workspace):
    return sa.read(
        workspace(
            {
                "guide.md": (
                    "# Task 1.1: Fish\nKnowledge of:\n- Flies and hooks\n- Rowing\n- Mending nets\n"
                ),
                "fish.md": (
                    "# Fly\n\nA fly has feathers around its hook and is an insect at dusk.\n\n"
                    "# Boats\n\nNear the [jetty](nowhere.md) lie two boats, and the nets.\n"
                ),
                "graph/a.yaml": (
                    "fly: {type: tool, summary: Bait., aliases: [flies], uses: [hook]}\n"
                    "hook: {type: tool, requires: [wire]}\n"
                    "wire: {type: concept, requires: [hook]}\n"
                    "workspace/1.1.K2: {waived: no boat}\n"
                ),
            }
        )
    )


@pytest.fixture
def atlas(opened):
    return opened[0]


def test_search(atlas) -> None:
    shape = shapes.search_shape(sa.search(atlas, "fly"))
    assert shape.keys() == {"query", "results"}
    assert shape["results"]
    for result in shape["results"]:
        assert result.keys() == {"id", "label", "type", "score", "matched"}


def test_show(atlas) -> None:
    shape = shapes.show_shape(sa.show(atlas, "fly"))
    assert shape.keys() == {"node", "relations", "sections"}
    node = shape["node"]
    assert node.keys() == {"id", "label", "type", "aliases", "summary", "provenance"}
    assert node["provenance"].keys() == PROVENANCE
    assert (node["aliases"], node["summary"]) == (["flies"], "Bait.")
    assert [relation.keys() for relation in shape["relations"]] == [RELATION] * 2
    assert [evidence.keys() for evidence in shape["sections"]] == [EVIDENCE]


def test_show_of_a_node_without_a_summary_has_null(atlas) -> None:
    assert shapes.show_shape(sa.show(atlas, "wire"))["node"]["summary"] is None


def test_path(atlas) -> None:
    shape = shapes.paths_shape(atlas, sa.path(atlas, "fly", "wire"))
    assert shape.keys() == {"from", "to", "found", "reason", "paths"}
    assert (shape["from"], shape["to"], shape["found"], shape["reason"]) == (
        "fly",
        "wire",
        True,
        None,
    )
    (path,) = shape["paths"]
    assert path.keys() == {"cost", "nodes", "steps"}
    assert path["nodes"] == ["fly", "hook", "wire"]
    assert [step.keys() for step in path["steps"]] == [RELATION | {"sentence"}] * 2
    assert path["steps"][0]["sentence"] == "Fly uses Hook."


def test_path_that_is_not_there(atlas) -> None:
    shape = shapes.paths_shape(atlas, sa.path(atlas, "fly", "wire", without=["uses"]))
    assert (shape["found"], shape["reason"], shape["paths"]) == (False, "filtered", [])


def test_plan(atlas) -> None:
    shape = shapes.plan_shape(sa.plan(atlas, ["1.1.K1", "hook"], ["fly"]))
    assert shape.keys() == {"targets", "steps", "cycles", "known"}
    assert shape["targets"] == ["workspace/1.1.K1", "hook"]
    assert (shape["cycles"], shape["known"]) == ([["hook", "wire"]], ["fly"])
    step_keys = {"id", "label", "type", "needs", "sections", "minutes"}
    assert [step.keys() for step in shape["steps"]] == [step_keys] * 2


def test_plan_names_what_to_read(atlas) -> None:
    (step,) = shapes.plan_shape(sa.plan(atlas, ["fly"]))["steps"]
    assert [evidence.keys() for evidence in step["sections"]] == [EVIDENCE]


def test_coverage(atlas) -> None:
    shape = shapes.coverage_shape(sa.coverage(atlas))
    assert shape.keys() == {"exam", "totals", "percent", "tasks", "items"}
    assert shape["totals"].keys() == TOTALS
    (task,) = shape["tasks"]
    assert task.keys() == {"code", "title", "totals", "percent"}
    assert task["totals"].keys() == TOTALS
    first, waived, _ = shape["items"]
    for item in shape["items"]:
        assert item.keys() == {
            "id",
            "code",
            "text",
            "task",
            "status",
            "evidence",
            "without_material",
            "nearest",
        }
    assert first["evidence"][0].keys() == EVIDENCE
    assert (waived["status"], waived["evidence"], waived["nearest"]) == ("waived", [], None)


def test_coverage_names_the_nearest_section_of_a_gap(report) -> None:
    _, gap = shapes.coverage_shape(report("net"))["items"]
    assert gap["nearest"].keys() == EVIDENCE


def test_check(opened) -> None:
    _, problems = opened
    shape = shapes.problems_shape(problems)
    assert shape.keys() == {"problems"}
    assert {problem["rule"] for problem in shape["problems"]} == {
        "relation-cycle",
        "dangling-link",
        "no-fingerprint",
    }
    for problem in shape["problems"]:
        assert problem.keys() == {"path", "line", "column", "severity", "rule", "message"}
        assert problem["severity"] in ("error", "warning")


def test_stats(atlas) -> None:
    shape = shapes.stats_shape(sa.stats(atlas))
    assert shape.keys() == {"nodes", "relations", "documents", "sections", "links"}
    assert shape["links"] == {"resolved": 0, "dangling": 1}
    assert shape["nodes"]["tool"] == 2


def test_every_shape_is_json(opened) -> None:
    atlas, problems = opened
    for shape in (
        shapes.search_shape(sa.search(atlas, "fly")),
        shapes.show_shape(sa.show(atlas, "fly")),
        shapes.paths_shape(atlas, sa.path(atlas, "fly", "wire")),
        shapes.plan_shape(sa.plan(atlas, ["fly"])),
        shapes.coverage_shape(sa.coverage(atlas)),
        shapes.problems_shape(problems),
        shapes.stats_shape(sa.stats(atlas)),
    ):
        assert json.loads(json.dumps(shape)) == shape
