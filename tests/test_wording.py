import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.paths import Filter, Paths
from studyatlas.analysis.plan import Plan, Step
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.wording import (
    ORIGIN_WORDS,
    STATUS_MARKS,
    STATUS_WORDS,
    count,
    name_of,
    no_path_reason,
    picture_words,
    plan_total,
    reads,
    sentence,
    short,
    source_words,
    verb,
)

AT = Provenance(Position("graph/garden.yaml", 7), "curated", Origin.CURATED, "affects: [yield]")
NODES = [
    Node("rain", "Rain", "concept", AT),
    Node("yield", "Yield of a field.", "concept", AT),
    Node("farm/1.1.K2", "What rain does to a field.", "item", AT),
]


def made(relation, sign="", source="rain", target="yield"):
    found = Relation(source, relation, target, AT, sign)
    return make_atlas(NODES, [found]), found


@pytest.mark.parametrize(
    ("relation", "sign", "forward", "backward"),
    [
        ("affects", "", "affects", "is affected by"),
        ("affects", "+", "raises", "is raised by"),
        ("affects", "-", "lowers", "is lowered by"),
        ("requires", "", "requires", "is required by"),
        ("contrasts_with", "", "contrasts with", "contrasts with"),
    ],
)
def test_words_of_a_relation_in_both_directions(relation, sign, forward, backward) -> None:
    atlas, found = made(relation, sign)
    assert verb(atlas, found) == forward
    assert verb(atlas, found, backward=True) == backward


def test_a_sentence_has_one_full_stop() -> None:
    assert sentence(*made("affects", "+")) == "Rain raises Yield of a field."


def test_an_item_is_called_by_its_code_and_text() -> None:
    atlas, found = made("asks_about", source="farm/1.1.K2", target="rain")
    assert name_of(atlas, "farm/1.1.K2") == "1.1.K2 What rain does to a field."
    assert sentence(atlas, found) == "1.1.K2 What rain does to a field asks about Rain."


def test_every_relation_type_makes_a_sentence() -> None:
    for name in DEFAULT_SCHEMA.relation_types:
        words = sentence(*made(name))
        assert words.startswith("Rain ")
        assert words.endswith(" Yield of a field.")


def test_where_a_relation_comes_from() -> None:
    _, found = made("affects")
    assert source_words(found) == "curated, graph/garden.yaml:7 “affects: [yield]”"
    bare = Provenance(Position("notes.md", 2), "guide", Origin.STATED)
    assert source_words(Relation("a", "part_of", "b", bare)) == "stated, notes.md:2"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("same-node", "Rain is both ends: there is no way to go."),
        ("unconnected", "No chain of relations joins Rain and Yield of a field."),
        ("filtered", "The filters cut every path from Rain to Yield of a field; without them"),
    ],
)
def test_why_there_is_no_path(reason, words) -> None:
    atlas, _ = made("affects")
    assert no_path_reason(atlas, Paths("rain", "yield", (), reason)).startswith(words)


def test_the_filters_that_cut_are_named() -> None:
    atlas, _ = made("affects")
    cut = (Filter("via", ("is_a", "uses", "curated")), Filter("avoid", ("yield",)))
    words = no_path_reason(atlas, Paths("rain", "yield", (), "filtered", cut=cut))
    assert words.endswith(
        "What cuts: staying on is_a, uses and curated; avoiding Yield of a field."
    )
    cut = (Filter("without", ("affects",)), Filter("through", ("rain",)))
    words = no_path_reason(atlas, Paths("rain", "yield", (), "filtered", cut=cut))
    assert words.endswith("What cuts: leaving out affects; going through Rain.")


def test_the_outline_that_would_join_two_parts_is_named() -> None:
    atlas, _ = made("affects")
    found = Paths("rain", "yield", (), "unconnected", outline=("task", "item"))
    assert no_path_reason(atlas, found) == (
        "No chain of relations joins Rain and Yield of a field; "
        "there is one through tasks and exam items."
    )


def test_every_reason_ends_with_one_full_stop() -> None:
    atlas, _ = made("affects")
    for reason in ("same-node", "unconnected", "filtered"):
        words = no_path_reason(atlas, Paths("rain", "yield", (), reason))
        assert words.endswith(".")
        assert not words.endswith("..")


def test_every_status_and_origin_has_words_and_a_sign_of_its_own() -> None:
    assert STATUS_WORDS.keys() == STATUS_MARKS.keys() == set(Status)
    assert len(set(STATUS_MARKS.values())) == len(Status)
    assert ORIGIN_WORDS.keys() == set(Origin)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("rain", 9, "rain"),
        ("rain and hail", 13, "rain and hail"),
        ("rain and hail", 12, "rain and…"),
        ("rain, hail and snow", 6, "rain…"),
        ("  rain \n  hail ", 20, "rain hail"),
        ("", 5, ""),
    ],
)
def test_short(text, width, cut) -> None:
    assert short(text, width) == cut


@given(st.text(), st.integers(1, 100))
def test_short_is_never_longer_than_asked_nor_empty_for_nothing(text, width) -> None:
    cut = short(text, width)
    assert len(cut) <= width + 1
    assert bool(cut) == bool(text.strip())
    assert cut.endswith("…") or cut == " ".join(text.split())


@given(st.text(st.characters(categories=("L",)), min_size=20))
def test_short_cuts_a_word_that_is_too_long(word) -> None:
    assert short(word, 10) == word[:10] + "…"


@pytest.mark.parametrize(
    ("number", "words", "counted"),
    [
        (0, ("hop",), "0 hops"),
        (1, ("hop",), "1 hop"),
        (2, ("hop",), "2 hops"),
        (1234, ("node",), "1,234 nodes"),
        (2, ("entry", "entries"), "2 entries"),
        (1, ("entry", "entries"), "1 entry"),
    ],
)
def test_count(number, words, counted) -> None:
    assert count(number, *words) == counted


ENDS = st.tuples(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(str.strip),
    st.sampled_from(["concept", "item"]),
).filter(lambda end: end[0].rstrip("."))


@given(
    ENDS, ENDS, st.sampled_from(sorted(DEFAULT_SCHEMA.relation_types)), st.sampled_from(["", "+"])
)
def test_every_sentence_names_both_ends_in_the_relations_own_direction(
    one, other, relation, sign
) -> None:
    nodes = [Node(f"x/{n}", label, kind, AT) for n, (label, kind) in enumerate((one, other))]
    atlas = make_atlas(nodes, [])
    first, second = (name_of(atlas, node.id).rstrip(".") for node in nodes)
    said = sentence(
        atlas, Relation("x/0", relation, "x/1", AT, sign if relation == "affects" else "")
    )
    assert said.startswith(f"{first} ")
    assert said.endswith(f" {second}.")


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("t i", "tasks and items"),
        ("i twice", "items and topics that several items ask about"),
        ("i twice once", "items and topics that items ask about"),
        ("t once never", "tasks, topics that items ask about and other topics of the notes"),
        ("never s", "topics and sections of the notes"),
        ("", ""),
    ],
)
def test_a_picture_says_what_it_shows(drawn, words) -> None:
    types = {"t": "task", "i": "item", "j": "item", "s": "section"}
    names = ("t", "i", "j", "s", "twice", "once", "never")
    nodes = [Node(name, name, types.get(name, "concept"), AT) for name in names]
    asks = (("i", "twice"), ("j", "twice"), ("j", "once"))
    atlas = make_atlas(nodes, [Relation(one, "asks_about", topic, AT) for one, topic in asks])
    assert picture_words(atlas, drawn.split()) == words


@pytest.mark.parametrize(
    ("why", "score", "said"),
    [
        ("has the item's own words", 0.7, ""),
        ("mentions Salt", 0.3, " (mention)"),
        ("names Salt", 0.3, " (names it)"),
        ("is most like it (inferred)", 0.2, " (inferred)"),
        ("is nearer to this item than to any other (inferred)", 0.5, " (inferred)"),
        ("section to extend: names Salt", 0.3, " (section to extend: names Salt)"),
    ],
)
def test_what_there_is_to_read_says_what_it_lacks(why, score, said) -> None:
    section = Evidence("n.md", 3, 4, "Salt", "Salt keeps.", why, score)
    step = Step("a", "A", "item", (), "", (section,), 0.0)
    assert list(reads(step)) == [f"n.md:3 Salt{said}"]


@pytest.mark.parametrize(
    ("targets", "waived", "said"),
    [
        (("a",), (), "."),
        (("a/1",), ("a/1",), ": left out on purpose."),
        (("a",), ("a/1",), "; 1 item of it is left out on purpose."),
        (("a", "a/2"), ("a/1", "a/2"), "; 2 items of it are left out on purpose."),
    ],
)
def test_a_plan_without_steps_says_what_was_left_out_on_purpose(targets, waived, said) -> None:
    plan = Plan(targets, (), (), (), waived=waived)
    assert plan_total(plan) == f"There is nothing to learn for it{said}"
