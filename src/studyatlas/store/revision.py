"""The files of a workspace as they were in a revision of its git repository.

Git is run as a process and only asked for objects it has: no hook, filter, pager or remote of the
repository is run, nothing is checked out, and what it hands over is kept in memory.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studyatlas.model.errors import StudyAtlasError
from studyatlas.model.problem import Problem
from studyatlas.store.decode import decode
from studyatlas.store.listing import CURATION, LARGEST, NOTES, too_large, workspace_name
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

_SECONDS = 60
_MOST_BYTES = 256 * 1024 * 1024
_SHA = re.compile(rb"[0-9a-f]{40,64}")
_ENTRY = re.compile(rb"100\d{3} blob ([0-9a-f]{40,64}) +(\w+)\t(.+)", re.DOTALL)
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
_OWN = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class RevisionError(StudyAtlasError):
    """An earlier version cannot be had."""


@dataclass(frozen=True, slots=True)
class _Blob:
    path: str
    sha: bytes
    size: int


def revision_workspace(path: Path, revision: str) -> tuple[Workspace, list[Problem]]:
    """Return a workspace as it was in a revision, and what is wrong with its files.

    Raises:
        RevisionError: there is no git, no repository, no such revision, or no notes in it.
    """
    root = path.parent if path.is_file() else path
    commit = _commit(root, revision)
    found = sorted(_blobs(root, commit), key=lambda blob: PurePosixPath(blob.path).parts)
    if path.is_file():
        notes, curation = [blob for blob in found if blob.path == path.name], []
    else:
        notes, curation = _notes(found), [blob for blob in found if _is_curation(blob.path)]
    if not notes and not curation:
        raise RevisionError(f"revision {revision!r} has none of the files of this workspace")
    every = [*notes, *curation]
    problems = [too_large(blob.path, blob.size) for blob in every if blob.size > LARGEST]
    readable = [blob for blob in every if blob.size <= LARGEST]
    if sum(blob.size for blob in readable) > _MOST_BYTES:
        raise RevisionError(f"revision {revision!r} has more than 256 MB of notes")
    texts = _texts(root, readable, problems)
    sources = [[texts[b.path] for b in blobs if b.path in texts] for blobs in (notes, curation)]
    return Workspace(None, workspace_name(path), tuple(sources[0]), tuple(sources[1])), problems


def _commit(root: Path, revision: str) -> str:
    """Return the name of the commit that a revision stands for."""
    unfit = revision.startswith("-") or not revision.isprintable()
    if unfit or not revision.strip():
        raise RevisionError(f"{revision!r} is neither a folder nor a revision")
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode or inside.stdout.strip() != b"true":
        why = _first_line(inside.stderr)
        raise RevisionError(
            f"{revision!r} is no folder, and {root} is in no git repository ({why})"
        )
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _git(root, *wanted).stdout.strip()
    if not _SHA.fullmatch(found):
        raise RevisionError(f"{revision!r} is neither a folder nor a revision of this repository")
    return found.decode()


def _blobs(root: Path, commit: str) -> Iterator[_Blob]:
    """Yield the files below a folder, links left out, with paths relative to it."""
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit)
    if listed.returncode:
        raise RevisionError(f"git cannot list {commit}: {_first_line(listed.stderr)}")
    for line in listed.stdout.split(b"\0"):
        if entry := _ENTRY.fullmatch(line):
            path = entry.group(3).decode("utf-8", "replace")
            if not entry.group(2).isdigit():
                raise RevisionError(f"git has lost {path}")
            yield _Blob(path, entry.group(1), int(entry.group(2)))


def _notes(found: list[_Blob]) -> list[_Blob]:
    """Return the notes by the rule for folders: below `data/` if there is one."""
    inside = [blob for blob in found if blob.path.startswith("data/")] or found
    return [
        blob
        for blob in inside
        if blob.path.lower().endswith(NOTES)
        and not any(part.startswith(".") for part in PurePosixPath(blob.path).parts)
    ]


def _is_curation(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return folder == "graph" and name.lower().endswith(CURATION) and not name.startswith(".")


def _texts(root: Path, blobs: list[_Blob], problems: list[Problem]) -> dict[str, SourceFile]:
    """Return what the files say, by path."""
    wanted = b"".join(blob.sha + b"\n" for blob in blobs)
    data = _git(root, "cat-file", "--batch", told=wanted).stdout
    texts = {}
    at = 0
    for blob in blobs:
        head, _, _ = data[at : at + 200].partition(b"\n")
        start = at + len(head) + 1
        if head != b"%s blob %d" % (blob.sha, blob.size):
            raise RevisionError(f"git has lost {blob.path}: {head.decode('utf-8', 'replace')}")
        at = start + blob.size + 1
        text = decode(blob.path, data[start : start + blob.size], problems)
        if text is not None:
            texts[blob.path] = SourceFile(blob.path, text)
    return texts


def _git(root: Path, *words: str, told: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; what surrounds this process does not lead it elsewhere."""
    around = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    command = ["git", "--no-replace-objects", "--literal-pathspecs", "-C", str(root), *words]
    try:
        return subprocess.run(  # noqa: S603 - our own words; the revision stands after the options
            command,
            input=told,
            capture_output=True,
            timeout=_SECONDS,
            env=around | _OWN,
            check=False,
        )
    except FileNotFoundError as failure:
        raise RevisionError(
            "git is not installed; name a folder instead of a revision"
        ) from failure
    except subprocess.TimeoutExpired as failure:
        raise RevisionError(f"git took more than {_SECONDS} seconds") from failure
    except (OSError, ValueError) as failure:
        raise RevisionError(f"git cannot be run: {failure}") from failure


def _first_line(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip().partition("\n")[0] or "no answer"
