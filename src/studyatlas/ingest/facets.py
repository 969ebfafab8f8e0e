"""Titles that name a relation: a column "Use cases", a heading "Types of X", a line "Requires:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from studyatlas.ingest.words import is_title, squeeze
from studyatlas.model.document import Block, BlockKind, Document
from studyatlas.model.naming import WORD, fold


@dataclass(frozen=True, slots=True)
class Facet:
    """What stands under a title, seen from its subject."""

    relation: str
    backward: bool = False
    """True where the relation leads from what is listed to the subject."""
    sign: str = ""
    loose: bool = False
    """True where the title may as well say something else: "Type: binary", "To improve it"."""

    def ends(self, subject: str, listed: str) -> tuple[str, str, str]:
        """Return source, relation and target."""
        one, other = (listed, subject) if self.backward else (subject, listed)
        return one, self.relation, other


_TITLES: dict[Facet, str] = {
    Facet("used_for"): "use case|use cases|used for|application|applications|applied to"
    "|good for|best for|ideal for|suited for|suitable for|useful for|typical use|typical uses"
    "|common use cases|typical use cases|example use cases|main uses|examples & use cases",
    Facet(
        "requires"
    ): "requires|requirement|requirements|prerequisite|prerequisites|needs|depends on"
    "|dependency|dependencies|builds on|learn first",
    Facet("uses"): "built on|based on|relies on|powered by|runs on|implemented with",
    Facet("uses", backward=True): "used in|used by",
    Facet("provides"): "provides|offers|feature|features|key features|capabilities|main features",
    Facet("mitigates"): "mitigates|prevents|fixes|protects against|counters|helps against"
    "|remedy for|guards against|combats",
    Facet("mitigates", backward=True): "mitigated by|prevented by|fixed by|remedy|remedies"
    "|countermeasure|countermeasures|mitigation|mitigations|how to fix it|how to prevent it",
    Facet("measures"): "measures|what it measures",
    Facet("measures", backward=True): "measured by|measured with|metric|metrics"
    "|evaluation metric|evaluation metrics",
    Facet("example_of", backward=True): "example|examples|for example|e g",
    Facet("part_of"): "part of|belongs to|component of|contained in",
    Facet("part_of", backward=True): "parts|components|main components|key components|consists of"
    "|made of|made up of|composed of|elements|main parts|building blocks|sub topics|subtopics",
    Facet("is_a"): "is a|kind of|type of",
    Facet("is_a", loose=True): "category|type|family|class",
    Facet("is_a", backward=True): "types|kinds|subtypes|variants|sorts|main types|common types",
    Facet("affects", sign="+"): "increases|raises|improves|boosts",
    Facet("affects", sign="-"): "decreases|lowers|reduces|slows",
    Facet("affects"): "affects|influences|can affect|what it can affect|what it affects",
    Facet("affects", backward=True): "affected by|influenced by|causes|factors|drivers|caused by",
    Facet(
        "contrasts_with"
    ): "contrasts with|differs from|not to be confused with|unlike|opposite of",
}
_BY_TITLE = {title: facet for facet, titles in _TITLES.items() for title in titles.split("|")}
_OF = {
    Facet("is_a", backward=True): r"types|kinds|variants|forms|subtypes",
    Facet("part_of", backward=True): r"parts|components|elements|building blocks|phases|stages",
    Facet("example_of", backward=True): r"examples",
    Facet("used_for"): r"uses|use cases|applications",
    Facet("provides"): r"features|capabilities",
    Facet("requires"): r"requirements|prerequisites",
    Facet("affects", backward=True): r"factors|drivers|causes|determinants",
    Facet("measures", backward=True): r"metrics|measures",
}
_WAYS = r"(?:methods|ways|techniques|how|steps|strategies|tips|measures|what to do)(?: used)?"
_DONE = {
    Facet(
        "mitigates", backward=True
    ): r"prevent|avoid|mitigate|fix|combat|fight|counter|treat|detect and fix",
    Facet("affects", backward=True, sign="-"): r"reduce|lower|decrease|cut|shrink|minimi[sz]e"
    r"|shorten",
    Facet("affects", backward=True, sign="+"): r"improve|increase|raise|boost|speed up|enhance",
}
_DOING = {
    Facet("mitigates", backward=True): r"preventing|avoiding|mitigating|combating",
    Facet("affects", backward=True, sign="-"): r"reducing|decreasing|shortening|minimi[sz]ing",
    Facet("affects", backward=True, sign="+"): r"improving|increasing|enhancing|speeding up",
}
"""What a title says is done; "Reducing sugars" and the like are names."""
_MANY = r"(?:(?:the|main|key|common|important|different|typical|two|three|four|five|\d+)\s+)*"
_MANY_BEFORE = re.compile(rf"^{_MANY}")
_PATTERNS = (
    (re.compile(r"(?:common|typical|popular|well-known)\s+"), Facet("example_of", backward=True)),
    *(
        (re.compile(rf"{_MANY}(?:{words})\s+(?:of|for|in)\s+"), facet)
        for facet, words in _OF.items()
    ),
    *(
        (
            re.compile(
                rf"{_MANY}{_WAYS}\s+(?:to\s+(?:{verbs})|(?:of|for)\s+(?:{_DOING[facet]}))\s+"
            ),
            facet,
        )
        for facet, verbs in _DONE.items()
    ),
    (
        re.compile(
            rf"(?:some |many |several |these )?{_MANY}(?:factors|things|settings|parameters|"
            r"variables|hyperparameters|conditions)\s+(?:(?:that|which)\s+)?(?:(?:can|may|also)\s+)*"
            r"(?:affect|affecting|influence|influencing|impact|impacting|determine|determining)\s+"
        ),
        Facet("affects", backward=True),
    ),
    *((re.compile(rf"(?:{doing})\s+(?!(?!costs)\w+s$)"), facet) for facet, doing in _DOING.items()),
    (re.compile(r"saving\s+(?=costs?\b)"), Facet("affects", backward=True, sign="-")),
    (
        re.compile(r"(?:[\w-]+\s+){0,2}(?=costs?\s+(?:savings?|reductions?)$)"),
        Facet("affects", backward=True, sign="-"),
    ),
)
LISTING = re.compile(
    r"\s+(?:(?:can |may )?(?:includes?|be)|is|are)(?: the following)?$"
    r"|(?:(?<=cost)|(?<=costs))\s+(?:savings?|reductions?)$",
    re.IGNORECASE,
)
"""What may follow the subject of a title: "Types of moss *are*", "Cost *savings*"."""
_REMEDIES = re.compile(
    r"(?:do the following |try (?:the following )?|how |ways |what to do |steps )?to "
    r"(?:improve|fix|avoid|prevent|reduce|address|resolve|mitigate|combat)"
    r"(?: (?:it|this|that|them))?(?:,? by\b.*)?"
)
_REMEDY = Facet("mitigates", backward=True, loose=True)
_LONGEST = 80
_LONGEST_LINE = 1000
_MOST_LINES = 60
_LABEL = re.compile(r"(?:^|[.;!]\s+)([^.:;!?]{2,80}):(?:\s+([^.:;!?]{0,400})|$)")
_MARKS = re.compile(r"^(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+|[*_`\[\]]+")


@lru_cache(maxsize=1024)
def facet_of(title: str) -> Facet | None:
    """Return the relation a title names, seen from what it stands under.

    >>> facet_of("Use cases:"), facet_of("Types"), facet_of("Moss")
    (Facet(relation='used_for', backward=False, sign='', loose=False), Facet(relation='is_a', \
backward=True, sign='', loose=False), None)
    """
    if len(title) > _LONGEST:
        return None
    text = _MANY_BEFORE.sub("", fold(title))
    bare = squeeze(text).strip(" :")
    found = _BY_TITLE.get(" ".join(WORD.findall(text))) or _BY_TITLE.get(bare)
    return found or (_REMEDY if _REMEDIES.fullmatch(bare) else None)


@lru_cache(maxsize=1024)
def facet_with_subject(title: str) -> tuple[Facet, str] | None:
    """Return the relation and the subject of a title that names both.

    >>> facet_with_subject("Types of moss")
    (Facet(relation='is_a', backward=True, sign='', loose=False), 'moss')
    """
    text = squeeze(fold(title)).strip(" :") if len(title) <= _LONGEST else ""
    for pattern, facet in _PATTERNS:
        if found := pattern.match(text):
            return facet, LISTING.sub("", text[found.end() :])
    return None


@dataclass(frozen=True, slots=True)
class Label:
    """A title at the start of a line or sentence, and what stands behind its colon."""

    title: str
    rest: str
    lines: tuple[int, int]


def labels(block: Block, document: Document) -> Iterator[Label]:
    """Yield the titles with a colon in a block: its lead-in, and those of its lines."""
    lead = block.subject if block.text.startswith(block.subject) else ""
    if block.kind is BlockKind.PARAGRAPH and not lead and is_title(block.text):
        yield Label(block.text.strip(" :"), "", block.lines)
    if lead:
        rest = block.text[len(lead) :].strip(" :–—.")
        yield Label(lead, "" if ":" in rest else rest, block.lines)
    if block.line == block.end_line:
        yield from _labels_of(block.text[len(lead) :], block.line)
    elif block.end_line - block.line < _MOST_LINES:
        for line in range(block.line, block.end_line + 1):
            yield from _labels_of(_MARKS.sub("", document.quote(line)), line)


def _labels_of(text: str, line: int) -> Iterator[Label]:
    if ":" not in text:
        return
    for found in _LABEL.finditer(text[:_LONGEST_LINE]):
        yield Label(found.group(1).strip(), (found.group(2) or "").strip(), (line, line))
