import pytest

from studyatlas.ingest.curated import curated_nodes, curated_relations, nearest
from studyatlas.ingest.sources import SourceFinder
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile

KITCHEN = """\
whisk: {type: tool}
cream: {type: concept}
curdling: {type: problem}
low-heat: {type: technique}
taste: {type: metric}
"""
ITEM = Node("cook/1.1.K1", "Creams", "item", Provenance(Position("g.md"), "guide", Origin.STATED))


def read(*texts: str) -> tuple[list[Node], list[Relation], list[str]]:
    """Return the nodes and relations of some files, and what is wrong with them."""
    files = [SourceFile(f"graph/{n}.yaml", text) for n, text in enumerate(texts)]
    curation, found = read_curation(files)
    assert found == []
    problems: list[Problem] = []
    nodes = curated_nodes(curation, DEFAULT_SCHEMA, problems, {})
    known = {node.id: node for node in (*nodes, ITEM)}
    relations = curated_relations(curation, known, DEFAULT_SCHEMA, SourceFinder([]), problems)
    lines = [f"{p.position}:{p.position.column} {p.rule}: {p.message}" for p in problems]
    return nodes, relations, lines


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (
            "whip:\n  type: tol",
            "graph/1.yaml:2:9 unknown-type: unknown type 'tol'; did you mean 'tool'?",
        ),
        ("whip:\n  type: qqqq", "graph/1.yaml:2:9 unknown-type: unknown type 'qqqq'"),
        (
            "cream: {type: concept}",
            "graph/1.yaml:1:1 duplicate-node: node 'cream' stands at graph/0.yaml:2 already",
        ),
        (
            "creme: {type: concept, aliases: [Crème, Whisks]}",
            (
                "graph/1.yaml:1:41 ambiguous-name: name 'Whisks' belongs to 'whisk' already; "
                "one name, one node"
            ),
        ),
        (
            "creme: {type: concept, label: CREAM}",
            (
                "graph/1.yaml:1:1 ambiguous-name: name 'CREAM' belongs to 'cream' already; "
                "one name, one node"
            ),
        ),
        (
            "fat: {type: concept, label: Cream (fat)}",
            (
                "graph/1.yaml:1:1 ambiguous-name: name 'Cream' belongs to 'cream' already; "
                "one name, one node"
            ),
        ),
        (
            "wisk: {summary: Beats eggs.}",
            (
                "graph/1.yaml:1:1 unknown-node: unknown node 'wisk'; did you mean 'whisk'? "
                "(a new one needs a 'type')"
            ),
        ),
        (
            "cook/1.1.K7: {waived: no}",
            (
                "graph/1.yaml:1:1 unknown-node: unknown node 'cook/1.1.K7'; "
                "did you mean 'cook/1.1.K1'? (a new one needs a 'type')"
            ),
        ),
        (
            "cream: {waived: too fat}",
            "graph/1.yaml:1:1 waived-node: 'cream' is no exam item; only these can be waived",
        ),
        (
            "cream: {use: [whisk, taste]}",
            "graph/1.yaml:1:9 unknown-relation: unknown relation 'use'; did you mean 'uses'?",
        ),
        (
            "cream: {lable: Cream}",
            "graph/1.yaml:1:9 unknown-relation: unknown relation 'lable'; did you mean 'label'?",
        ),
        (
            "cream: {uses: [wisk]}",
            "graph/1.yaml:1:16 unknown-node: unknown node 'wisk'; did you mean 'whisk'?",
        ),
        (
            "cream: {uses: [cream]}",
            "graph/1.yaml:1:16 self-relation: 'cream' uses itself",
        ),
        (
            "curdling: {mitigates: [low-heat]}",
            (
                "graph/1.yaml:1:24 relation-types: "
                "'mitigates' may not lead from a problem to a technique"
            ),
        ),
        (
            "cream: {asks_about: [whisk]}",
            "graph/1.yaml:1:22 relation-types: 'asks_about' may not lead from a concept to a tool",
        ),
        (
            "cook/1.1.K1: {uses: [cream]}",
            "graph/1.yaml:1:22 relation-types: 'uses' may not lead from an item to a concept",
        ),
        (
            "low-heat: {affects: [{to: taste, sign: up}]}",
            "graph/1.yaml:1:40 relation-sign: 'affects' takes sign '+' or '-', or none",
        ),
        (
            "low-heat: {mitigates: [{to: curdling, sign: +}]}",
            "graph/1.yaml:1:45 relation-sign: 'mitigates' takes no sign",
        ),
    ],
)
def test_a_mistake_is_reported_where_it_stands(entry: str, complaint: str) -> None:
    nodes, relations, complaints = read(KITCHEN, entry)
    assert complaints == [complaint]
    assert [node.id for node in nodes][:5] == ["whisk", "cream", "curdling", "low-heat", "taste"]
    assert relations == []


def test_a_node_that_could_not_be_read_takes_its_relations_along() -> None:
    _, relations, complaints = read(KITCHEN, "whip: {type: tol, uses: [cream]}")
    assert relations == []
    assert complaints[1:] == [
        "graph/1.yaml:1:26 unknown-node: left out, because node 'whip' could not be read"
    ]


def test_relations_keep_sign_and_order_and_stand_once() -> None:
    text = "low-heat: {affects: [{to: taste, sign: -}], uses: [whisk, whisk]}"
    _, relations, complaints = read(KITCHEN, text, "low-heat: {uses: [whisk]}")
    assert complaints == []
    assert [(*r.key, r.sign, str(r.provenance.position)) for r in relations] == [
        ("low-heat", "affects", "taste", "-", "graph/1.yaml:1"),
        ("low-heat", "uses", "whisk", "", "graph/1.yaml:1"),
    ]


def test_a_name_may_be_written_twice_by_its_own_node() -> None:
    assert read("k-nn: {type: tool, label: k-NN (kNN), aliases: [K-NN, knn]}")[2] == []


@pytest.mark.parametrize(
    ("name", "known", "guess"),
    [
        ("wisk", ["whisk", "whip"], "; did you mean 'whisk'?"),
        ("ladle", ["whisk"], ""),
        ("wisk", [], ""),
        ("ab", ["abd", "abc"], "; did you mean 'abd'?"),
    ],
)
def test_the_nearest_name(name: str, known: list[str], guess: str) -> None:
    assert nearest(name, known) == guess
    assert nearest(name, reversed(known)) == guess
