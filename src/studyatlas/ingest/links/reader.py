"""The links of a text, gathered from its events."""

from __future__ import annotations

from studyatlas.ingest.events import Event
from studyatlas.ingest.words import squeeze
from studyatlas.model.document import Link


class LinkReader:
    r"""Takes the events of a text, and the words between them, one by one.

    >>> from studyatlas.ingest.events import events
    >>> reader = LinkReader()
    >>> for event in events("See [[Rye#Crumb]],\n![[oven.png]] and <dough.md>."):
    ...     reader.take(event)
    >>> [(link.target, link.line, link.column, link.embed) for link in reader.links]
    [('Rye#Crumb', 1, 5, False), ('oven.png', 2, 1, True), ('dough.md', 2, 19, False)]
    """

    def __init__(self) -> None:
        self.links: list[Link] = []
        self._open: Link | None = None
        self._words: list[str] = []

    def take(self, event: Event) -> None:
        """Open, close or add a link; other events make no difference."""
        if event.kind == "Angle":
            self.links.append(Link(event.detail, event.detail, event.line, column=event.column))
        elif event.name == "Image" and event.starts:
            self.links.append(_link(event, embed=True))
        elif event.name == "Link" and event.starts:
            self._open, self._words = _link(event, embed=False), []
        elif event.name == "Link" and self._open is not None:
            self.links.append(self._open._replace(text=squeeze("".join(self._words))))
            self._open = None

    def add(self, text: str) -> None:
        """Add words to the open link, if there is one."""
        if self._open is not None:
            self._words.append(text)


def _link(event: Event, *, embed: bool) -> Link:
    target, kind = event.detail["dest_url"], event.detail["link_type"]
    wiki = isinstance(kind, dict) and "WikiLink" in kind
    if wiki and kind["WikiLink"]["has_pothole"]:
        target = target.removesuffix("\\")  # in a table the bar has to be written \|
    if kind == "Email":
        target = f"mailto:{target}"
    return Link(target, "", event.line, wiki=wiki, embed=embed, column=event.column)
