from studyatlas.ingest.build import build
from studyatlas.ingest.rules.item_asks import find


def test_an_item_asks_about_every_name_in_it(extract) -> None:
    guide = "# Task 1.1: Drive\n\nKnowledge of:\n\n- Coal and how boilers\n  burn coal\n- Wagons\n"
    assert extract(find, guide) == [
        "rails/1.1.K1 asks_about boiler notes.md:5..6 item-asks",
        "rails/1.1.K1 asks_about coal notes.md:5..6 item-asks",
    ]


def test_notes_ask_nothing(extract) -> None:
    assert extract(find, "# Coal\n\n- Boilers\n") == []


def test_that_a_heading_of_the_notes_is_meant_is_inferred(workspace) -> None:
    guide = "# Task 1.1: Drive\n\nKnowledge of:\n\n- Coal and how wagons roll\n"
    notes = "# Wagons\n\nWagons roll on four wheels or more.\n"
    yaml = "coal: {type: concept, uses: [fire]}\nfire: {type: concept}\n"
    files = {"guide.md": guide, "notes.md": notes, "graph/a.yaml": yaml}
    atlas, _ = build(workspace(files))
    assert {
        r.target: str(r.provenance.origin) for r in atlas.relations if r.relation == "asks_about"
    } == {
        "coal": "stated",
        "wagon": "inferred",
    }
