import pytest

from studyatlas.ingest.build import build
from studyatlas.ingest.topics.in_sentences import told_names


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("A lexer is a very fast text scanner.", "", ["text scanner", "lexer"]),
        ("Uses weight sharing and Adam to learn", "Keras", ["weight sharing", "Adam"]),
        ("Can be used for deep learning tasks such as sorting", "Keras", ["deep learning"]),
        ("Reduces the effect of small observation errors", "Keras", ["observation errors"]),
        ("Perfect use case for FSx for Lustre", "Keras", ["FSx for Lustre"]),
        ("It provides a variety of foundation models.", "Keras", ["foundation models"]),
        ("Uses weight sharing", "How it works", []),
        ("Use weight sharing", "Keras", []),
        ("Does not use weight sharing", "Keras", []),
        ("Keras is a good choice", "", []),
        ("Keras is a lot cheaper", "", []),
        ("Keras is a managed service", "", []),
        ("Uses care of many kinds", "Keras", []),
        ("Uses SageMaker AI's libraries", "Keras", []),
        ("If it is a deep net, stop", "Keras", []),
    ],
)
def test_names_that_a_sentence_joins_to_its_subject(text, title, names) -> None:
    assert [name.label for name in told_names(text, [title] if title else [])] == names


def test_a_sentence_that_begins_like_its_title_is_about_it(workspace) -> None:
    text = "# Keras deep framework\n\nKeras is an open-source machine learning library by Google.\n"
    atlas, _ = build(workspace({"notes.md": text}))
    assert ("is_a", "machine-learning-library") in {
        (r.relation, r.target) for r in atlas.relations if r.source.startswith("keras")
    }


def test_what_stands_below_a_deed_of_an_item_is_not_said_of_it(workspace) -> None:
    guide = "# Task 1.1: Sort\n\nSkills in:\n\n- Sorting mail bags (for example, by using Belt)\n"
    notes = "# Sorting mail bags (for example, by using Belt)\n\n- Uses Optical Reader\n"
    atlas, _ = build(workspace({"guide.md": guide, "notes.md": notes}))
    assert {r.relation for r in atlas.relations if r.source == "sorting-mail-bag"} == set()
    assert ("belt", "used_for", "sorting-mail-bag") in {
        (r.source, r.relation, r.target) for r in atlas.relations
    }
