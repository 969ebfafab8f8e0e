"""Every phrase of the grammar prints in words that read as itself, whatever the schema says."""

from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.lookup import by_name
from studyatlas.analysis.query.expressions import (
    STATES,
    Anything,
    InState,
    Named,
    Not,
    OfType,
    Phrase,
    Related,
)
from studyatlas.analysis.query.lexicon import lexicon_of
from studyatlas.analysis.query.parse import parse
from studyatlas.analysis.query.print import to_text
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType, RelationType

AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


def phrases(atlas) -> st.SearchStrategy[Phrase]:
    """Return phrases over an atlas's own types, relations and nodes, two brackets deep."""
    lexicon = lexicon_of(atlas)
    kinds = st.sampled_from([OfType(types) for types in lexicon.type_words])
    roles = st.sampled_from(list(lexicon.wordings))
    named = [Named((node_id,)) for node_id in atlas.nodes]
    shared = {tuple(n.id for n in by_name(atlas, node.label)) for node in atlas.nodes.values()}
    named += [Named(nodes) for nodes in sorted(shared) if nodes]
    things = st.one_of(kinds, st.just(Anything()), *([st.sampled_from(named)] if named else []))

    def about(terms: st.SearchStrategy) -> st.SearchStrategy[Phrase]:
        plain = st.one_of(
            st.builds(Related, roles, terms), st.builds(InState, st.sampled_from(STATES))
        )
        conditions = st.lists(
            st.one_of(plain, plain, st.builds(Not, plain)), min_size=1, max_size=3
        )
        return st.builds(Phrase, things, conditions.map(tuple))

    return st.one_of(kinds.map(Phrase), about(things), about(st.one_of(things, about(things))))


def law(atlas, phrase) -> None:
    text = to_text(atlas, phrase)
    assert parse(atlas, text) == phrase, text


@given(st.data())
def test_phrases_over_the_aquarium(aquarium, data) -> None:
    law(aquarium, data.draw(phrases(aquarium)))


@given(st.data())
def test_phrases_over_the_bundled_atlas(bundled, data) -> None:
    law(bundled, data.draw(phrases(bundled)))


WORD = "is has a of by used uses for kind kinds part wave waves not and all"
WORDINGS = st.lists(st.sampled_from(WORD.split()), min_size=1, max_size=3).map(" ".join)
LABEL = "wave waves tide pool pools CO kind"
LABELS = st.lists(st.sampled_from(LABEL.split()), min_size=1, max_size=2)


@st.composite
def atlases(draw):
    """Return an atlas whose schema has types with wordings of any few words."""
    labels = [" ".join(draw(LABELS)) for _ in range(draw(st.integers(0, 3)))]
    types = [NodeType(f"t{n}", label, label + "s") for n, label in enumerate(labels)]
    wordings = draw(st.lists(st.tuples(WORDINGS, WORDINGS, st.booleans()), max_size=3))
    relations = [
        RelationType(f"r{n}", forward, backward, symmetric=same)
        for n, (forward, backward, same) in enumerate(wordings)
    ]
    names = [" ".join(draw(LABELS)) for _ in range(draw(st.integers(0, 3)))]
    nodes = [Node(f"n{n}", name, "concept", AT) for n, name in enumerate(names)]
    return make_atlas(nodes, [], schema=DEFAULT_SCHEMA.extended(types, relations))


@given(st.data(), atlases())
def test_phrases_over_any_schema(data, atlas) -> None:
    law(atlas, data.draw(phrases(atlas)))
