import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.store.curation import Curation
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile


def read(text: str) -> Curation:
    curation, problems = read_curation([SourceFile("graph/a.yaml", text)])
    assert [str(problem) for problem in problems] == []
    return curation


def complaints(text: str) -> list[str]:
    _, problems = read_curation([SourceFile("graph/a.yaml", text)])
    return [f"{p.position.line}:{p.position.column} {p.rule}: {p.message}" for p in problems]


def test_an_entry_with_a_type_is_a_node() -> None:
    text = """
basil:
  type: herb
  label: Basil
  aliases: [sweet basil, Ocimum basilicum]
  summary: A tender herb that dislikes the cold.
  url: https://example.org/basil
  context: [leaf, pesto]
"""
    (basil,) = read(text).nodes
    assert (basil.id, basil.type, basil.label) == ("basil", "herb", "Basil")
    assert [alias for alias, _ in basil.aliases] == ["sweet basil", "Ocimum basilicum"]
    assert [place.column for _, place in basil.aliases] == [13, 26]
    assert basil.summary == "A tender herb that dislikes the cold."
    assert (basil.url, basil.context) == ("https://example.org/basil", ("leaf", "pesto"))
    assert (str(basil.position), str(basil.type_position)) == ("graph/a.yaml:2", "graph/a.yaml:3")


@pytest.mark.parametrize(
    ("entry", "label", "aliases"),
    [
        ("sweet-basil: {type: herb}", "Sweet basil", []),
        ("basil: {type: herb, label: BASIL}", "BASIL", []),
        ("basil: {type: herb, label: ~, aliases: one}", "Basil", ["one"]),
        ("basil: {type: herb, aliases: [~, '', ' two ']}", "Basil", ["two"]),
        ("1829: {type: year}", "1829", []),
    ],
)
def test_what_an_entry_leaves_out(entry: str, label: str, aliases: list[str]) -> None:
    (node,) = read(entry).nodes
    assert (node.label, [alias for alias, _ in node.aliases]) == (label, aliases)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("pesto", [("pesto", "", "", 0, "")]),
        ("[pesto, soup]", [("pesto", "", "", 0, ""), ("soup", "", "", 0, "")]),
        ("{to: pesto}", [("pesto", "", "", 0, "")]),
        ("[{to: pesto, sign: +}]", [("pesto", "+", "", 0, "")]),
        ("[{to: pesto, source: 'herbs.md:12'}]", [("pesto", "", "herbs.md", 12, "")]),
        ("[{to: pesto, source: herbs.md, quote: a b}]", [("pesto", "", "herbs.md", 0, "a b")]),
        ("[{to: pesto, source: 'a:b.md'}]", [("pesto", "", "a:b.md", 0, "")]),
        ("[{to: pesto, source: 'a.md:²'}]", [("pesto", "", "a.md:²", 0, "")]),
        ("[]", []),
    ],
)
def test_the_forms_of_a_relation(value: str, expected: list[tuple[object, ...]]) -> None:
    found = read(f"basil:\n  used_for: {value}\n").relations
    assert [(r.target, r.sign, r.file, r.line, r.quote) for r in found] == expected
    assert {(r.source, r.relation) for r in found} <= {("basil", "used_for")}


def test_a_relation_knows_its_lines() -> None:
    text = "basil:\n  uses:\n    - sun\n    - to: water\n      sign: '+'\n      quote: drink\n"
    sun, water = read(text).relations
    assert (sun.text, str(sun.position), str(sun.relation_position)) == (
        "- sun",
        "graph/a.yaml:3",
        "graph/a.yaml:2",
    )
    assert [water.place(*names).line for names in (("sign",), ("quote",), ("source", "quote"))] == [
        5,
        6,
        6,
    ]
    assert water.place("source") == water.position == water.place()


def test_an_entry_without_a_type_adds_to_what_is_there() -> None:
    curation = read("herbs/1.1.K1:\n  waived: next year\nherbs/1.1.K2: {waived: false}\n")
    assert curation.nodes == []
    assert [(w.item, w.reason) for w in curation.waivers] == [("herbs/1.1.K1", "next year")]
    assert [*curation.annotated] == ["herbs/1.1.K1", "herbs/1.1.K2"]


def test_what_is_said_by_hand_may_have_fingerprints() -> None:
    curation = read(
        "herbs/1.1.K1: {waived: {reason: 'no', item_print: 0f}}\n"
        "a.md#mint: {covers: [{to: herbs/1.1.K2, item_print: 0a, section_print: 0b}]}\n"
    )
    assert [(w.item, w.reason, w.item_print) for w in curation.waivers] == [
        ("herbs/1.1.K1", "no", "0f")
    ]
    (link,) = curation.relations
    assert (link.source, link.relation, link.target) == ("a.md#mint", "covers", "herbs/1.1.K2")
    assert (link.item_print, link.section_print) == ("0a", "0b")


def test_extends_takes_one_subject_or_several() -> None:
    assert [found.subject for found in read("extends: botany").extends] == ["botany"]
    assert [found.subject for found in read("extends: [a, b]").extends] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "- basil\n",
            "1:1 yaml-shape: expected entries such as 'dropout: {type: technique}' here",
        ),
        ("basil: herb\n", "1:8 yaml-shape: entry 'basil' takes keys such as 'type' and 'label'"),
        ("basil:\n", "1:7 yaml-shape: entry 'basil' takes keys such as 'type' and 'label'"),
        ("basil: {type: herb, label: [a]}", "1:28 yaml-shape: 'label' takes plain text"),
        ("basil: {type: herb, aliases: [[a]]}", "1:31 yaml-shape: 'aliases' takes plain text"),
        ("basil: {uses: [[sun]]}", "1:16 yaml-shape: 'uses' takes ids, or entries with 'to'"),
        ("basil: {uses: [{sun: x}]}", "1:16 yaml-shape: 'uses' takes ids, or entries with 'to'"),
        ("basil: {uses: }", "1:15 yaml-shape: 'uses' takes ids, or entries with 'to'"),
        (
            "basil: {uses: [{to: sun, sing: +}]}",
            "1:26 yaml-shape: unknown key 'sing'; a target takes to, sign, source, quote",
        ),
        (
            "basil: {uses: [{to: sun, item_print: 0f}]}",
            "1:26 yaml-shape: unknown key 'item_print'; a target takes to, sign, source, quote",
        ),
        (
            "a/1.1: {waived: {why: x, reason: y}}",
            "1:18 yaml-shape: unknown key 'why'; 'waived' takes reason, item_print",
        ),
        (
            "a/1.1: {waived: {item_print: 0f}}",
            "1:17 yaml-shape: 'waived' takes the reason; without one the item counts",
        ),
        (
            "a/1.1: {waived: {reason: x, item_print: [x]}}",
            "1:41 yaml-shape: 'item_print' takes plain text",
        ),
        (
            "basil: {uses: [{to: sun, quote: [a]}]}",
            "1:33 yaml-shape: 'quote' takes plain text",
        ),
    ],
)
def test_a_wrong_shape_is_reported_where_it_stands(text: str, line: str) -> None:
    assert complaints(text) == [line]


def test_a_wrong_entry_costs_only_itself() -> None:
    files = [
        SourceFile("graph/a.yaml", "bad: [\n"),
        SourceFile("graph/b.yaml", "worse: x\nbasil: {type: herb, label: [x], uses: [[y], sun]}"),
        SourceFile("graph/c.yaml", "mint: {type: herb}"),
    ]
    curation, problems = read_curation(files)
    assert [node.id for node in curation.nodes] == ["basil", "mint"]
    assert [relation.target for relation in curation.relations] == ["sun"]
    assert [problem.rule for problem in problems] == ["yaml-syntax", *["yaml-shape"] * 3]


KEYS = ["type", "label", "aliases", "uses", "waived", "extends", "node_types", "to", "sign", "x"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*KEYS, "relation_types", "source", "quote", "covers", "reason", "item_print"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_no_shape_raises(value: object) -> None:
    text = json.dumps(value)
    curation, problems = read_curation([SourceFile("graph/a.yaml", text)])
    assert all("\n" not in str(problem) for problem in problems)
    assert all(relation.target is not None for relation in curation.relations)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    _, problems = read_curation([SourceFile("graph/a.yaml", text)])
    assert all("\n" not in str(problem) for problem in problems)
