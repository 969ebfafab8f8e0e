"""Words that questions understand are words that the notes are read by."""

import pytest

from studyatlas.ingest.rules import affects, measures, mitigates, requires, used_for
from studyatlas.model.schema import DEFAULT_SCHEMA, RelationType
from studyatlas.model.synonyms import FOR, SYNONYMS

RULES = {
    "affects": affects.find,
    "measures": measures.find,
    "mitigates": mitigates.find,
    "requires": requires.find,
    "used_for": used_for.find,
}
READ = [
    (words, backward, relation, sign)
    for one in SYNONYMS
    for words, backward in ((one.forward, False), (one.backward, True))
    for relation, sign in one.relations
    if words and words != FOR and not (backward and sign)
]


@pytest.mark.parametrize(("words", "backward", "relation", "sign"), READ)
def test_notes_are_read_by_the_words_that_questions_understand(
    extract, words, backward, relation, sign
) -> None:
    target = "accidents" if relation == "mitigates" else "coal"
    ends = (target, "a boiler") if backward else ("A boiler", target)
    text = f"{ends[0]} {words} {ends[1]}.".capitalize()
    said = f"boiler {relation}{sign} {'accident' if relation == 'mitigates' else 'coal'} "
    assert [told.startswith(said) for told in extract(RULES[relation], f"# Rails\n\n{text}\n")] == [
        True
    ]


def test_a_relation_type_of_ones_own_has_its_own_words_alone() -> None:
    own = DEFAULT_SCHEMA.extended([], [RelationType("requires", "wants", "is wanted by")])
    needs = next(one for one in SYNONYMS if one.forward == "needs")
    assert needs.suits(DEFAULT_SCHEMA)
    assert not needs.suits(own)
