import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.lookup import look_up


@pytest.fixture(scope="session")
def herbs(joined):
    return joined(
        "mint part_of herbs",
        mint={"aliases": ("Mentha", "Garden herb")},
        basil={"aliases": ("Ocimum basilicum", "Garden herb")},
        section={"id": "notes/mint.md#mint", "label": "Mint", "type": "section"},
        growing={"id": "notes/mint.md#growing", "label": "Growing", "type": "section"},
        growing_again={"id": "notes/basil.md#growing", "label": "Growing", "type": "section"},
        item={"id": "cook/1.1.K2", "label": "Naming herbs", "type": "item"},
        domain={"id": "cook/1", "label": "Domain 1: Herbs", "type": "domain"},
    )


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("mint", "mint"),
        ("  mint\n", "mint"),
        ("MINT", "mint"),
        ("Mint", "mint"),  # a topic wins over a section with its name
        ("mentha", "mint"),
        ("ocimum-basilicum", "basil"),
        ("cook/1.1.K2", "cook/1.1.K2"),
        ("1.1.K2", "cook/1.1.K2"),
        ("1.1.k2", "cook/1.1.K2"),
        ("naming herbs", "cook/1.1.K2"),
        ("1", "cook/1"),
        ("notes/mint.md#mint", "notes/mint.md#mint"),
    ],
)
def test_names_of_a_node(herbs, name, node) -> None:
    found = look_up(herbs, name)
    assert found.node is not None
    assert (found.node.id, found.candidates, found.ambiguous) == (node, (), False)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("garden herbs", {"mint", "basil"}),
        ("growing", {"notes/mint.md#growing", "notes/basil.md#growing"}),
    ],
)
def test_a_name_of_several_nodes_is_ambiguous(herbs, name, candidates) -> None:
    found = look_up(herbs, name)
    assert found.node is None
    assert found.ambiguous
    assert {node.id for node in found.candidates} == candidates


def test_an_unknown_name_brings_the_nearest(herbs) -> None:
    found = look_up(herbs, "basill")
    assert (found.node, found.ambiguous) == (None, False)
    assert found.candidates[0].id == "basil"


def test_a_name_like_nothing_brings_no_candidates(herbs) -> None:
    assert look_up(herbs, "quartz").candidates == ()
    assert look_up(herbs, "").candidates == ()


OUTLINE = """
    # Module 1: Care for the colony (40 %)

    ## Task 1.1: Know the colony

    - The castes

    ## Task 1.3: Keep bees healthy and people safe

    - Recognition of foul brood
    - Wax moth

    ## Task 1.30: Harvest

    - Honey
"""


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("Task 1.3", "kitchen/1.3"),
        ("task 1.3", "kitchen/1.3"),
        ("TASK 1.3:", "kitchen/1.3"),
        ("Task 1.3: Keep bees healthy", "kitchen/1.3"),
        ("Task 1.3: Keep bees healthy and people safe", "kitchen/1.3"),
        ("1.3 Keep bees", "kitchen/1.3"),
        ("Task 1.30", "kitchen/1.30"),
        ("Domain 1", "kitchen/1"),
        ("module 1", "kitchen/1"),
        ("Module 1: Care for the colony", "kitchen/1"),
        ("1.3.1 Recognition of", "kitchen/1.3.1"),
    ],
)
def test_a_part_of_an_exam_is_named_as_it_is_printed(read, name, node) -> None:
    found = look_up(read({"exam.md": OUTLINE}), name)
    assert found.node is not None
    assert found.node.id == node


@pytest.mark.parametrize("name", ["Task", "Task 1", "Task 1.4", "Task 1.3: Keep hens", "Domain"])
def test_what_no_guide_prints_names_no_part_of_it(read, name) -> None:
    assert look_up(read({"exam.md": OUTLINE}), name).node is None


def test_a_part_of_two_exams_is_ambiguous(read) -> None:
    exam = "---\nexam: {0}\n---\n# {0}\n\n## Task 1.1: Bake\n\n- {0}\n"
    atlas = read({"a.md": exam.format("rye"), "b.md": exam.format("wheat")})
    found = look_up(atlas, "Task 1.1")
    assert found.ambiguous
    assert [node.id for node in found.candidates] == ["rye/1.1", "wheat/1.1"]
    assert not look_up(atlas, "Task 1.1", ("section",)).ambiguous


@given(st.text(max_size=30))
def test_any_text_is_a_node_or_candidates_never_both(herbs, text) -> None:
    found = look_up(herbs, text)
    assert found.node is None or not (found.candidates or found.ambiguous)
    assert len(found.candidates) > 1 or not found.ambiguous
