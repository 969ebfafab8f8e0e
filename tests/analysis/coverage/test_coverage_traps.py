"""What must not fool the verdicts: each trap is a small workspace."""

import pytest

from studyatlas.analysis.coverage import Status, make_coverage

GUIDE = """
    # Growing plants
    ## Task 1.1: Grow
    Knowledge of:
    - Pollination of fruit trees
    - How soil acidity limits blueberries
    - Grafting techniques (for example, whip graft, bud graft, bridge graft)
    - Pruning
    Skills in:
    - Storing apples over winter
"""
BOTANY = """
    pollination: {type: concept, label: Pollination, part_of: [fruit-tree]}
    fruit-tree: {type: concept, label: Fruit tree}
    grafting: {type: technique, label: Grafting, used_for: [fruit-tree]}
    whip-graft: {type: technique, label: Whip graft, is_a: [grafting]}
    bud-graft: {type: technique, label: Bud graft, is_a: [grafting]}
    pruning: {type: technique, label: Pruning, used_for: [fruit-tree]}
    soil-acidity: {type: concept, label: Soil acidity, affects: [blueberry]}
    blueberry: {type: concept, label: Blueberry}
"""
OTHER_NOTES = """
    # The shed

    Rakes hang on the left wall, the watering cans stand below the bench with the pots.

    # The calendar

    Frost comes in late October and goes in April; the market is on every second Saturday.
"""


@pytest.fixture
def judge(read):
    """Return the verdicts on the guide's items, by the number of the item, for some notes."""

    def judged(notes: str, curation: str = BOTANY):
        files = {"guide.md": GUIDE, "notes/plants.md": notes, "notes/other.md": OTHER_NOTES}
        if curation:
            files["graph/botany.yaml"] = curation
        return {item.code.partition(".")[2][2:]: item for item in make_coverage(read(files)).items}

    return judged


WITH_AND_WITHOUT = pytest.mark.parametrize("curation", [BOTANY, ""], ids=["curated", "plain"])


@WITH_AND_WITHOUT
@pytest.mark.parametrize(
    "under",
    [
        "",
        "TBD",
        "-",
        "- Here\n",
        "![bees on a blossom](bees.png)",
        "| Tree | Insect |\n    | --- | --- |\n    | - | TBD |",
        "<!-- bees carry pollen from one fruit tree to the other in spring -->",
    ],
)
@pytest.mark.parametrize(
    "heading", ["# Pollination of fruit trees", "# Pollination", "**Pollination of fruit trees**"]
)
def test_a_heading_without_material_is_none(judge, heading, under, curation) -> None:
    verdict = judge(
        f"""
    {heading}

    {under}

    # Sheds

    A roof of tin lasts thirty years.
    """,
        curation,
    )["K1"]
    assert (verdict.status, verdict.evidence) == (Status.MISSING, ())


@WITH_AND_WITHOUT
def test_text_on_the_item_is_material(judge, curation) -> None:
    verdict = judge(
        """
    # Pollination of fruit trees

    Pollination happens in spring, when bees carry pollen from blossom to blossom; most fruit trees
    need pollen of another variety that flowers at the same time.
    """,
        curation,
    )["K1"]
    assert verdict.status is Status.COVERED
    assert [(e.path, e.line) for e in verdict.evidence] == [("notes/plants.md", 3)]


@WITH_AND_WITHOUT
@pytest.mark.parametrize("cell", ["-", "TBD", "", "n/a", "—"])
def test_a_row_whose_cells_are_placeholders_teaches_nothing(judge, cell, curation) -> None:
    verdict = judge(
        f"""
    # Work in the orchard

    | Work | What it does |
    | --- | --- |
    | Watering | Keeps the roots from drying out in a hot summer |
    | Pruning | {cell} |
    """,
        curation,
    )["K4"]
    assert verdict.status in (Status.MISSING, Status.THIN)
    assert not any(found.why.startswith("explains") for found in verdict.evidence)


@WITH_AND_WITHOUT
def test_a_row_that_says_something_teaches_its_subject(judge, curation) -> None:
    verdict = judge(
        """
    # Work in the orchard

    | Work | What it does |
    | --- | --- |
    | Watering | Keeps the roots from drying out in a hot summer |
    | Pruning | Pruning takes out old wood in winter, so that light and air reach the young fruit \
below the crown and the tree stays low |
    """,
        curation,
    )["K4"]
    assert verdict.status is Status.COVERED
    assert [(e.path, e.line) for e in verdict.evidence] == [("notes/plants.md", 6)]


@WITH_AND_WITHOUT
@pytest.mark.parametrize(
    "sentence",
    [
        "The course in May is about pruning and the sale of honey.",
        "Books on the shelf: Pruning; Bees; Cider; Old Barns; Hedges.",
        "See the chapter on pruning, which our neighbour has borrowed.",
        """The fence is mended, Anna pays the bill for the gate, the course on pruning is in May,
    Ben brings tables and benches for the market, and we meet again at the mill on Friday.""",
    ],
)
def test_a_name_in_passing_is_thin_at_most(judge, sentence, curation) -> None:
    verdict = judge(f"# Dates\n\n    {sentence}\n", curation)["K4"]
    assert verdict.status in (Status.MISSING, Status.THIN)


@WITH_AND_WITHOUT
def test_two_words_of_an_item_in_passing_are_thin_at_most(judge, curation) -> None:
    verdict = judge(
        """
    # Minutes of the meeting

    The fence is mended, Anna pays the bill, the talk on storing of apples is in May, Ben brings
    tables and benches for the market, and the next meeting is at the mill on Friday after dark.
    """,
        curation,
    )["S1"]
    assert verdict.status in (Status.MISSING, Status.THIN)


@WITH_AND_WITHOUT
def test_the_right_text_under_a_wrong_heading_counts(judge, curation) -> None:
    verdict = judge(
        """
    # Machines

    Soil acidity limits where blueberries grow: blueberries need acid soil of pH 4 to 5, and in less
    acidity the leaves turn yellow, because the roots take up no iron.
    """,
        curation,
    )["K2"]
    assert verdict.status is Status.COVERED
    assert verdict.evidence[0].path == "notes/plants.md"


@WITH_AND_WITHOUT
def test_text_on_something_else_under_the_right_heading_is_thin_at_most(judge, curation) -> None:
    verdict = judge(
        """
    # Pollination of fruit trees

    Remember to buy stamps, call the plumber about the kitchen tap, return the library books on
    Thursday, and ask Anna whether her car is back from the garage.
    """,
        curation,
    )["K1"]
    assert verdict.status in (Status.MISSING, Status.THIN)


@WITH_AND_WITHOUT
def test_text_on_something_else_under_a_heading_that_is_a_name_is_thin_at_most(
    judge, curation
) -> None:
    verdict = judge(
        """
    # Pruning

    Remember to buy stamps, call the plumber about the kitchen tap, return the library books on
    Thursday, and ask Anna whether her car is back from the garage.
    """,
        curation,
    )["K4"]
    assert verdict.status in (Status.MISSING, Status.THIN)


@WITH_AND_WITHOUT
def test_examples_without_material_are_named(judge, curation) -> None:
    verdict = judge(
        """
    # Grafting techniques

    Grafting techniques join a twig of one variety to the root of another, so that both grow on as
    one plant; the cut is bound with bast and sealed with wax until it has healed in summer.

    ## Whip graft

    The whip graft joins two pieces of the same thickness with two long slanted cuts and a tongue.
    """,
        curation,
    )["K3"]
    assert verdict.status is Status.COVERED
    assert verdict.without_material == ("bud graft", "bridge graft")


def test_an_item_of_which_only_one_example_is_named_is_thin(judge) -> None:
    verdict = judge("""
    # Winter jobs

    Cut the wood in January and keep it moist. A whip graft is one of many jobs for March.
    """)["K3"]
    assert verdict.status is Status.THIN
    assert verdict.without_material == ("bud graft", "bridge graft")


@WITH_AND_WITHOUT
def test_the_guide_is_no_evidence_for_itself(judge, curation) -> None:
    verdicts = judge("# Cider\n\n    Press the juice and let it stand cool in glass.\n", curation)
    assert {code: item.status for code, item in verdicts.items()} == dict.fromkeys(
        ("K1", "K2", "K3", "K4", "S1"), Status.MISSING
    )
    assert all(item.evidence == () for item in verdicts.values())


def test_a_guide_and_notes_in_one_file_are_told_apart(read) -> None:
    atlas = read(
        {
            "all.md": GUIDE
            + """
    # Pruning

    Pruning takes out old wood in winter, so that light reaches the fruit below the crown.
    """
            + OTHER_NOTES,
            "graph/botany.yaml": BOTANY,
        }
    )
    report = make_coverage(atlas)
    assert [item.code for item in report.items if item.status is Status.COVERED] == ["1.1.K4"]


def test_an_item_that_is_waived_stays_waived_whatever_the_notes_have(judge) -> None:
    waiver = BOTANY + "\n    kitchen/1.1.K4:\n      waived: we have a gardener\n"
    bare = judge("# Cider\n\n    Press the juice and let it stand cool.\n", waiver)["K4"]
    assert (bare.status, bare.evidence, bare.nearest) == (Status.WAIVED, (), None)
    rich = judge("# Pruning\n\n    Pruning takes out old wood in winter, for light.\n", waiver)[
        "K4"
    ]
    assert rich.status is Status.WAIVED


def test_a_gap_names_the_section_to_extend(judge) -> None:
    verdict = judge("""
    # Winter

    Fruit trees sleep. Pruning is one of the jobs for a dry day.

    # Honey

    Bees make honey of nectar, and the keeper takes it in July with care.
    """)["K4"]
    assert verdict.status is Status.THIN
    assert verdict.nearest is not None
    assert (verdict.nearest.line, verdict.nearest.heading) == (3, "Winter")


def test_where_nothing_comes_near_no_section_is_named(judge) -> None:
    verdict = judge("# Cider\n\n    Press the juice and let it stand cool in glass.\n")["S1"]
    assert (verdict.status, verdict.nearest) == (Status.MISSING, None)


def test_what_is_covered_needs_no_section_to_extend(judge) -> None:
    verdicts = judge("""
    # Pruning

    Pruning takes out old wood in winter, so that light reaches the fruit below the crown.
    """)
    assert verdicts["K4"].nearest is None


@pytest.mark.parametrize("order", [("a.md", "b.md"), ("b.md", "a.md")])
def test_file_names_make_no_difference_to_the_verdicts(read, order) -> None:
    first, second = order
    atlas = read(
        {
            "guide.md": GUIDE,
            first: "# Pruning\n\nPruning takes out old wood in winter, and light comes in below.\n",
            second: OTHER_NOTES,
            "graph/botany.yaml": BOTANY,
        }
    )
    statuses = [str(item.status) for item in make_coverage(atlas).items]
    assert statuses == ["missing", "missing", "missing", "covered", "missing"]
