"""A small vault, and where the links of one more note lead in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.markdown import read_markdown

Follow = Callable[..., tuple[list[str], list[str]]]


@pytest.fixture
def follow() -> Follow:
    """Return a function: the links of `path` lead to these sections, with these warnings."""

    def run(text: str, notes: Mapping[str, str], path: str = "index.md") -> tuple[list, list]:
        texts = {**notes, path: text}
        links = resolve_links([read_markdown(name, body) for name, body in texts.items()])
        found = [link for link in links.resolved if link.document.path == path]
        problems = [str(p) for p in links.problems if p.position.path == path]
        return [link.target.id if link.target else link.note.path for link in found], problems

    return run
