"""The atlas that ships with the package keeps the promises made of it."""

from pathlib import Path

import pytest
import yaml

import studyatlas as sa
from studyatlas.model.position import Origin

CODES = [
    *(f"2.1.K{n}" for n in range(1, 5)),
    *(f"2.1.S{n}" for n in range(1, 6)),
    *(f"2.2.K{n}" for n in range(1, 9)),
    *(f"2.2.S{n}" for n in range(1, 10)),
    *(f"2.3.K{n}" for n in range(1, 6)),
    *(f"2.3.S{n}" for n in range(1, 7)),
]
LABELS = yaml.safe_load(Path(__file__).with_name("bundled_labels.yaml").read_text("utf-8"))
ROOT = sa.bundled_root()


@pytest.fixture(scope="module")
def opened():
    return sa.read(ROOT)


@pytest.fixture(scope="module")
def atlas(opened):
    return opened[0]


@pytest.fixture(scope="module")
def topics(atlas):
    """Return the nodes of the field, without the outline."""
    return {n: node for n, node in atlas.nodes.items() if not atlas.schema.is_outline(node.type)}


@pytest.fixture(scope="module")
def verdicts(atlas):
    return {item.code: str(item.status) for item in sa.coverage(atlas).items}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def lines_of(position) -> str:
    lines = (ROOT / position.path).read_text("utf-8").split("\n")
    return "\n".join(lines[position.line - 1 : position.end_line])


def test_check_finds_nothing(opened) -> None:
    assert opened[1] == ()


def test_it_is_large_enough_to_be_of_use(atlas, topics) -> None:
    between = [r for r in atlas.relations if r.source in topics and r.target in topics]
    assert len(topics) >= 200
    assert len(between) >= 400


def test_every_topic_has_a_summary_and_a_relation(atlas, topics) -> None:
    assert [n for n, node in topics.items() if not node.summary] == []
    assert [n for n in topics if not atlas.relations_of(n)] == []


def test_the_outline_has_its_37_items(atlas) -> None:
    assert [item.code for exam in atlas.exams for item in exam.items()] == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_item_asks_about_something(atlas, topics, code) -> None:
    asked = atlas.targets(f"mla-c01/{code}", "asks_about")
    assert asked
    assert set(asked) <= topics.keys()


@pytest.mark.parametrize("kind", ["algorithm", "technique", "metric"])
def test_every_one_has_a_prerequisite(atlas, topics, kind) -> None:
    nodes = [n for n, node in topics.items() if node.type == kind]
    assert nodes
    assert [n for n in nodes if not atlas.targets(n, "requires")] == []


def test_what_is_stated_stands_on_its_line(atlas) -> None:
    stated = [r for r in atlas.relations if r.provenance.origin is Origin.STATED]
    assert len(stated) > 400
    wrong = [
        relation.key
        for relation in stated
        if squeezed(relation.provenance.quote)
        not in squeezed(lines_of(relation.provenance.position))
    ]
    assert wrong == []


def test_what_the_notes_state_is_quoted(atlas) -> None:
    quoted = {"curated-quote", "heading-explains", "lead-in-explains", "row-explains", "mentions"}
    assert [
        relation.key
        for relation in atlas.relations
        if relation.provenance.rule in quoted and not relation.provenance.quote
    ] == []


def test_what_is_curated_stands_in_the_yaml(atlas) -> None:
    for relation in atlas.relations:
        if relation.provenance.origin is Origin.CURATED:
            at = relation.provenance.position
            assert at.path.startswith("graph/")
            assert squeezed(relation.provenance.quote) in squeezed(lines_of(at)), relation.key


def test_every_topic_is_the_first_that_its_label_finds(atlas, topics) -> None:
    found = {n: sa.search(atlas, node.label).results[0].id for n, node in topics.items()}
    assert {n: first for n, first in found.items() if first != n} == {}


def test_every_name_of_a_topic_stands_for_it(atlas, topics) -> None:
    for node in topics.values():
        for name in (node.id, node.label, *node.aliases):
            assert sa.find(atlas, name) == node.id


def test_every_item_has_a_plan_without_cycles(atlas) -> None:
    for code in CODES:
        plan = sa.plan(atlas, [code])
        assert plan.steps
        assert plan.cycles == ()


def test_the_labels_are_of_these_items() -> None:
    assert list(LABELS) == CODES


def test_a_topic_that_no_note_names_is_missing_however_near_the_rest_is(verdicts) -> None:
    assert verdicts["2.3.K5"] == "missing"


def test_the_verdicts_are_ones_that_a_reader_would_defend(verdicts) -> None:
    wrong = [code for code in CODES if verdicts[code] not in LABELS[code]]
    assert len(wrong) <= 0.08 * len(CODES), wrong


def test_nothing_is_wrongly_called_covered(verdicts) -> None:
    covered = {code for code, status in verdicts.items() if status == "covered"}
    assert covered <= {code for code, accepted in LABELS.items() if "covered" in accepted}


def words_of(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text.replace("<br>", " ")).split())


def test_every_verdict_points_at_lines_with_its_words(atlas) -> None:
    for item in sa.coverage(atlas).items:
        for evidence in (*item.evidence, *([item.nearest] if item.nearest else [])):
            lines = (ROOT / evidence.path).read_text("utf-8").split("\n")
            assert 1 <= evidence.line <= evidence.end_line <= len(lines)
            stretch = "\n".join(lines[evidence.line - 1 : evidence.end_line])
            assert words_of(evidence.quote) <= words_of(stretch), (item.code, evidence)
