"""Builders of small workspaces, and the flag that lets golden files change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

# No deadline: a slow machine is no bug. Fixtures here hold no state that examples could share.
settings.register_profile(
    "studyatlas",
    settings(),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("studyatlas")

MakeWorkspace = Callable[[Mapping[str, str | bytes]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files instead of comparing"
    )


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the marks and snapshots of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDYATLAS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares text with a golden file, or writes it when told to."""
    update = request.config.getoption("--update-golden")

    def compare(file: Path, text: str) -> None:
        if update:
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def workspace(tmp_path: Path) -> MakeWorkspace:
    """Return a function that writes files, named by relative path, and returns their folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "workspace"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write


@pytest.fixture
def tiny_atlas() -> Atlas:
    """Return four things from a kitchen: bread needs dough and an oven, dough needs flour."""
    at = Provenance(Position("graph/kitchen.yaml", 1), "curated", Origin.CURATED, "bread:")
    nodes = [
        Node("bread", "Bread", "concept", at, aliases=("loaf",), summary="Baked dough."),
        Node("dough", "Dough", "concept", at),
        Node("flour", "Flour", "concept", at),
        Node("oven", "Oven", "tool", at),
    ]
    relations = [
        Relation("bread", "requires", "dough", at),
        Relation("dough", "requires", "flour", at),
        Relation("bread", "uses", "oven", at),
    ]
    return make_atlas(nodes, relations)
