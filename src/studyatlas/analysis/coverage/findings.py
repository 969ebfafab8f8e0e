"""Gathering what the notes have on an item, before it is judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from studyatlas.analysis.coverage.examples import Example, look_for, without_shared
from studyatlas.analysis.coverage.fellows import NO_FELLOWS, Fellows
from studyatlas.analysis.coverage.filler import MAKERS
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.index import PassageIndex
from studyatlas.analysis.coverage.kin import kin_of
from studyatlas.analysis.coverage.likeness import Weights, weight_of
from studyatlas.analysis.coverage.nearness import Nearness
from studyatlas.analysis.coverage.off_topic import without_off_topic
from studyatlas.analysis.coverage.open_places import (
    EmptyRows,
    MeantFor,
    longest_made_for,
    open_places,
)
from studyatlas.analysis.coverage.parts import absent_parts
from studyatlas.analysis.coverage.passages import Passage, cut
from studyatlas.analysis.coverage.proper import (
    begins_name,
    key_of,
    proper_names,
    told_apart,
    told_by_most,
    without_house,
)
from studyatlas.analysis.coverage.question import (
    Question,
    names_in,
    read_question,
    stems,
    stems_within,
    words_with,
)
from studyatlas.analysis.coverage.topics import Level, Teaching, Topics
from studyatlas.model.atlas import Atlas
from studyatlas.model.guide import Exam, Item
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin

_FEW, _TITLE_MOST = 3, 0.4
_NAME_WEIGHT = 0.6
_MAKERS = frozenset(stems(MAKERS))
_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w-]*")
_AND = re.compile(r"(?<!ing)\s+(?:and|or)\s+|(?<=ing)\s+(?:and|or)\s+(?!\w+ing\b)")


class Examiner:
    """Knows the notes and an exam's items, and gathers findings item by item."""

    def __init__(self, atlas: Atlas, exam: Exam) -> None:
        self._atlas = atlas
        self._exam = exam
        asked = {item.code: read_question(item.text) for item in exam.items()}
        texts = [item.text for item in exam.items()]
        self._passages = without_off_topic(cut(atlas, asked.values()), texts)
        self._index = PassageIndex(self._passages)
        self._known = frozenset(
            stem for p in self._passages if p.words for stem in (*p.body, *p.title)
        )
        self._kin = kin_of((s for q in asked.values() for s in q.telling), self._known)
        self._questions = {code: self._in_known_words(q) for code, q in asked.items()}
        self._weights = Weights(self._passages, self._questions.values())
        self._topics = Topics(atlas)
        self._nearness = Nearness(
            {item.code: item.text for item in exam.items()},
            self._questions,
            self._passages,
            self._weights,
            self._known,
            {item.code: task.code for _, task in exam.tasks() for item in task.items},
        )
        self._told_apart = told_apart(texts)
        self._generic = told_by_most(texts)
        cores = {
            code: self._weights.of_core(q, self._generic) for code, q in self._questions.items()
        }
        meant = MeantFor(cores)
        self._open, self._made_for = open_places(atlas, meant), longest_made_for(atlas, meant)
        self._empty_rows = EmptyRows(atlas)
        self._titles = _asked_by(self._passages, map(stems, texts))
        self._names = {
            name_key(name): node.id
            for node in reversed(list(atlas.nodes.values()))
            if not atlas.schema.is_outline(node.type)
            for name in (node.label, *node.aliases)
        }

    def _in_known_words(self, question: Question) -> Question:
        telling = tuple(dict.fromkeys(self._kin.get(stem, stem) for stem in question.telling))
        return replace(question, telling=telling)

    @property
    def notes_are_brief(self) -> bool:
        """Tell whether there is some text, but little of it, or in other words than the exam's."""
        return bool(self._passages) and self._nearness.notes_are_brief

    def examine(self, item: Item) -> Findings:
        """Gather what the notes have on an item."""
        question = self._questions[item.code]
        asked = self._asked(item)
        weights = self._weights.of_core(question, self._generic)
        core = {n: self._names_in_core(n, question) for n in asked}
        examples = self._examples(question, tuple(n for n in asked if not core[n]))
        proper = self._proper(question, weights)
        implied = self._implied(core, examples)
        nodes = (*asked, *examples.values(), *proper.values())
        taught = {node: self._topics.teaching(node) for node in nodes if node}
        fellows = Fellows.of((question.core, *examples))
        found = tuple(
            self._look_for(text, taught.get(node or ""), fellows) for text, node in examples.items()
        )
        named = tuple(self._look_for(text, taught.get(n or "")) for text, n in proper.items())
        return Findings(
            question,
            tuple(taught[n] for n in asked if core[n] and not core[n] <= self._generic),
            tuple(taught[n] for n in implied),
            found,
            frozenset(n for n in taught if self._topics.is_everywhere(n)),
            weights,
            self._weights.rarest,
            core,
            self._index.best_fit(weights),
            absent_parts(question, weights, self._known),
            self._index.best_heading(weights),
            self._titled(question),
            named,
            self._open.get(item.code),
            self._made_for.get(item.code),
            tuple(one.text for one in (*found, *named) if self._is_left_open(one, fellows)),
            self._nearness.of(item.code, self._kin, weights),
        )

    def _names_in_core(self, node: str, question: Question) -> frozenset[str]:
        """Return the stems of a node's names in an item's core, in the form that notes have."""
        named = self._stems_in(node, stems(question.core))
        return frozenset(self._kin.get(stem, stem) for stem in named)

    def _examples(self, question: Question, others: tuple[str, ...]) -> dict[str, str | None]:
        """Return an item's examples, and what each stands for in the atlas."""
        return {
            part: self._topic_of(part, others)
            for example in question.examples
            for part in self._parts(example)
        }

    def _implied(
        self, core: Mapping[str, frozenset[str]], examples: Mapping[str, str | None]
    ) -> tuple[str, ...]:
        """Return what an item asks about though neither its core nor its examples name it."""
        return tuple(
            node
            for node, named in core.items()
            if not named
            and node not in examples.values()
            and not any(self._stems_in(node, stems(example)) for example in examples)
        )

    def _look_for(
        self, text: str, topic: Teaching | None, fellows: Fellows = NO_FELLOWS
    ) -> Example:
        bare = without_house(text, self._generic)
        return look_for(text, topic, self._index, fellows, bare)

    def _is_left_open(self, example: Example, fellows: Fellows) -> bool:
        """Tell whether a table has an empty row for it, and nothing explains it."""
        if example.level is Level.TAUGHT:
            return False
        short = without_house(example.text, self._generic), without_shared(example.text, fellows)
        return any(map(self._empty_rows.have, (*names_in(example.text), *short)))

    def _proper(self, question: Question, weights: dict[str, float]) -> dict[str, str | None]:
        """Return the proper names of a core that tell it from other items, and what they stand for.

        A name of words that stand all over the notes says nothing.
        """
        enough = _NAME_WEIGHT * self._weights.rarest
        return {
            name: self._topic_of(name, ())
            for name in proper_names(question.core)
            if key_of(name) in self._told_apart
            and sum(weights.get(stem, 0.0) for stem in stems(name)) >= enough
        }

    def _titled(self, question: Question) -> Passage | None:
        """Return the longest passage whose whole heading is words of the item, and of few others.

        A heading that several items could have written says little of any one of them.
        """
        asked = (question.core, *question.examples)
        words = frozenset(stem for text in asked for stem in stems(text)) | {*question.telling}
        telling = frozenset(read_question(" ".join(asked)).telling)
        core = self._weights.of_core(question)
        most = _TITLE_MOST * sum(core.values())
        names = [frozenset(stems(name)) for name in proper_names(question.core)]
        found = [
            passage
            for passage, count in self._titles
            if passage.title <= words
            and not any(passage.title < name - self._generic - _MAKERS for name in names)
            and passage.title & telling
            and (count <= _FEW or weight_of(passage.title, core) >= most)
        ]
        return max(found, key=_size, default=None)

    def _asked(self, item: Item) -> tuple[str, ...]:
        """Return what an item asks about; that it means a heading of the notes is only inferred."""
        asked = self._atlas.outgoing.get(self._exam.node_id(item.code), ())
        return tuple(
            r.target
            for r in asked
            if r.relation == "asks_about" and r.provenance.origin is not Origin.INFERRED
        )

    def asked_as(self, node: str, core: str) -> str:
        """Return what an item's core calls a topic; its label where that says it in other words."""
        label, aliases = self._atlas.nodes[node].label, self._atlas.nodes[node].aliases
        named = (words_with(core, frozenset(stems(name))) for name in (label, *aliases))
        return next(filter(None, named), label)

    def _stems_in(self, node: str, words: tuple[str, ...]) -> frozenset[str]:
        """Return the stems of all names of a node that stand whole among these words."""
        return stems_within(
            (self._atlas.nodes[node].label, *self._atlas.nodes[node].aliases), words
        )

    def _parts(self, example: str) -> tuple[str, ...]:
        """Return an example as it is, or split at "and" where the whole names nothing."""
        parts = tuple(part.strip() for part in _AND.split(example) if names_in(part))
        return (example,) if self._is_name(example) or self._is_one_name(parts) else parts

    def _is_name(self, text: str) -> bool:
        return any(name_key(name) in self._names for name in names_in(text))

    def _is_one_name(self, parts: tuple[str, ...]) -> bool:
        """Tell whether "and" stands inside a name, as in "AWS Billing and Cost Management"."""
        capitals = all(word[:1].isupper() for part in parts for word in part.split())
        again = any(begins_name(part) for part in parts[1:])
        return capitals and not again and not any(map(self._is_name, parts))

    def _topic_of(self, example: str, others: tuple[str, ...]) -> str | None:
        """Return the node an example names: exactly, or one the item asks about inside it.

        What the core names is not inside it: "bridge graft" is one kind of grafting, not all. Nor
        is one proper name another: "SageMaker Neo" is not SageMaker.
        """
        for name in names_in(example):
            if node := self._names.get(name_key(name)):
                return node
        words = frozenset(stems(example))
        proper = frozenset(stems(" ".join(_CAPITALS.findall(example)))) - _MAKERS
        inside: list[tuple[int, str]] = [
            (len(named), node)
            for node in others
            for name in (self._atlas.nodes[node].label, *self._atlas.nodes[node].aliases)
            if (named := frozenset(stems(name))) and named <= words and proper <= named
        ]
        return max(inside)[1] if inside else None


def _asked_by(
    passages: Iterable[Passage], items: Iterable[tuple[str, ...]]
) -> list[tuple[Passage, int]]:
    """Return the longest passage under each heading, and how many items have all its words."""
    having: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in map(frozenset, items):
        for word in words:
            having[word].append(words)
    longest: dict[frozenset[str], Passage] = {}
    for passage in passages:
        before = longest.setdefault(passage.title, passage)
        longest[passage.title] = max(before, passage, key=_size)
    return [
        (passage, sum(title <= words for words in min((having[s] for s in title), key=len)))
        for title, passage in longest.items()
        if title
    ]


def _size(passage: Passage) -> tuple[int, str, int]:
    return passage.words, passage.path, -passage.line
