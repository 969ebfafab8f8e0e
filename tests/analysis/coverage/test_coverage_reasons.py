"""What makes an item covered, reason by reason, in plain notes with nothing curated."""

import pytest

from studyatlas.analysis.coverage import make_coverage

GUIDE = """
    # Keeping bees
    ## Task 1.1: Keep
    Knowledge of:
    - Signs of a weak colony (for example, spotty brood, few foragers, robbing, chalkbrood)
    - Smokers and veils
    - Swarming
    - Feeding in spring with the Hive Company Nectar Box
    - How damp harms wintering clusters
"""


@pytest.fixture
def verdict(read):
    """Return the status of one item, by its number, for some notes."""

    def judged(number: int, notes: str):
        atlas = read({"guide.md": GUIDE, "notes/bees.md": notes})
        (found,) = (i for i in make_coverage(atlas).items if i.code == f"1.1.K{number}")
        return found

    return judged


SIGNS = """
    # Looking in

    | Sign | What it says |
    | --- | --- |
    | Spotty brood | The queen lays badly or the larvae die, so look for a new queen |
    | Few foragers | Many old workers were lost, so the flight board stays nearly empty |
"""


def test_half_of_the_examples_in_rows_of_their_own(verdict) -> None:
    assert verdict(1, SIGNS).status == "covered"


def test_one_of_four_examples_is_thin(verdict) -> None:
    assert verdict(1, SIGNS[: SIGNS.index("| Few")]).status == "thin"


def test_examples_that_begin_a_line_of_some_length(verdict) -> None:
    notes = """
    # Looking in

    - Robbing = wasps or strange workers carry honey out of a hive that cannot guard its door
    - Chalkbrood: larvae that dried to white hard mummies, to be found on the floor board
    """
    found = verdict(1, notes)
    assert found.status == "covered"
    assert [(e.line, e.why) for e in found.evidence[:2]] == [
        (3, "names robbing"),
        (4, "names chalkbrood"),
    ]


def test_a_heading_that_has_a_stem_of_an_example_only_is_not_shown(read) -> None:
    guide = """
    # Courts
    ## Task 1.1: Ask
    Knowledge of:
    - The preliminary ruling procedure (for example, acte clair, interim measures)
    - The legal force of directives
    """
    notes = """
    # Sources

    | Act | Binding |
    |---|---|
    | Regulation | in its entirety and on everybody, with nothing to be done by parliaments |
    | Opinion | on nobody |

    # Preliminary reference

    National courts ask and Luxembourg answers. They need not where it is **acte clair**.
    """
    asked = make_coverage(read({"guide.md": guide, "notes/courts.md": notes})).items[0]
    assert [e.heading for e in asked.evidence] == ["Preliminary reference"]


def test_one_of_two_things_is_thin_and_the_other_is_named(verdict) -> None:
    notes = """
    # Smokers

    A smoker burns dry grass slowly. A few puffs at the door calm the workers, because they
    fill up on honey when they smell a fire, and a full worker hardly stings anybody.
    """
    found = verdict(2, notes)
    assert (found.status, found.without_material) == ("thin", ("veils",))


def test_both_things(verdict) -> None:
    notes = """
    # Smokers and veils

    A smoker burns dry grass slowly, and a few puffs at the door calm the workers. Veils keep
    stings off the face and are worn over a hat with a wide brim, tied below the arms.
    """
    assert verdict(2, notes).status == "covered"


@pytest.mark.parametrize("ending", ["", " Which sign comes first?"])
def test_a_chapter_under_the_item_s_own_word(verdict, ending) -> None:
    notes = f"""
    # Swarming

    In May a strong colony raises new queens. The old one leaves with half of the workers, hangs
    in a tree for an hour or a day, and scouts look for a hollow trunk. Cutting out queen cells
    every week keeps them at home, and so does a second box with empty frames.{ending}
    """
    assert verdict(3, notes).status == "covered"


def test_one_proper_name_is_not_another(verdict) -> None:
    notes = """
    # Hive Company

    The Hive Company was founded by two sisters who sold frames and wax at the village market.
    They now build boxes for beginners and give courses in their own yard near the river.
    """
    assert verdict(4, notes).status != "covered"


def test_words_scattered_over_a_page_say_nothing_together(verdict) -> None:
    notes = """
    # The yard

    - Clusters of trees stand on the north side and give shade to the stands all day long
    - Damp straw goes to the compost heap behind the shed, and never into the fire
    - Wintering the tools: oil them, dry them, hang them up, count them in spring
    - Late frost harms the plum trees more than the old pear at the corner of the lane
    """
    assert verdict(5, notes).status != "covered"


def test_a_passage_that_is_nearer_to_one_item_than_to_any_other(verdict) -> None:
    notes = """
    # November

    The round heap of workers in a wintering hive breathes out damp air. Where it cannot leave
    through the lid it drips back on the cluster, and wet bees freeze although dry ones bear frost.
    A hole below the lid, as wide as a thumb, lets the air out until the first flight in March.
    """
    found = verdict(5, notes)
    assert found.status == "covered"
    assert found.evidence[0].heading == "November"


DAMP = "Damp bees freeze in a wintering cluster, dry bees"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Damp bees freeze in a wintering cluster.", "thin"),
        (f"{DAMP} bear frost well.", "thin"),
        (f"{DAMP} bear frost well, so leave a hole below the lid and tilt the hive.", "covered"),
    ],
)
def test_a_few_words_of_its_own_are_thin_and_a_long_sentence_is_enough(
    verdict, words, status
) -> None:
    assert verdict(5, f"# November\n\n{words}\n").status == status


def test_evidence_in_a_chapter_is_the_section_that_says_it(verdict) -> None:
    notes = """
    # Winter

    Before the frost everything is made ready.

    ## Lids

    How damp harms wintering clusters: it drips back on the bees, and wet bees freeze at once, so
    a hole as wide as a thumb lets the air out below the lid.

    ## Mice

    A grid keeps mice out of the warm hive.
    """
    (first, *_) = verdict(5, notes).evidence
    assert (first.heading, first.line, first.end_line) == ("Lids", 7, 8)


def test_a_gap_is_sent_to_the_section_with_its_name(verdict) -> None:
    notes = """
    # Summer

    Colonies grow until July, and the queen lays two thousand eggs on a good day.

    ## Damp

    - straw
    - a slanted floor

    ## Honey

    Frames are spun when they are sealed.
    """
    found = verdict(5, notes)
    assert found.status != "covered"
    assert found.nearest is not None
    assert found.nearest.heading == "Damp"
