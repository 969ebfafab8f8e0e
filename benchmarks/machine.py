"""What was measured on, so that another reader can judge the numbers."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = (
    *("streamlit", "pyvis", "igraph", "networkx", "rapidfuzz"),
    *("tantivy", "graphmark", "obsidiantools", "distributed", "duckdb"),
)


def describe() -> dict[str, str]:
    """Return the machine and the versions, without its name."""
    found = {name: _version(name) for name in _PACKAGES}
    return {
        "machine": f"{processor()}; {platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "browser": f"{_browser()}, headless, no GPU",
        "packages": ", ".join(f"{name} {found[name]}" for name in _PACKAGES if found[name]),
    }


def processor() -> str:
    """Return the processor, its cores and the memory."""
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}"


def load() -> str:
    """Return how busy the machine is: runnable processes, mean of the last minute and of five."""
    one, five, _ = os.getloadavg() if hasattr(os, "getloadavg") else (0.0, 0.0, 0.0)
    return f"{one:.1f} / {five:.1f}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        return "no Chromium"
    told = subprocess.run([found, "--version"], check=False, capture_output=True, text=True)
    return " ".join(told.stdout.split()[:2])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "unknown processor"


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return "memory unknown"
    return f"{size / 2**30:.0f} GiB"
