"""An aquarium: a schema with types of its own beside the built-in ones."""

import pytest

from studyatlas.ingest.build import build
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType, RelationType
from studyatlas.store.workspace import bundled_root

SCHEMA = DEFAULT_SCHEMA.extended(
    [
        NodeType("fish", "Fish", "Fish"),
        NodeType("water_plant", "Water plant", "Water plants"),
        NodeType("csp", "CSP type", "CSP types"),
    ],
    [
        RelationType("eats", "eats", "is eaten by"),
        RelationType("carries", "carries", "is carried around by"),
        RelationType("lives_with", "lives in peace with", "lives in peace with", symmetric=True),
        RelationType("housed", "in the same tank as", "shares a tank"),
        RelationType("brings", "Carries", "comes along with"),  # one wording for two types
        RelationType("stops", "stops", "is kept off by"),
    ],
)
NODES = {
    "goby": ("Goby", "fish"),
    "pike": ("Pike", "fish"),
    "duckweed": ("Duckweed", "water_plant"),
    "snails-and-worms": ("Snails and worms", "concept"),
    "eats": ("Eats", "concept"),
    "missing-oxygen": ("Missing oxygen", "problem"),
    "air-pump": ('"Air" pump (silent)', "tool"),
    "air-pump-2": ("Air pump", "tool"),
    "tank": ("Tank", "concept"),
    "tank-2": ("Tank", "technique"),
    "what": ("What", "concept"),
    "topics": ("Fish topics", "concept"),
    "emoji": ("🐟", "concept"),
    "rtl": ("סמכה", "fish"),
    "metric": ("Metric", "concept"),
}
RELATIONS = [
    ("pike", "eats", "goby"),
    ("goby", "eats", "duckweed"),
    ("goby", "brings", "snails-and-worms"),
    ("pike", "lives_with", "tank"),
    ("air-pump", "mitigates", "missing-oxygen"),
    ("duckweed", "stops", "missing-oxygen"),
]


@pytest.fixture(scope="session")
def aquarium():
    at = Provenance(Position("graph/a.yaml", 1), "curated", Origin.CURATED)
    inferred = Provenance(Position("a.md", 1), "rule", Origin.INFERRED)
    nodes = [Node(node_id, label, kind, at) for node_id, (label, kind) in NODES.items()]
    relations = [
        Relation(source, relation, target, inferred if relation == "stops" else at)
        for source, relation, target in RELATIONS
    ]
    return make_atlas(nodes, relations, schema=SCHEMA)


@pytest.fixture(scope="session")
def bundled():
    return build(bundled_root())[0]
