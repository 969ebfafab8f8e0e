"""Said by hand of words: followed to another number, and known when the words are gone."""

import pytest

from studyatlas.ingest.build import build
from studyatlas.model.by_hand import fingerprint, section_print

GUIDE = "# Task 1.1: Bake\nKnowledge of:\n- Kinds of flour\n- Kneading a dough\n- Heat of an oven\n"
NOTES = "# Rye\n\nRye has little gluten.\n\n# Wheat\n\nWheat rises high.\n"
FLOUR, KNEADING = fingerprint("Kinds of flour"), fingerprint("Kneading a dough")
RYE = fingerprint("Rye has little gluten.")


@pytest.fixture
def opened(workspace):
    """Return a function that reads a bakery with something said by hand."""

    def read(said: str, guide: str = GUIDE, notes: str = NOTES):
        atlas, problems = build(
            workspace({"guide.md": guide, "notes.md": notes, "graph/a.yaml": said})
        )
        return atlas, [f"{p.position}: {p.rule}" for p in problems]

    return read


def covers(item: str, **prints: str) -> str:
    target = ", ".join(f"{key}: '{value}'" for key, value in {"to": item, **prints}.items())
    return f"notes.md#rye: {{covers: [{{{target}}}]}}\n"


BOTH = {"item_print": FLOUR, "section_print": RYE}


def test_a_link_that_holds_is_a_relation_with_its_line(opened) -> None:
    atlas, problems = opened(covers("workspace/1.1.K1", **BOTH))
    (link,) = atlas.by_hand.confirmed
    assert (link.section, link.item, link.written) == (
        "notes.md#rye",
        "workspace/1.1.K1",
        "workspace/1.1.K1",
    )
    (relation,) = [r for r in atlas.relations if r.relation == "covers"]
    assert relation.key == ("notes.md#rye", "covers", "workspace/1.1.K1")
    assert (str(relation.provenance.position), problems) == ("graph/a.yaml:1", [])


@pytest.mark.parametrize("stale", ["item_print", "section_print"])
def test_a_stale_link_is_no_relation(opened, stale) -> None:
    atlas, problems = opened(covers("workspace/1.1.K1", **BOTH | {stale: "0123456789ab"}))
    assert len(atlas.by_hand.confirmed) == 1
    assert not [r for r in atlas.relations if r.relation == "covers"]
    assert problems == []


def test_an_item_with_another_number_is_followed(opened) -> None:
    guide = GUIDE.replace("- Kinds", "- Water\n- Kinds")
    said = covers("workspace/1.1.K1", **BOTH)
    said += f"workspace/1.1.K2: {{waived: {{reason: mixer, item_print: {KNEADING}}}}}\n"
    atlas, problems = opened(said, guide)
    (link,), (waiver,) = atlas.by_hand.confirmed, atlas.by_hand.waivers
    assert (link.item, link.written) == ("workspace/1.1.K2", "workspace/1.1.K1")
    assert (waiver.item, waiver.written) == ("workspace/1.1.K3", "workspace/1.1.K2")
    assert {i.code: i.waived for e in atlas.exams for i in e.items() if i.waived} == {
        "1.1.K3": "mixer"
    }
    assert ("notes.md#rye", "covers", "workspace/1.1.K2") in [r.key for r in atlas.relations]
    assert problems == []


def test_an_item_whose_number_is_gone_is_followed_to_another_exam(opened) -> None:
    atlas, problems = opened(covers("old-name/7.7.K9", **BOTH))
    assert [link.item for link in atlas.by_hand.confirmed] == ["workspace/1.1.K1"]
    assert problems == []


def test_of_two_items_with_the_same_words_none_is_followed(opened) -> None:
    guide = GUIDE + "# Task 1.2: Store\nKnowledge of:\n- Kinds of flour\n"
    atlas, _ = opened(covers("workspace/1.1.K2", **BOTH), guide)
    assert [link.item for link in atlas.by_hand.confirmed] == ["workspace/1.1.K2"]
    assert not [r for r in atlas.relations if r.relation == "covers"]


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        (covers("workspace/1.1.K1").replace("#rye", "#oat"), ["unknown-node"] * 2),
        (covers("workspace/1.1.K9"), ["unknown-node"]),
        (covers("workspace/1.1.K9", section_print=RYE), ["unknown-node"]),
        (covers("workspace/1.1.K9", item_print="0123456789ab"), []),
        (covers("workspace/1.1.K1", **BOTH).replace("#rye", "#oat"), []),
        (covers("notes.md#wheat"), ["relation-types"]),
        (covers("workspace/1.1.K1", **BOTH).replace("notes.md#rye", "rye"), []),
        (
            "rye: {type: concept, covers: [{to: workspace/1.1.K1, section_print: 0f}]}",
            ["relation-types"],
        ),
        ("workspace/1.1.K9: {waived: {reason: x, item_print: 0f}}", []),
        ("workspace/1.1.K9: {waived: x}", ["unknown-node"]),
    ],
)
def test_what_never_stood_for_anything_is_an_error(opened, said, problems) -> None:
    atlas, found = opened(said)
    assert found == [f"graph/a.yaml:1: {rule}" for rule in problems]
    assert not [r for r in atlas.relations if r.relation == "covers"]


def test_a_waiver_that_holds_wins_over_an_older_one(opened) -> None:
    said = "workspace/1.1.K1: {waived: {reason: old, item_print: '0123456789ab'}}\n"
    said += f"workspace/1.1.K9: {{waived: {{reason: new, item_print: {FLOUR}}}}}\n"
    atlas, _ = opened(said)
    assert [i.waived for e in atlas.exams for i in e.items()] == ["new", "", ""]


def test_plain_notes_with_nothing_but_a_word_by_hand_keep_the_bundled_names(workspace) -> None:
    services = "SageMaker, Amazon Bedrock, Amazon Rekognition, Amazon Transcribe, Amazon Translate"
    text = f"# Dropout\n\nOverfitting, {services}, XGBoost, random forest, PCA, dropout, recall.\n"
    plain, _ = build(workspace({"a.md": text}))
    said = "mla-c01/2.1.K1: {waived: {reason: no time, item_print: '0123456789ab'}}\n"
    marked, _ = build(workspace({"a.md": text, "graph/by-hand.yaml": said}))
    assert plain.vocabulary == marked.vocabulary == "mla-c01"
    assert marked.nodes == plain.nodes


def test_the_print_of_a_section_is_that_of_the_notes_without_the_outline(opened) -> None:
    atlas, _ = opened("bread: {type: concept}\n")
    assert section_print(atlas.sections["notes.md#rye"][1]) == RYE
