"""A note that is not affected by other names says the same with them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.affected import Affected
from studyatlas.ingest.known import known_of, unpacked
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.note import search_note
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType

AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
LABELS = (
    "Moss",
    "Mosses",
    "Study",
    "K-Means",
    "means",
    "Crème",
    "APIs",
    "HTTPS",
    "监督",
    "c++",
    "fern",
)
TYPES = ("concept", "technique", "tool")
CONTEXTS = ((), ("wood",))


def known(entries):
    nodes = [
        Node(f"n{number}", label, kind, AT, context=context)
        for number, (label, kind, context) in enumerate(entries)
    ]
    return known_of(nodes, DEFAULT_SCHEMA)


ENTRIES = st.lists(
    st.tuples(st.sampled_from(LABELS), st.sampled_from(TYPES), st.sampled_from(CONTEXTS)),
    max_size=4,
)
PIECES = (
    *(
        "# Moss\n",
        "\n",
        "requires ",
        "studies ",
        "kmeans ",
        "k-means ",
        "**mo**ss ",
        "creme ",
        "HTTPS ",
    ),
    *(
        "API ",
        "监督学习 ",
        "c++ ",
        "- **Fern**: uses moss\n",
        "| Tool | Used for |\n|-|-|\n| fern | moss |\n",
    ),
    *("in the wood ", "[[moss|it]] ", "Types of moss:\n- fern\n", "other words. "),
)


@given(ENTRIES, ENTRIES, st.lists(st.sampled_from(PIECES), max_size=10))
def test_a_note_that_is_not_affected_says_the_same(before, after, pieces) -> None:
    document = read_markdown("a.md", "".join(pieces))
    one, other = known(before), known(after)
    if not Affected(other, one)(document):
        assert search_note(document, one) == search_note(document, other)


def test_only_notes_with_the_name_are_affected() -> None:
    some = known([("Fern", "concept", ())])
    more = known([("Fern", "concept", ()), ("Moss", "concept", ())])
    affected = Affected(more, some)
    notes = ["# Fern\n\nGrows.\n", "Some mosses.\n", "See [[moss|it]].\n"]
    assert [affected(read_markdown("a.md", text)) for text in notes] == [False, True, True]
    assert not Affected(some, known([("Fern", "concept", ())]))(read_markdown("a.md", "Fern\n"))


def test_another_schema_may_matter_to_all() -> None:
    some = known([("Fern", "concept", ())])
    other = replace(some, schema=DEFAULT_SCHEMA.extended([NodeType("herb", "Herb", "Herbs")], []))
    assert Affected(other, some)(read_markdown("a.md", "Nothing.\n"))


@given(ENTRIES)
def test_what_is_known_comes_back_from_bytes(entries) -> None:
    some = known(entries)
    back = unpacked(some.packed)
    assert back.packed == some.packed
    assert back.schema == some.schema
    assert [(n.id, n.label, n.context) for n in back.nodes.values()] == [
        (n.id, n.label, n.context) for n in some.nodes.values()
    ]
