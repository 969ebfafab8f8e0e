"""Atlases to draw: a small one to read, and the test page's sixty nodes."""

import runpy
import sys
from pathlib import Path

import pytest
from board import Board

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

CURATED = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
INFERRED = Provenance(Position("notes.md"), "guess", Origin.INFERRED)
HOSTILE = '<img src=x onerror=alert(1)></script><a href="javascript:alert(1)">'


def node(node_id: str, kind: str = "concept", label: str = "", **more: object) -> Node:
    return Node(node_id, label or node_id, kind, CURATED, **more)


@pytest.fixture(scope="session")
def small_atlas() -> Atlas:
    nodes = [
        node("dropout", "technique", "Dropout", summary="Leaves units out."),
        node("overfitting"),
        node("weights"),
        node("far", "theorem"),
        node("x/2.1.K4", "item", "A long sentence about algorithms and when", aliases=("2.1.K4",)),
    ]
    relations = [
        Relation("dropout", "mitigates", "overfitting", CURATED),
        Relation("dropout", "affects", "overfitting", CURATED, "-"),
        Relation("weights", "uses", "dropout", INFERRED),
        Relation("overfitting", "contrasts_with", "weights", CURATED),
        Relation("far", "uses", "weights", CURATED),
    ]
    return make_atlas(nodes, relations)


@pytest.fixture(scope="session")
def hostile() -> str:
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_atlas() -> Atlas:
    return make_atlas([node("a", label=HOSTILE, summary=HOSTILE), node(HOSTILE)], [])


def _from_app(name: str) -> Atlas:
    return runpy.run_path(str(Path(__file__).with_name("app_for_tests.py")))[name]()


@pytest.fixture(scope="session")
def sixty_nodes() -> Atlas:
    return _from_app("sixty_nodes")


@pytest.fixture(scope="session")
def attacked() -> Atlas:
    return _from_app("sixty_attacks")


@pytest.fixture(scope="session")
def canvas_address(served):
    """Serve the app for tests."""
    app = Path(__file__).with_name("app_for_tests.py")
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    flags += ["--browser.gatherUsageStats", "false", "--server.port"]
    with served([sys.executable, "-m", "streamlit", "run", str(app), *flags]) as where:
        yield where


@pytest.fixture
def board(page, canvas_address) -> Board:
    """Give the canvas of the app for tests, not yet opened."""
    return Board(page, canvas_address)


@pytest.fixture
def loose_board(page) -> Board:
    """Give the canvas of a page without Python."""
    return Board(page, key="page")
