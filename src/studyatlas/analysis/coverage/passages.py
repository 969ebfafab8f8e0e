"""The notes cut into passages: what an item's words are compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from studyatlas.analysis.coverage.question import Question, stems, without_examples
from studyatlas.analysis.coverage.sentences import sentences
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Block, BlockKind, Document, Section

_WHOLE_WORDS = 450
_NESTED, _TITLES = 80, 6
"""More items below one, or titles above it, are no help; thousands would take minutes."""
_COPY_WORDS = 3
_COPY_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of the notes that stand under one heading, lead-in or row subject."""

    path: str
    line: int
    end_line: int
    heading: str
    places: tuple[tuple[int, int, str], ...]
    """Its sentences and rows: first line, last line, and the words as they stand there."""
    title: frozenset[str]
    """Stems of its own heading; examples in brackets do not count, for items are copied so."""
    context: frozenset[str]
    """Stems of the headings above it."""
    body: tuple[str, ...]
    """Stems of its material."""
    blocks: tuple[tuple[str, ...], ...]
    """The same block by block."""
    said: tuple[str, ...] = ()
    """What each block says, in its own words."""
    sections: tuple[tuple[int, int, str], ...] = ()
    """What it holds where it is a chapter: first line, last line and heading of each section."""

    @property
    def chapter(self) -> bool:
        """Tell whether it holds sections of their own."""
        return bool(self.sections)

    @property
    def words(self) -> int:
        """Number of stems of material: its size."""
        return len(self.body)

    def around(self, line: int) -> tuple[int, str]:
        """Return the last line and the heading of what holds a line: a section of a chapter."""
        inside = [(end, title) for first, end, title in self.sections if first <= line <= end]
        return inside[-1] if inside else (self.end_line, self.heading)


def cut(atlas: Atlas, questions: Iterable[Question] = ()) -> tuple[Passage, ...]:
    """Cut all notes into passages: sections, sections with what is below them, lists, rows.

    What only copies one of the questions, as a checklist does, is left out.

    They overlap on purpose: an item may be taught by a row, by a list, or by a whole chapter of up
    to 450 words. Bare headings and placeholders make no passage.
    """
    asked = _Asked(questions)
    notes = (_without_copies(document, asked) for document in atlas.documents)
    return tuple(p for document in notes for p in _document(document))


class _Asked:
    """The words of all questions, to find what only copies one of them."""

    def __init__(self, questions: Iterable[Question]) -> None:
        words = [frozenset((*q.telling, *q.asking)) for q in questions]
        self._sizes = [len(each) for each in words]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(words):
            for stem in each:
                self._having[stem].append(number)

    def copied_in(self, block: Block) -> bool:
        """Tell whether a block says hardly more than an item: most words of both are the same."""
        words = frozenset(stems(without_examples(block.material)))
        if len(words) < _COPY_WORDS:
            return False
        shared = Counter(chain.from_iterable(self._having.get(stem, ()) for stem in words))
        return any(
            count >= _COPY_SHARE * max(len(words), self._sizes[number])
            for number, count in shared.items()
        )


def _without_copies(document: Document, asked: _Asked) -> Document:
    sections = (
        replace(section, blocks=tuple(b for b in section.blocks if not asked.copied_in(b)))
        for section in document.sections
    )
    return replace(document, sections=tuple(sections), look=None)


def _document(document: Document) -> Iterator[Passage]:
    for index, section in enumerate(document.sections):
        above = " ".join(section.parents)
        blocks = _material(section.blocks)
        if blocks:
            yield _passage(document, section.title, above, blocks, section.line)
            yield from _inside(document, section, above)
            yield from _tables(document, section, above)
        below = _below(document, index)
        if below and sum(s.words for s in (section, *below)) <= _WHOLE_WORDS:
            yield from _whole(document, section, above, below)


def _below(document: Document, index: int) -> list[Section]:
    level = document.sections[index].level
    found = []
    for section in document.sections[index + 1 :]:
        if section.level <= level:
            break
        found.append(section)
    return found


def _whole(
    document: Document, section: Section, above: str, below: list[Section]
) -> Iterator[Passage]:
    blocks = _material(section.blocks)
    titles = []
    for part in below:
        taken = _material(part.blocks)
        blocks += taken
        if taken:
            titles.append(part.title)
    if blocks:
        around = " ".join((above, *titles))
        made = _passage(document, section.title, around, blocks, section.line)
        yield replace(made, sections=tuple(map(_extent, (section, *below))))


def _extent(section: Section) -> tuple[int, int, str]:
    return (
        section.line,
        section.blocks[-1].end_line if section.blocks else section.line,
        section.title,
    )


def _inside(document: Document, section: Section, above: str) -> Iterator[Passage]:
    """Yield the rows of a section and the list items that have others nested in them."""
    blocks = section.blocks
    for index, block in enumerate(blocks):
        context = " ".join((above, section.title, *block.titles[-_TITLES:]))
        if block.kind is BlockKind.ROW:
            if row := _material((block,)):
                yield _passage(document, block.subject, context, row, block.line)
        elif block.subject:
            nested = []
            for other in blocks[index + 1 : index + 1 + _NESTED]:
                if other.depth <= block.depth or other.kind is not BlockKind.ITEM:
                    break
                nested.append(other)
            inner = _material((block, *nested))
            if inner and sum(len(b.text.split()) for b in inner) > len(block.subject.split()):
                yield _passage(document, block.subject, context, inner, block.line)


def _tables(document: Document, section: Section, above: str) -> Iterator[Passage]:
    """Yield each table under the name of its first column: it lists kinds of that."""
    context = f"{above} {section.title}"
    for header, rows in groupby(section.blocks, key=lambda block: block.header):
        taught = _material(tuple(rows))
        if header and header[0] and len(taught) > 1:
            yield _passage(document, header[0], context, taught, taught[0].line)


def _material(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.material]


def _said(block: Block, heading: str) -> str:
    """Return what a block says; a row's subject is a part of it, save under that very heading."""
    is_row = block.kind is BlockKind.ROW and block.subject != heading
    return f"{block.subject} {block.material}" if is_row else block.material


def _passage(
    document: Document,
    heading: str,
    above: str,
    blocks: list[Block],
    line: int,
) -> Passage:
    said = tuple(_said(block, heading) for block in blocks)
    words = tuple(map(stems, said))
    return Passage(
        document.path,
        line,
        blocks[-1].end_line,
        heading,
        tuple(chain.from_iterable(sentences(document, block) for block in blocks)),
        frozenset(stems(without_examples(heading))),
        frozenset(stems(without_examples(above))),
        tuple(chain.from_iterable(words)),
        words,
        said,
    )
