"""What a link names, as it is written: a note, a part of one, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from studyatlas.model.document import Link

NOTE_SUFFIXES = (".md", ".markdown")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
_WIKI_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://|mailto:", re.IGNORECASE)
_ATTACHMENTS = re.compile(
    r".*\.(?:avif|bmp|gif|jpe?g|png|svg|webp|3gp|flac|m4a|mp3|ogg|wav|webm|mkv|mov|mp4|ogv|pdf|base"
    r"|canvas|excalidraw|csv|docx?|epub|od[pst]|pptx?|rtf|tsv|txt|xlsx?|zip)\s*",
    re.IGNORECASE,
)
"""Files that Obsidian opens (https://obsidian.md/help/file-formats), and others kept beside."""


@dataclass(frozen=True, slots=True)
class Target:
    """A note, by path or name, and a part of it."""

    path: str
    """Empty for the note that the link stands in."""
    part: str
    """What follows the first `#`: a heading, headings within headings, or `^block`."""
    is_note: bool
    """False where it may as well be another file: it is a link between notes if a note is there."""


def note_target(link: Link) -> Target | None:
    """Return what a link names; None for an address, or where nothing is named.

    >>> note_target(Link("../a%20b.md#part", "", 1))
    Target(path='../a b.md', part='part', is_note=True)
    >>> note_target(Link("https://example.org/a.md", "", 1))
    """
    return _wiki_target(link.target) if link.wiki else _markdown_target(link.target)


@lru_cache(maxsize=1024)
def _wiki_target(written: str) -> Target | None:
    bare = written.strip()
    if "\n" in written or not bare or (":" in bare and _WIKI_SCHEME.match(bare)):
        return None
    path, _, part = written.partition("#")
    is_note = "." not in path or _ATTACHMENTS.fullmatch(path) is None
    return Target(path.strip(), part.strip(), is_note)


@lru_cache(maxsize=1024)
def _markdown_target(written: str) -> Target | None:
    if not written or _SCHEME.match(written):
        return None
    path, _, part = written.partition("#")
    path = unquote(path)
    is_note = not path or path.lower().endswith(NOTE_SUFFIXES)
    return Target(path, unquote(part).strip(), is_note)


def without_suffix(path: str) -> str:
    """Return a path without the suffix of notes.

    >>> [without_suffix(path) for path in ("a/Rye.MD", "a/v1.2", "notes.txt")]
    ['a/Rye', 'a/v1.2', 'notes.txt']
    """
    for suffix in NOTE_SUFFIXES:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return path
