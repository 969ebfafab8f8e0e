"""The benchmarks, which are no part of the package."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def module_of(monkeypatch):
    """Return a function that imports a module of the benchmarks; it is gone after the test."""
    monkeypatch.syspath_prepend(ROOT)
    yield lambda name: importlib.import_module(f"benchmarks.{name}")
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]
