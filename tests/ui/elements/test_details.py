"""What the details panel is told, as plain JSON."""

import json
import runpy
from pathlib import Path

import pytest

import studyatlas as sa
from studyatlas.analysis.coverage import Status
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.elements.details import details_data
from studyatlas.ui.elements.rows import MOST, short_paths

AT = Provenance(Position("graph/concepts.yaml", 7), "curated", Origin.CURATED, "a:")
ITEM = "bakery/1.1.K1"


@pytest.fixture(scope="module")
def bakery():
    app = runpy.run_path(str(Path(__file__).with_name("details_app_for_tests.py")))
    return app["bakery"]()


def groups(data):
    return {group["key"]: group for part in data["parts"] for group in part["groups"]}


def file_of(data, row):
    return data["legend"]["files"][row["at"][0]]["path"]


def test_a_node_has_its_facts_and_its_own_source(bakery) -> None:
    data = details_data(bakery, "dough")
    assert (data["title"], data["type"]) == ("Dough", "Concept")
    assert (data["summary"], data["aliases"]) == ("Flour and water, kneaded.", ["paste"])
    assert data["url"] == "https://example.org/dough"
    assert data["source"]["origin"] == "curated"
    assert file_of(data, data["source"]) == "graph/a.yaml"


def test_relations_are_grouped_in_words_of_the_right_direction(bakery) -> None:
    data = details_data(bakery, "dryness")
    group = groups(data)["<mitigates"]
    assert group["title"] == "Is mitigated by"
    assert {row["name"] for row in group["rows"]} == {"Resting", "Batter"}
    assert group["rows"][0]["origin"] == "curated"
    assert groups(details_data(bakery, "resting"))[">mitigates"]["title"] == "Mitigates"


def test_sections_that_explain_stand_before_those_that_mention(bakery) -> None:
    data = details_data(bakery, "dough")
    keys = list(groups(data))
    assert keys.index("explained") < keys.index("mentioned")
    row = groups(data)["explained"]["rows"][0]
    assert row["heading"] == "Dough"
    assert row["why"] == "explains Dough"
    assert file_of(data, row) == "data/notes.md"
    assert row["quote"].startswith("Dough is flour and water")


def test_items_that_ask_have_their_verdict(bakery) -> None:
    data = details_data(bakery, "dough", verdicts={ITEM: Status.THIN})
    row = groups(data)["<asks_about"]["rows"][0]
    assert (row["id"], row["code"], row["verdict"]) == (ITEM, "1.1.K1", "thin")
    assert data["legend"]["verdicts"]["thin"]["mark"] == "◐"
    assert "In the exam" in [part["title"] for part in data["parts"]]


@pytest.mark.parametrize("verdicts", [{}, {ITEM: "excellent"}])
def test_an_item_without_a_known_verdict_has_none(bakery, verdicts) -> None:
    data = details_data(bakery, "dough", verdicts=verdicts)
    assert "verdict" not in groups(data)["<asks_about"]["rows"][0]
    assert data["legend"]["verdicts"] == {}


def test_an_item_is_headed_by_its_code_and_tells_its_own_verdict(bakery) -> None:
    data = details_data(bakery, ITEM, verdicts={ITEM: "missing"})
    assert (data["title"], data["summary"]) == ("1.1.K1", "How dough and batter differ")
    assert data["mark"] == {"status": "missing", "sign": "○", "words": "nothing in the notes."}
    assert data["aliases"] == []
    assert {row["name"] for row in groups(data)[">asks_about"]["rows"]} == {"Dough", "Batter"}


def test_a_section_opens_with_its_first_words(bakery) -> None:
    data = details_data(bakery, "data/notes.md#dough")
    assert data["summary"].startswith("Dough is flour and water")
    assert file_of(data, data["source"]) == "data/notes.md"
    assert data["mark"] is None


def test_what_can_be_done_fits_the_node(bakery) -> None:
    def actions(node, focus=""):
        return details_data(bakery, node, focus=focus)["actions"]

    assert actions("dough") == ["open", "path", "compare", "plan", "pin", "hide"]
    assert actions("dough", focus="dough") == ["path", "compare", "plan", "pin"]
    assert actions(ITEM) == ["open", "evidence", "plan", "pin", "hide"]
    assert actions("data/notes.md#dough") == ["open", "plan", "pin", "hide"]


@pytest.mark.parametrize(
    ("node", "status", "words"),
    [
        ("dough", "covered", "a line of the notes explains it."),
        ("flour", "thin", "the notes name it, but no line explains it."),
        ("baking", "missing", "the notes have nothing on it."),
    ],
)
def test_a_topic_says_what_its_mark_means(bakery, node, status, words) -> None:
    mark = details_data(bakery, node)["mark"]
    assert (mark["status"], mark["words"]) == (status, words)


def test_a_hub_sends_the_first_rows_and_the_rest_on_demand(bakery) -> None:
    data = details_data(bakery, "dough")
    used = groups(data)["<uses"]
    assert (used["count"], len(used["rows"])) == (61, 6)
    assert len(json.dumps(data)) < 6_000
    whole = groups(details_data(bakery, "dough", open_groups={"<uses"}))
    assert len(whole["<uses"]["rows"]) == 61
    assert whole["<uses"]["rows"][:6] == used["rows"]


def test_the_first_view_of_a_busy_hub_stays_small() -> None:
    kinds = ["uses", "requires", "part_of", "is_a", "provides", "affects"]
    path = "data/a-subject-with-a-name/notes/a-long-file-name-{}.md"
    nodes = [Node("hub", "Hub", "concept", AT)]
    relations = []
    for n in range(120):
        at = Provenance(Position(path.format(n % 9), n + 1), "row", Origin.STATED, "quoted " * 30)
        nodes.append(Node(f"topic-with-a-long-name-{n}", f"Topic with a long name {n}", "tool", AT))
        ends = ("hub", nodes[-1].id) if n % 2 else (nodes[-1].id, "hub")
        relations.append(Relation(ends[0], kinds[n % len(kinds)], ends[1], at))
    data = details_data(make_atlas(nodes, relations), "hub")
    assert sum(group["count"] for group in groups(data).values()) == 120
    assert len(json.dumps(data)) < 12_000


def test_a_source_is_told_once_for_all_that_it_joins() -> None:
    def hub(lines):
        made = [Node(f"n{n}", f"n{n}", "concept", AT) for n in range(len(lines))]
        where = [Position("a.md", line) for line in lines]
        sources = [Provenance(at, "row", Origin.STATED, f"words {at.line}") for at in where]
        pairs = zip(made, sources, strict=True)
        relations = [Relation("hub", "uses", node.id, source) for node, source in pairs]
        return make_atlas([Node("hub", "Hub", "tool", AT), *made], relations)

    def told(lines, **more):
        rows = groups(details_data(hub(lines), "hub", **more))[">uses"]["rows"]
        return " ".join(f"{row['name']}{row.get('quote', '')[5:]}" for row in rows)

    assert told([3, 4, 3, 5, 3]) == "n0 n2 n4 3 n1 4 n3 5"
    many = [3] * 6 + [4] * 2 + [3] * 2
    assert told(many, first=6) == "n0 n1 n2 n3 n4 n5 3"
    assert told(many, first=6, open_groups={">uses"}) == f"{told(many)} n6 n7 4 n8 n9 3"


def test_two_rows_too_many_are_no_reason_for_a_button() -> None:
    def sent(total):
        nodes = [Node(f"n{n}", f"n{n}", "concept", AT) for n in range(total)]
        relations = [Relation(node.id, "uses", "hub", AT) for node in nodes]
        data = details_data(make_atlas([Node("hub", "Hub", "tool", AT), *nodes], relations), "hub")
        return len(groups(data)["<uses"]["rows"])

    assert [sent(6), sent(8), sent(9)] == [6, 8, 6]


def test_even_a_whole_group_has_an_end() -> None:
    nodes = [Node("hub", "Hub", "concept", AT)]
    nodes += [Node(f"n{n}", f"n{n}", "concept", AT) for n in range(500)]
    relations = [Relation(f"n{n}", "uses", "hub", AT) for n in range(500)]
    data = details_data(make_atlas(nodes, relations), "hub", open_groups={"<uses"})
    assert (groups(data)["<uses"]["count"], len(groups(data)["<uses"]["rows"])) == (500, MOST)


def test_many_groups_are_open_as_far_as_they_read_well(bakery) -> None:
    opened = [group["open"] for group in groups(details_data(bakery, "dough")).values()]
    assert opened[0]
    crowd = [Node("hub", "Hub", "concept", AT), *(Node(f"n{n}", "n", "tool", AT) for n in range(9))]
    kinds = ["uses", "requires", "part_of", "is_a", "provides"]
    relations = [Relation("hub", kind, f"n{n}", AT) for kind in kinds for n in range(9)]
    data = details_data(make_atlas(crowd, relations), "hub")
    assert [group["open"] for group in groups(data).values()] == [True, True, True, False, False]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://example.org",
        "https://",
        "https:///path",
        "https://[broken",
        "https://a b.org/",
        "https://a.org/\nx",
        " https://a.org",
        "//a.org",
        "https://a.org/" + "x" * 3000,
    ],
)
def test_only_a_sound_https_address_is_linked(url) -> None:
    atlas = make_atlas([Node("a", "A", "concept", AT, url=url)], [])
    assert details_data(atlas, "a")["url"] == ""


def test_long_texts_are_cut() -> None:
    endless = "word " * 5000
    node = Node("a", endless, "concept", AT, tuple([endless] * 99), endless)
    assert len(json.dumps(details_data(make_atlas([node], []), "a"))) < 4_000


def test_words_that_stand_in_the_row_are_not_quoted_again(bakery) -> None:
    row = groups(details_data(bakery, "dough"))["<asks_about"]["rows"][0]
    assert row["name"] == "How dough and batter differ"
    assert "quote" not in row


def test_an_unknown_node_is_an_error(bakery) -> None:
    with pytest.raises(KeyError):
        details_data(bakery, "cake")


def test_a_file_is_named_by_the_shortest_end_no_other_has() -> None:
    paths = ["a/x.md", "b/x.md", "x.md", "c/b/x.md", "c/y.md"]
    assert short_paths(paths, []) == ["a/x.md", "b/x.md", "x.md", "c/b/x.md", "y.md"]


def test_an_item_that_no_topic_stands_for_can_be_planned(workspace) -> None:
    guide = "# Task 1.1: Bake\n\n- Patience\n"
    root = workspace({"exam.md": guide, "graph/a.yaml": "topics: curated\n"})
    atlas = sa.open(root)
    for node in atlas.nodes:
        assert "plan" in details_data(atlas, node)["actions"]
