"""Blocks cut into clauses, with the names in them by place: what rules about wording look at.

A clause ends with its sentence, its cell, or its item of a list in a cell. It knows what it stands
under (its lead-in, first cell, the item it is nested in, or the heading), because notes leave the
subject of a sentence out where a title has named it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from studyatlas.ingest import hedges
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.topics.names import subject_names
from studyatlas.ingest.vocabulary import Mention, Vocabulary
from studyatlas.model.document import Block, BlockKind, Document
from studyatlas.model.entities import Relation
from studyatlas.model.naming import WORD, blanked, fold
from studyatlas.model.position import Origin, Position, Provenance

_ENDS = re.compile(
    r"[.!?;·](?=\s|$)(?<!\be\.g.)(?<!\bi\.e.)(?<!\bvs.)(?<!\betc.)(?<!\bcf.)(?<!\S·)(?<!^·)(?!(?<=·)\Z)"
)
_RUNS_OF_SIGNS = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_QUOTES = re.compile(r"[\"“”„«»]")
_LONGEST = 1000
_LONGEST_BLOCK = 20_000
_MOST_LINES = 60
_MOST_TITLES = 6
_DASH = re.compile(r"\s[–—-]\s")
_NAME_WORD = r"[\w()/+-]+"
_SHORT_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}?\s?"
_OWN_SUBJECT = re.compile(
    rf"\s*(?:>\s*)*(?:(?:[-*+]|\d{{1,9}}[.)])\s+)?[*_]{{0,2}}({_SHORT_NAME})[*_]{{0,2}}"
    r"(?::|\s?[–—-])[*_]{0,2}\s"
)
_CODE = re.compile(r"`+([^`\n]+)`+")


class Named(NamedTuple):
    """A name in a clause, by place."""

    node: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A stretch of a block, folded. Without slots: what is worked out is kept."""

    at: SectionReading
    block: Block
    text: str
    names: tuple[Named, ...]
    under: str = ""
    """The node it is about by what it stands under; empty where that is unknown."""
    by: str = ""
    """What named that node: `lead-in`, `row`, `item` or `heading`."""
    first: bool = False
    """True for the first clause after what names its node."""

    @property
    def title(self) -> str:
        """The words that name the node it is about."""
        if self.by in ("lead-in", "row"):
            return self.block.subject
        return self.block.titles[-1] if self.by == "item" else self.at.section.title

    @cached_property
    def is_statement(self) -> bool:
        """Tell whether it says how things are: no question, condition, guess or hearsay."""
        return not hedges.is_unsure(self.text) and not self._is_under_not

    @cached_property
    def _is_under_not(self) -> bool:
        titles = " · ".join((self.at.section.title, *self.block.titles[-_MOST_TITLES:]))
        return hedges.is_title_of_what_is_not(fold(titles))

    def is_denied(self, end: int) -> bool:
        """Tell whether what is said up to a place, or right behind it, is denied."""
        return hedges.is_denied(self.text, end)

    def defines(self, end: int) -> bool:
        """Tell whether it says outright what something is, and goes on to say which.

        A sunk cost is a cost that *cannot* be recovered: it is a cost all the same.
        """
        return not self._is_under_not and hedges.defines(self.text, end)

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether a place in the clause is neither quoted, nor code, nor struck out."""
        if len(_QUOTES.findall(self.text, 0, start)) % 2:
            return False
        if not self._is_short:
            return False
        words = self.text[start:end].strip()
        return "~~" not in self._raw and not any(words in code for code in self._code)

    def is_whole(self, name: Named) -> bool:
        """Tell whether a name is more than a piece of code: "`iam:PassRole`" does not name IAM.

        A block that is too long says nothing plain anyway, and is not looked through.
        """
        spans = self._code if self._is_short else ()
        if not spans:
            return True
        text = self.text[name.start : name.end].strip()
        return text in self._without_code or any(text == span.strip(" ()") for span in spans)

    @cached_property
    def _is_short(self) -> bool:
        if self.block.end_line - self.block.line > _MOST_LINES:
            return False
        lines = self.at.document.lines[self.block.line - 1 : self.block.end_line]
        return sum(map(len, lines)) + len(lines) - 1 <= _LONGEST_BLOCK

    @cached_property
    def _code(self) -> tuple[str, ...]:
        return tuple(fold(code) for code in _CODE.findall(self._raw)) if "`" in self._raw else ()

    @cached_property
    def _without_code(self) -> str:
        return fold(_CODE.sub(" ", self._raw))

    @cached_property
    def _raw(self) -> str:
        return "\n".join(self.at.document.lines[self.block.line - 1 : self.block.end_line])

    def relation(
        self, rule: str, ends: tuple[str, str, str], origin: Origin, word: str, sign: str = ""
    ) -> Relation:
        """Return a relation that this clause says; `word` is in the line that says it."""
        line, end = self._lines(word)
        quote = self.at.document.quote(line)
        provenance = Provenance(Position(self.at.document.path, line, end), rule, origin, quote)
        return Relation(*ends, provenance, sign)

    def _lines(self, word: str) -> tuple[int, int]:
        """Return the line with a word of the clause, or all of the block's."""
        if self.block.line < self.block.end_line:
            names = [self.text[name.start : name.end] for name in self.names]
            named = {
                line: sum(name in raw for name in names)
                for line in range(self.block.line, self.block.end_line + 1)
                if word.strip() in (raw := fold(self.at.document.quote(line)))
            }
            line = max(named, key=lambda line: named[line], default=0)
            if line and named[line]:
                return line, line
        return self.block.lines


def clauses_of(at: SectionReading, vocabulary: Vocabulary) -> Iterator[Clause]:
    """Yield the clauses of a section that have a name in them, in order."""
    heading = vocabulary.subject(at.section.title, at.context) or ""
    for block, mentions in at.blocks:
        if not mentions or block.kind is BlockKind.CODE:
            continue
        if not block.text.isascii() and _RUNS_OF_SIGNS.search(block.text):
            continue
        under, by = _under(vocabulary, at, block, heading)
        if not under and len(mentions) == 1:
            continue  # a name alone is joined to nothing
        text = fold(block.text)
        names = places_of(text, mentions)
        start = _after_lead_in(text, fold(block.subject)) if by in ("lead-in", "row") else 0
        own = _own_subject(at.document, block, text) if under else len(text)
        for span, named in _stretches(text, start, names):
            inside = tuple(_within(span, named))
            about = under if span.begin < own else ""
            enough = len(inside) > 1 or (inside and about)
            if enough and span.end - span.begin <= _LONGEST:
                first = span.before < 0 or (
                    by == "row" and text[span.before : span.before + 2] == " ·"
                )
                said = text[span.begin : span.end]
                yield Clause(at, block, said, inside, about, by, first)


class _Span(NamedTuple):
    """A stretch of a text between two ends of a sentence or an entry."""

    begin: int
    end: int
    before: int
    """Where the stretch before it ends; -1 for the first."""


def _stretches(
    text: str, start: int, names: Sequence[Named]
) -> Iterator[tuple[_Span, list[Named]]]:
    """Yield the stretches that have a name in them, each with those that begin before its end."""
    ends = [found.start() for found in _ENDS.finditer(text, start)]
    inside: dict[int, list[Named]] = {}
    for name in names:
        inside.setdefault(bisect.bisect_right(ends, name.start), []).append(name)
    for place, named in inside.items():
        begin = ends[place - 1] + 1 if place else start
        end = _end(text, ends[place]) if place < len(ends) else len(text)
        before = _end(text, ends[place - 1]) if place else -1
        yield _Span(_from_word(text, begin, end), end, before), named


def _end(text: str, place: int) -> int:
    """Return where a stretch ends by the sign that ends it: a question keeps its mark."""
    return {"?": place + 1, "·": place - 1}.get(text[place], place)


def _within(span: _Span, named: Iterable[Named]) -> Iterator[Named]:
    """Yield the names that stand whole in a stretch, counted from its beginning."""
    begin, end = span.begin, span.end
    for name in named:
        if begin <= name.start and name.end <= end:
            yield Named(name.node, name.start - begin, name.end - begin)


def _under(
    vocabulary: Vocabulary, at: SectionReading, block: Block, heading: str
) -> tuple[str, str]:
    """Return what a block is about, and what says so: the nearest title, or nothing."""
    if block.subject:
        by = "row" if block.kind is BlockKind.ROW else "lead-in"
        if node := vocabulary.subject(block.subject, at.context):
            return node, by
        if block.kind is BlockKind.ROW or block.subject != block.text:
            return "", ""
    if block.titles:
        return vocabulary.subject(block.titles[-1], at.context) or "", "item"
    return heading, "heading"


def _own_subject(document: Document, block: Block, text: str) -> int:
    """Return from where a folded text is about something that it names itself; else its length.

    "Flow cytometry - counts cells" is about that, whatever it stands under, and so is what follows.
    """
    if block.kind is BlockKind.ROW or not (":" in text or _DASH.search(text)):
        return len(text)
    if block.end_line - block.line > _MOST_LINES:
        return len(text)
    skipped = 1 if block.subject else 0
    lines = document.lines[block.line - 1 + skipped : block.end_line]
    for place, line in enumerate(lines, skipped):
        lead = _OWN_SUBJECT.match(line) if ":" in line or _DASH.search(line) else None
        if lead is not None and subject_names(lead[1]):
            return max(0, text.find(fold(lead[1]))) if place else 0
    return len(text)


def places_of(text: str, mentions: tuple[Mention, ...]) -> list[Named]:
    """Return names by their place in a folded text."""
    if (bare := blanked(text)) is not None:
        return list(_counted_off(bare, mentions))
    words = [found.span() for found in WORD.finditer(text)]
    return [
        Named(m.node, words[m.start][0], words[m.start + m.words - 1][1])
        for m in mentions
        if m.start + m.words <= len(words)
    ]


def _counted_off(text: str, mentions: tuple[Mention, ...]) -> Iterator[Named]:
    """Yield names by place in a text of words and blanks, where they are in order of place."""
    rest, index = text, 0
    for mention in mentions:
        ahead = rest.split(None, mention.start - index)
        if len(ahead) <= mention.start - index:
            return
        name = ahead[-1]
        start = len(text) - len(name)
        last = name.split(None, mention.words - 1)
        if len(last) < mention.words:
            return
        word, *behind = last[-1].split(None, 1)
        yield Named(mention.node, start, len(text) - len(last[-1]) + len(word))
        rest, index = behind[0] if behind else "", mention.start + mention.words


def _after_lead_in(text: str, subject: str) -> int:
    """Return where a block goes on after its lead-in and the colon or dash behind it."""
    start = len(subject) if text.startswith(subject) else 0
    while start and start < len(text) and text[start] in " :–—-·":
        start += 1
    return start


def _from_word(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " *·":
        start += 1
    return start
