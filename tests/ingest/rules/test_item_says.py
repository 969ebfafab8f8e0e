import pytest

from studyatlas.ingest.build import build
from studyatlas.ingest.rules.item_says import find
from studyatlas.ingest.topics.item_sayings import sayings


def test_an_item_says_what_its_brackets_are_examples_of(extract) -> None:
    guide = (
        "# Task 1.1: Drive\n\nKnowledge of:\n\n- Benefits of steam engines (for example, boiler)\n"
    )
    assert extract(find, guide) == ["boiler example_of steam-engine notes.md:5 item-says"]


def test_what_items_join_are_topics_though_no_note_is_about_them(workspace) -> None:
    guide = "# Task 1.1: Bake\n\nKnowledge of:\n\n- Leavening agents (for example, soda, yeast)\n"
    atlas, _ = build(workspace({"guide.md": f"{guide}- Reducing oven noise by using Foam Pads\n"}))
    said = [r for r in atlas.relations if r.provenance.rule == "item-says"]
    assert {(r.source, r.relation, r.target) for r in said} == {
        ("soda", "example_of", "leavening-agent"),
        ("yeast", "example_of", "leavening-agent"),
        ("foam-pad", "affects", "oven-noise"),
    }


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Elements in the baking process (for example, proof)", "proof part_of baking process"),
        ("Methods to reduce oven heat (for example, foil)", "foil affects- oven heat"),
        ("Types of knots (for example, bowline hitch)", "bowline hitch is_a knots"),
        ("Preventing model rot, rust (for example, by using tar)", "tar mitigates rot"),
        ("Reducing engine size (for example, planing)", "planing affects- engine size"),
        ("Performing a joint audit (for example, by using Ledger)", "Ledger used_for joint audit"),
        (
            "Managing rail stock (for example, by using Railtags)",
            "Railtags used_for Managing rail stock",
        ),
        ("Using Signal Box to route trains", "Signal Box used_for Routing trains"),
        ("What the baking process is made of (for example, proof)", "proof part_of baking process"),
        ("Ways of shortening oven time (for example, foil)", "foil affects- oven time"),
        ("Bringing engine size down (for example, planing)", "planing affects- engine size"),
        (
            "Techniques for rail care (for example, sanding)",
            "sanding example_of rail care techniques",
        ),
        ("What clip techniques bring (for example, bending)", "bending example_of clip techniques"),
        ("Testing rails with rail care tools (for example, Sag)", "Sag example_of rail care tools"),
        ("Carrying out a joint audit (for example, with Ledger)", "Ledger used_for joint audit"),
        ("Routing mail trains with Signal Box", "Signal Box used_for Routing mail trains"),
        ("Track gauges and how track size depends on them", "Track gauges affects track size"),
        ("Gauges and their effects on track cost", "Gauges affects track cost"),
        ("Rail alloys and gauges (for example, Cape Gauge)", "Cape Gauge example_of Rail gauges"),
        ("Rail clip techniques and metrics (for example, sag)", "sag example_of Rail clip metrics"),
        ("Choosing gauges, alloys, and joints (for example, in Cape)", "Cape provides joints"),
    ],
)
def test_what_an_item_says(item, said) -> None:
    first = next(iter(sayings(item)), None)
    told = (
        f"{first.source.label} {first.relation}{first.sign} {first.target.label}" if first else ""
    )
    assert told == said


@pytest.mark.parametrize(
    "item",
    [
        "Using tuned scripts to train fast engines (for example, in Cape)",
        "Securing the doors of wagons (for example, bolts)",
        "Brake types (for example, rim, disc)",
        "How to choose fitting crates (for example, provided or own)",
        "Using AWS services to move cargo",
        "Finding faults with rail logs (for example, grep)",
        "Testing rails with AWS tools (for example, Sag)",
        "Configuring locks for wagons (for example, bolts)",
    ],
)
def test_an_item_of_which_it_is_not_sure_what_the_brackets_are_of_says_no_example(item) -> None:
    assert [said for said in sayings(item) if said.relation == "example_of"] == []


@pytest.mark.parametrize(
    "two",
    [
        "Rail locks and clip checks",
        "Rail cleaning and repair techniques",
        "Applying cleaning and repair techniques",
        "Using rail cleaning or repair services",
    ],
)
def test_an_example_of_one_of_two_things_is_of_none(two: str) -> None:
    assert sayings(f"{two} (for example, sag)") == ()
