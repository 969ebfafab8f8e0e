"""Results in the shapes of the JSON interface: plain dicts, lists and values.

An absent value is None, never left out. Paths are relative to the workspace, lines 1-based.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studyatlas.analysis.coverage import Coverage, ItemCoverage
from studyatlas.analysis.coverage.changes import Changes
from studyatlas.analysis.details import Details
from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.paths import Paths
from studyatlas.analysis.plan import Plan
from studyatlas.analysis.search import SearchResults
from studyatlas.analysis.stats import Stats
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Provenance
from studyatlas.model.problem import Problem
from studyatlas.wording import sentence

Shape = dict[str, Any]


def search_shape(found: SearchResults) -> Shape:
    """Return search results."""
    keys = ("id", "label", "type", "score", "matched")
    return {
        "query": found.query,
        "results": [{key: getattr(result, key) for key in keys} for result in found.results],
    }


def show_shape(details: Details) -> Shape:
    """Return a node's details."""
    return {
        "node": _node(details.node),
        "relations": [relation_shape(relation) for relation in details.relations],
        "sections": [evidence_shape(evidence) for evidence in details.sections],
    }


def paths_shape(atlas: Atlas, paths: Paths) -> Shape:
    """Return paths, each step with its sentence."""
    return {
        "from": paths.source,
        "to": paths.target,
        "found": paths.found,
        "reason": paths.reason,
        "paths": [
            {
                "cost": path.cost,
                "nodes": list(path.nodes),
                "steps": [
                    relation_shape(step) | {"sentence": sentence(atlas, step)}
                    for step in path.steps
                ],
            }
            for path in paths.paths
        ],
    }


def plan_shape(plan: Plan) -> Shape:
    """Return a plan; one for a number of hours says as well what it leaves out."""
    left_out = {"left_out": list(plan.choice.left_out)} if plan.choice else {}
    return {
        "targets": list(plan.targets),
        "steps": [
            {
                "id": step.id,
                "label": step.label,
                "type": step.type,
                "needs": list(step.needs),
                "sections": [evidence_shape(evidence) for evidence in step.sections],
                "minutes": step.minutes,
            }
            for step in plan.steps
        ],
        "cycles": [list(cycle) for cycle in plan.cycles],
        "known": list(plan.known),
        **left_out,
    }


def coverage_shape(coverage: Coverage) -> Shape:
    """Return a coverage report."""
    return {
        "exam": coverage.exam,
        "totals": dict(coverage.totals),
        "percent": coverage.percent,
        "tasks": [
            {
                "code": task.code,
                "title": task.title,
                "totals": dict(task.totals),
                "percent": task.percent,
            }
            for task in coverage.tasks
        ],
        "items": [
            {
                "id": item.id,
                "code": item.code,
                "text": item.text,
                "task": item.task,
                "status": str(item.status),
                "evidence": [evidence_shape(evidence) for evidence in item.evidence],
                "without_material": list(item.without_material),
                "nearest": evidence_shape(item.nearest) if item.nearest else None,
            }
            for item in coverage.items
        ],
    }


def changes_shape(changes: Changes) -> Shape:
    """Return what changed since an earlier version."""
    return {
        "changes": [
            {
                "change": str(change.turn),
                "renumbered": change.renumbered,
                "reworded": change.reworded,
                "before": _judged(change.before),
                "after": _judged(change.after),
            }
            for change in changes.items
        ]
    }


def _judged(item: ItemCoverage | None) -> Shape | None:
    if item is None:
        return None
    return {"id": item.id, "code": item.code, "text": item.text, "status": str(item.status)}


def problems_shape(problems: Iterable[Problem]) -> Shape:
    """Return the problems of a workspace."""
    return {
        "problems": [
            {
                "path": problem.position.path,
                "line": problem.position.line,
                "column": problem.position.column,
                "severity": str(problem.severity),
                "rule": problem.rule,
                "message": problem.message,
            }
            for problem in problems
        ]
    }


def stats_shape(stats: Stats) -> Shape:
    """Return counts."""
    return {
        "nodes": dict(stats.nodes),
        "relations": dict(stats.relations),
        "documents": stats.documents,
        "sections": stats.sections,
        "links": {"resolved": stats.links.resolved, "dangling": stats.links.dangling},
    }


def relation_shape(relation: Relation) -> Shape:
    """Return one relation with its provenance."""
    return {
        "source": relation.source,
        "relation": relation.relation,
        "target": relation.target,
        **_provenance(relation.provenance),
    }


def evidence_shape(evidence: Evidence) -> Shape:
    """Return one stretch of the notes."""
    keys = ("path", "line", "end_line", "heading", "quote", "why", "score")
    return {key: getattr(evidence, key) for key in keys}


def _node(node: Node) -> Shape:
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "aliases": list(node.aliases),
        "summary": node.summary or None,
        "provenance": _provenance(node.provenance),
    }


def _provenance(at: Provenance) -> Shape:
    return {
        "origin": str(at.origin),
        "rule": at.rule,
        "path": at.position.path,
        "line": at.position.line,
        "quote": at.quote or None,
    }
