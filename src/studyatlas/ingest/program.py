"""Which program reads: what another one has read, or reads elsewhere, may be something else."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import studyatlas
from studyatlas.store.workspace import bundled_root

PACKAGE = Path(studyatlas.__file__).parent
_READ_WITH = (
    "ahocorasick-rs",
    "msgspec",
    "networkx",
    "pyromark",
    "pyyaml",
    "rapidfuzz",
    "snowballstemmer",
)
_READING = ("model", "store", "ingest")


@cache
def own_version() -> bytes:
    """Return what changes when this program, what it reads with, or the bundled subject does.

    The version alone would do for what is installed; who works on the program changes files. These
    are told by when they were written, for looking into them takes four times as long.
    """
    root = bundled_root()
    told = [_foundations(), *_states(PACKAGE, "**/*.py")]
    told += [state for folder in ("graph", "data") for state in _states(root / folder, "**/*")]
    return blake2b("\n".join(told).encode("utf-8", "backslashreplace")).digest()


@cache
def code_fingerprint() -> str:
    """Return a digest of the code that reads notes and what it reads with, the same anywhere."""
    digest = blake2b(_foundations().encode(), digest_size=32)
    for folder in _READING:
        for file in _files(PACKAGE / folder, "**/*.py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _foundations() -> str:
    libraries = (f"{name} {version(name)}" for name in _READ_WITH)
    return "\n".join((studyatlas.__version__, platform.python_version(), *libraries))


def _states(folder: Path, pattern: str) -> Iterable[str]:
    for file in _files(folder, pattern):
        try:
            found = file.stat()
        except OSError:  # it has just been taken away
            continue
        yield f"{file.relative_to(folder).as_posix()} {found.st_mtime_ns} {found.st_size}"


def _files(folder: Path, pattern: str) -> list[Path]:
    """Return files in order; an editor's locks, which are links to nothing, are none."""
    return sorted(file for file in folder.glob(pattern) if file.is_file())
