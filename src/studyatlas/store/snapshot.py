"""Rebuildable files in a person's cache folder: what was read once need not be read again.

A snapshot is taken for one state of one workspace, by one version of this program. One that is cut
short, changed, of another state or another user's is none: then all is read anew. Deleting them is
always safe, and so is writing one twice at a time, for a reader sees the old file or the new.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from studyatlas.store.write import write_atomic

CACHE_VARIABLE = "STUDYATLAS_CACHE"
"""Names another folder for snapshots, or `off`."""
_NAME = "studyatlas"
_OFF = "off"
_MAGIC = b"studyatlas snapshot 1\n"
_DIGEST = 32
_MOST = 16
_SUFFIX = ".snapshot"


def cache_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path | None:
    """Return the folder for what can be made again, by the rule of a platform; None for `off`.

    That is `$XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification 0.8, which has
    relative paths ignored), `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.

    >>> cache_folder({"XDG_CACHE_HOME": "/cache"}, "linux", Path("/home/ada")).as_posix()
    '/cache/studyatlas'
    >>> cache_folder({CACHE_VARIABLE: "~/kept"}, "linux", Path("/home/ada")).as_posix()
    '/home/ada/kept'
    >>> cache_folder({CACHE_VARIABLE: "off"}, "linux", Path("/home/ada")) is None
    True

    Args:
        environment: the variables of the process.
        platform: as `sys.platform` names it.
        home: the person's home folder.
    """
    named = environment.get(CACHE_VARIABLE, "")
    if named:
        return None if named.lower() == _OFF else _from_home(named, home)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return (Path(local) if local else home / "AppData" / "Local") / _NAME / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else home / ".cache") / _NAME


@dataclass(frozen=True, slots=True)
class Saved:
    """What a snapshot has."""

    digest: bytes
    """Of the state it was saved for."""
    body: memoryview
    """Read-only bytes."""

    def is_of(self, state: bytes) -> bool:
        """Tell whether it was saved for this state."""
        return self.digest == _of(state)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where the snapshot of a workspace is kept."""

    folder: Path
    workspace: str
    """The workspace's own path: each has one snapshot."""

    @property
    def file(self) -> Path:
        """The file, which need not be there."""
        name = blake2b(os.fsencode(self.workspace), digest_size=16).hexdigest()
        return self.folder / f"{name}{_SUFFIX}"

    def load(self) -> Saved | None:
        """Return what was saved last; None where there is nothing to trust."""
        try:
            if not _is_ours(self.file):
                return None
            data = self.file.read_bytes()
        except OSError:  # not there, or not ours to read
            return None
        start = len(_MAGIC)
        state, mark = data[start : start + _DIGEST], data[start + _DIGEST : start + 2 * _DIGEST]
        body = memoryview(data)[start + 2 * _DIGEST :]  # not copied, for it is most of it
        if not data.startswith(_MAGIC) or mark != _of(state, body):
            _log.warning("the snapshot %s is damaged; reading anew", self.file)
            return None
        return Saved(state, body)

    def save(self, state: bytes, *body: bytes) -> bool:
        """Save what was made of a state, given in pieces; tell whether that could be done."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark = _of(_of(state), *body)
            write_atomic(self.file, _MAGIC, _of(state), mark, *body, private=True)
        except OSError as failure:
            _log.info("no snapshot is kept: %s", failure)
            return False
        with suppress(OSError):  # somebody else may be tidying up
            self._forget_old()
        return True

    def _forget_old(self) -> None:
        """Keep the snapshots of the last few workspaces only."""
        files = sorted(self.folder.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime)
        for file in files[:-_MOST]:
            file.unlink(missing_ok=True)


def _from_home(path: str, home: Path) -> Path:
    """Return a path whose `~` is the person's home, where no shell has seen to that."""
    return home / path[2:] if path.startswith("~/") else Path(path)


_log = logging.getLogger(__name__)


def _of(*parts: bytes | memoryview) -> bytes:
    digest = blake2b(digest_size=_DIGEST)
    for one in parts:
        digest.update(one)
    return digest.digest()


def _is_ours(file: Path) -> bool:
    """Tell whether nobody else can have written a file."""
    return not hasattr(os, "getuid") or file.stat().st_uid == os.getuid()
