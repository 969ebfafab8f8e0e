from studyatlas.ingest.idle import inferred_circles, without_told_twice
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA


def relation(text: str, origin: Origin = Origin.STATED) -> Relation:
    source, name, target = text.split()
    return Relation(source, name, target, Provenance(Position("a.md"), "x", origin))


def kept(*relations: Relation) -> list[str]:
    told = without_told_twice(relations, DEFAULT_SCHEMA)
    circular = {r.key for r in inferred_circles(told, DEFAULT_SCHEMA)}
    return [f"{r.source} {r.relation} {r.target}" for r in told if r.key not in circular]


def test_an_inferred_circle_is_left_out_and_a_stated_one_stays() -> None:
    guess = [relation(f"{a} part_of {b}", Origin.INFERRED) for a, b in ("ab", "bc", "ca", "cd")]
    assert kept(*guess) == ["c part_of d"]
    told = [relation(f"{a} part_of {b}") for a, b in ("ab", "ba")]
    assert kept(*told) == ["a part_of b", "b part_of a"]
    assert kept(relation("a is_a b"), relation("b is_a c"), *guess[2:3]) == [
        "a is_a b",
        "b is_a c",
        "c part_of a",
    ]


def test_a_contrast_stays_once() -> None:
    assert kept(relation("a contrasts_with b"), relation("b contrasts_with a")) == [
        "a contrasts_with b"
    ]
    assert kept(relation("a uses b"), relation("b uses a")) == ["a uses b", "b uses a"]


def test_what_is_stated_makes_a_guess_idle() -> None:
    guess = relation("a part_of b", Origin.INFERRED)
    assert kept(guess, relation("b requires a")) == ["b requires a"]
    explains = relation("s explains a", Origin.INFERRED)
    assert kept(explains, relation("s mentions a")) == ["s explains a", "s mentions a"]
