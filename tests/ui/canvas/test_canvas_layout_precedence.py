import pytest

from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, RelationType
from studyatlas.ui.canvas.layout import before

HERE = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


def relations(*lines: str) -> list[Relation]:
    return [Relation(*line.split(), HERE) for line in lines]


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("dropout requires overfitting", ("overfitting", "dropout")),
        ("task part_of domain", ("domain", "task")),
        ("item asks_about dropout", ("item", "dropout")),
        ("section explains dropout", ("dropout", "section")),
        ("section mentions dropout", ("dropout", "section")),
        ("section covers item", ("item", "section")),
    ],
)
def test_what_says_an_order(line: str, pair: tuple[str, str]) -> None:
    assert before(relations(line), DEFAULT_SCHEMA) == (pair,)


@pytest.mark.parametrize("name", ["uses", "mitigates", "contrasts_with", "links_to", "made_up"])
def test_what_says_none(name: str) -> None:
    assert before(relations(f"a {name} b"), DEFAULT_SCHEMA) == ()


def test_every_prerequisite_counts_whatever_its_name() -> None:
    builds_on = RelationType("builds_on", "builds on", "is a base of", prerequisite=True)
    schema = DEFAULT_SCHEMA.extended([], [builds_on])
    assert before(relations("b builds_on a"), schema) == (("a", "b"),)


def test_a_chain_of_prerequisites_wins_over_the_outline() -> None:
    said = relations("c requires b", "b requires a", "a part_of c", "x part_of c")
    assert before(said, DEFAULT_SCHEMA) == (("a", "b"), ("b", "c"), ("c", "x"))


def test_pairs_come_once_sorted_and_never_with_themselves() -> None:
    said = relations("s mentions b", "s explains b", "b requires b", "b requires a")
    assert before(said, DEFAULT_SCHEMA) == before(said[::-1], DEFAULT_SCHEMA)
    assert before(said, DEFAULT_SCHEMA) == (("a", "b"), ("b", "s"))


def test_circles_of_prerequisites_are_left_to_the_layout() -> None:
    said = relations("a requires b", "b requires a", "s explains a")
    assert before(said, DEFAULT_SCHEMA) == (("a", "b"), ("a", "s"), ("b", "a"))
