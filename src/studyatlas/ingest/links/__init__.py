"""Links between notes: read off the text, and resolved as Obsidian does."""

from __future__ import annotations

from studyatlas.ingest.links.resolve import Links, ResolvedLink, Resolver, Rest, resolve_links

__all__ = ["Links", "ResolvedLink", "Resolver", "Rest", "resolve_links"]
