import pytest

from studyatlas.ingest.build import build
from studyatlas.ingest.bundled import SUBJECT, load_subject
from studyatlas.ingest.guides import read_guides
from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.position import Origin
from studyatlas.model.schema import DEFAULT_SCHEMA

CLOUD = """\
# My exam notes

- Amazon Bedrock, Amazon Rekognition, Amazon Transcribe, Amazon Translate and Amazon Polly are
  services.
- XGBoost, k-means, random forest and linear learner are algorithms.
- Accuracy, recall, F1 score and RMSE are metrics.
- Dropout, pruning and early stopping help.
"""
KITCHEN = """\
# Stews

Prune the leeks and weigh them with precision. A model kitchen has a dropout board.

- Recall to stir.
- Bias the lid; early stopping leaves the meat tough.
"""


def test_plain_notes_about_the_subject_use_its_names(workspace) -> None:
    atlas, problems = build(workspace({"notes.txt": CLOUD}) / "notes.txt")
    assert (atlas.vocabulary, problems) == (SUBJECT, [])
    bedrock = atlas.nodes["amazon-bedrock"].provenance
    assert (bedrock.origin, bedrock.rule) == (Origin.CURATED, "bundled")
    assert bedrock.position.path == "mla-c01:graph/services.yaml"
    assert ("notes.txt#my-exam-notes", "mentions", "amazon-bedrock") in {
        relation.key for relation in atlas.relations
    }


def test_what_the_subject_brings_is_never_stated_in_the_notes(workspace) -> None:
    atlas, _ = build(workspace({"notes.md": CLOUD}))
    own = {node.id for node in atlas.nodes.values() if node.type == "section"}
    assert own == {"notes.md#my-exam-notes"}
    brought = [r.provenance for r in atlas.relations if r.source not in own]
    outline = [at for at in brought if at.rule in ("guide", "item-asks")]
    assert {at.position.path for at in outline} == {"mla-c01:data/mla-c01/exam-guide.md"}
    others = [at for at in brought if at not in outline]
    assert len(others) > 100
    assert {at.origin for at in others} == {Origin.CURATED}
    assert all(at.position.path.startswith("mla-c01:graph/") for at in others)


def test_notes_without_an_outline_are_held_against_the_subjects_own(workspace) -> None:
    atlas, _ = build(workspace({"notes.md": CLOUD}))
    assert [exam.id for exam in atlas.exams] == ["mla-c01"]
    assert len(atlas.items) == 37


@pytest.mark.parametrize(
    "files",
    [
        {"stews.md": KITCHEN},
        {"notes.md": CLOUD, "graph/a.yaml": "leek: {type: concept}\n"},
        {"photo.txt": "x"},
    ],
)
def test_notes_on_something_else_do_not(workspace, files) -> None:
    atlas, _ = build(workspace(files))
    assert atlas.vocabulary == ""
    assert "amazon-bedrock" not in atlas.nodes


def test_extends_brings_the_subject_to_any_notes(workspace) -> None:
    files = {
        "stews.md": KITCHEN,
        "graph/a.yaml": "extends: mla-c01\nmy-tool: {type: tool, uses: [amazon-bedrock]}\n",
    }
    atlas, problems = build(workspace(files))
    assert (atlas.vocabulary, problems) == (SUBJECT, [])
    assert atlas.targets("my-tool", "uses") == ("amazon-bedrock",)


def test_the_workspace_wins_over_the_subject(workspace) -> None:
    entry = "extends: mla-c01\ndropout: {type: concept, label: Leaving school}\n"
    atlas, problems = build(workspace({"graph/a.yaml": entry}))
    dropout = atlas.nodes["dropout"]
    assert (dropout.label, str(dropout.provenance.position)) == (
        "Leaving school",
        "graph/a.yaml:2",
    )
    assert problems == []


def guide(*items: str) -> str:
    return "## Task 2.1: Choose\n\nKnowledge of:\n\n" + "".join(f"- {item}\n" for item in items)


def test_an_outline_of_the_subject_in_other_words_is_recognised() -> None:
    subject = load_subject(DEFAULT_SCHEMA)
    mine = [item.text for item in subject.exam.items() if item.code.startswith("2.1.K")]
    cases = {
        guide(*mine): {f"2.1.K{n}" for n in range(1, len(mine) + 1)},
        guide(*(f"{text}, and so on" for text in mine)): {
            f"2.1.K{n}" for n in range(1, len(mine) + 1)
        },
        guide("Choosing leeks", "Peeling", "Chopping"): set(),
        guide(*mine[::-1]): set(),
    }
    for text, codes in cases.items():
        outlines, _ = read_guides([read_markdown("guide.md", text)], "mine")
        assert subject.recognized(outlines.exams[0]) == codes


def test_a_recognised_outline_takes_the_subjects_id_and_what_its_items_ask(workspace) -> None:
    subject = load_subject(DEFAULT_SCHEMA)
    texts = [item.text for item in subject.exam.items() if item.code.startswith("2.1.K")]
    atlas, _ = build(workspace({"guide.md": guide(*texts), "notes.md": CLOUD}))
    assert [exam.id for exam in atlas.exams] == [SUBJECT]
    assert "amazon-bedrock" in atlas.targets("mla-c01/2.1.K2", "asks_about")
