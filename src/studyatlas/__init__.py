"""studyatlas: an atlas of what a person studies.

>>> import studyatlas as sa
>>> atlas = sa.open(sa.bundled_root())
>>> sa.search(atlas, "knn").results[0].id
'k-nearest-neighbors'
>>> atlas.graph.has_edge("dropout", "overfitting", key="mitigates")
True
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studyatlas.api import coverage, export, find, plan, search, show, stats
    from studyatlas.api import open_atlas as open  # noqa: A004 - `sa.open` is the documented name
    from studyatlas.api import paths as path
    from studyatlas.api import read_atlas as read
    from studyatlas.api_study import compare, mark, ready, unlocks
    from studyatlas.model.atlas import Atlas
    from studyatlas.model.errors import NameUnknownError, NoExamError, StudyAtlasError
    from studyatlas.store.workspace import bundled_root

__version__ = "0.1.0"

__all__ = [
    "Atlas",
    "NameUnknownError",
    "NoExamError",
    "StudyAtlasError",
    "bundled_root",
    "compare",
    "coverage",
    "export",
    "find",
    "mark",
    "open",
    "path",
    "plan",
    "read",
    "ready",
    "search",
    "show",
    "stats",
    "unlocks",
]

_AT = {
    **dict.fromkeys(("compare", "mark", "ready", "unlocks"), "api_study"),
    **dict.fromkeys(("NameUnknownError", "NoExamError", "StudyAtlasError"), "model.errors"),
    "Atlas": "model.atlas",
    "bundled_root": "store.workspace",
}
"""The module of each name that is not in `api`."""
_MODULES = ("api", "api_coverage", "api_study")
"""Modules that are there without importing them first, as `studyatlas.api`."""
_CALLED = {"open": "open_atlas", "path": "paths", "read": "read_atlas"}
"""What a name is called there, where that differs."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that each program loads what it needs."""
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_AT.get(name, 'api')}")
    found = globals()[name] = getattr(module, _CALLED.get(name, name))
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, in which `export` is the function and not the folder of that name."""

    @property
    def export(self) -> Any:
        """The function; the import system sets the folder here once it is imported."""
        return importlib.import_module("studyatlas.api").export

    @export.setter
    def export(self, _: ModuleType) -> None: ...


sys.modules[__name__].__class__ = _Package
