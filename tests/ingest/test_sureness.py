import pytest

from studyatlas.ingest.facets import facet_of
from studyatlas.ingest.sureness import origin_in_list, origin_of
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance


def node(label: str, rule: str = "heading-topic") -> Node:
    at = Provenance(Position("a.md"), rule, Origin.STATED)
    return Node(label.lower(), label, "concept", at)


NODES = {
    n.id: n for n in (node("Moss"), node("Thatch", "listed-topic"), node("Pruning", "listed-topic"))
}
WORDS = Vocabulary(NODES.values())


def in_list(title: str, text: str) -> str:
    facet = facet_of(title)
    assert facet is not None
    return str(origin_in_list(facet, text, WORDS, "", NODES))


@pytest.mark.parametrize(
    ("title", "text", "origin"),
    [
        ("Use cases", "moss", "stated"),
        ("Use cases", "pruning, moss", "stated"),
        ("Use cases", "moss, rock gardening", "stated"),
        ("Use cases", "thatch", "inferred"),
        ("Use cases", "moss and thatch", "inferred"),
        ("Use cases", "moss · dry walls", "inferred"),
        ("Requires", "thatch", "stated"),
        ("Type", "moss", "inferred"),
        ("Kind of", "moss", "stated"),
    ],
)
def test_one_entry_that_may_be_a_remark_makes_all_inferred(
    title: str, text: str, origin: str
) -> None:
    assert in_list(title, text) == origin


def test_one_name_alone_counts_by_itself() -> None:
    use = facet_of("Used for")
    assert use is not None
    assert [str(origin_of(use, n)) for n in NODES.values()] == ["stated", "inferred", "stated"]
