import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.vocabulary import Vocabulary, names_of
from studyatlas.model.entities import Node
from studyatlas.model.naming import tokens
from studyatlas.model.position import Origin, Position, Provenance

AT = Provenance(Position("graph/kitchen.yaml"), "curated", Origin.CURATED)


def node(label: str, *aliases: str, context: tuple[str, ...] = ()) -> Node:
    return Node(label.lower(), label, "concept", AT, aliases, context=context)


KITCHEN = Vocabulary(
    [
        node("Sauce"),
        node("Tomato sauce"),
        node("Hot tomato sauce"),
        node("Bain-marie", "water bath"),
        node("Monosodium glutamate (MSG)"),
        node("Crème fraîche"),
        node("C"),
        node("Radish"),
        node("Dish"),
        node("茶"),
        node("Roux", context=("flour", "brown butter")),
    ]
)


def found(text: str, context: str = "") -> list[str]:
    return [mention.node for mention in KITCHEN.find(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tomato sauce", ["tomato sauce"]),
        ("hot tomato sauce and sauce", ["hot tomato sauce", "sauce"]),
        ("hot sauce", ["sauce"]),
        ("saucepan", []),
        ("sauces", ["sauce"]),
        ("TOMATO-SAUCE", ["tomato sauce"]),
        ("tomato\nsauce", ["tomato sauce"]),
        ("tomato, sauce", ["tomato sauce"]),
        ("a bain marie", ["bain-marie"]),
        ("a Water Bath", ["bain-marie"]),
        ("MSG", ["monosodium glutamate (msg)"]),
        ("monosodium glutamate", ["monosodium glutamate (msg)"]),
        ("creme fraiche", ["crème fraîche"]),
        ("radishes in dishes", ["radish", "dish"]),
        ("radish", ["radish"]),
        ("vitamin C", ["c"]),
        ("C++ or c#", []),
        ("sauce sauce", ["sauce", "sauce"]),
        ("tomato sauce water bath", ["tomato sauce", "bain-marie"]),
        ("茶", ["茶"]),
        ("緑茶", []),
        ("𝐒𝐚𝐮𝐜𝐞", ["sauce"]),
        ("", []),
        ("🍅", []),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("Make a roux.", "", []),
        ("Make a roux.", "Stir flour into fat", ["roux"]),
        ("Flour and fat make a roux.", "", ["roux"]),
        ("Make a roux.", "brown butters", ["roux"]),
        ("Make a roux.", "brown rice, butter", []),
        ("Make a roux and a sauce.", "", ["sauce"]),
    ],
)
def test_a_homonym_counts_only_in_its_context(text: str, context: str, expected: list[str]) -> None:
    assert found(text, context) == expected
    assert KITCHEN.exact("roux", f"{context} {text}") == ("roux" if "roux" in expected else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sauces", "sauce"),
        ("water-bath", "bain-marie"),
        ("a sauce", None),
        ("", None),
        ("roux", None),
    ],
)
def test_a_whole_name(text: str, expected: str | None) -> None:
    assert KITCHEN.exact(text) == expected


def test_a_mention_knows_its_words() -> None:
    text = "Stir the hot tomato sauce, then add MSG."
    places = [(mention.start, mention.words) for mention in KITCHEN.find(text)]
    assert places == [(2, 3), (7, 1)]
    assert tokens(text)[2:5] == ["hot", "tomato", "sauce"]


def test_of_nodes_with_one_name_the_first_has_it() -> None:
    vocabulary = Vocabulary([node("Chips", "fries"), node("Fries"), node("!"), node("Fry bread")])
    assert [m.node for m in vocabulary.find("Fries! with fry bread")] == ["chips", "fry bread"]


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Zest", ["Zest"]),
        ("Bay leaf (laurel)", ["Bay leaf (laurel)", "Bay leaf"]),
        ("Bay (laurel) leaf", ["Bay (laurel) leaf", "Bay leaf"]),
        ("Bay leaf (BL)", ["Bay leaf (BL)", "Bay leaf", "BL"]),
        ("Bay leaf (BL) tea", ["Bay leaf (BL) tea", "Bay leaf tea", "BL", "Bay leaf"]),
        ("Bay leaf (UHT)", ["Bay leaf (UHT)", "Bay leaf"]),
        ("(laurel)", ["(laurel)"]),
        ("Bay ()", ["Bay ()"]),
    ],
)
def test_the_ways_a_name_is_written(label: str, names: list[str]) -> None:
    assert list(names_of(node(label))) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP over TLS is HTTPS.", ["http", "https"]),
        ("https and http", ["https", "http"]),
        ("CORS, cors", ["cors", "cors"]),
        ("the CORES", []),
        ("我们用监督学习来预测", ["监督学习"]),
        ("无监督学习", []),
        ("半监督学习和监督学习", ["监督学习"]),
        ("バスとパス", ["バス"]),
        ("データの前処理", ["データ"]),
        ("データベースの話", []),
        ("회귀는 예측이다", ["회귀"]),
        ("회귀분석", []),
        ("Pretrained models", ["pre-trained model"]),
    ],
)
def test_names_in_capitals_and_in_other_scripts(text: str, expected: list[str]) -> None:
    labels = ["HTTP", "HTTPS", "CORS", "监督学习", "バス", "データ", "회귀", "Pre-trained model"]
    vocabulary = Vocabulary([node(label) for label in labels])
    assert [mention.node for mention in vocabulary.find(text)] == expected


def test_no_names_are_found_without_nodes() -> None:
    assert Vocabulary([]).find("sauce") == ()


WORDS = st.sampled_from(["hot", "tomato", "sauces", "Water", "bath", "msg", "pan", "—", "茶"])


@given(st.lists(WORDS, max_size=12))
def test_mentions_are_the_words_they_point_at(words: list[str]) -> None:
    text = " ".join(words)
    mentions = KITCHEN.find(text)
    end = 0
    for mention in mentions:
        assert mention.start >= end
        end = mention.start + mention.words
        assert KITCHEN.exact(" ".join(tokens(text)[mention.start : end])) == mention.node


ROUGH = st.sampled_from(
    [
        "Hot ",
        "TOMATO",
        "-sauces",
        "water",
        "Baths",
        "dishes ",
        "RADISHES",
        "_",
        "(MSG)",
        "crème ",
        "C",
    ]
)


@given(st.lists(WORDS | ROUGH, max_size=8).map("".join) | st.lists(WORDS | ROUGH).map(" ".join))
def test_what_may_be_found_is_told_of_every_text_with_a_name(text: str) -> None:
    assert KITCHEN.may_find(text) or not KITCHEN.find(text)


def test_a_text_without_how_a_name_begins_has_none() -> None:
    names = Vocabulary([node("An old study"), node("Radish")])
    texts = ("two studies", "radishes", "a parade", "a studio", "an old case")
    assert [names.may_find(text) for text in texts] == [True, True, False, True, False]


@given(st.text(), st.text())
def test_no_text_raises(text: str, context: str) -> None:
    assert all(m.start + m.words <= len(tokens(text)) for m in KITCHEN.find(text, context))


def test_a_long_text_costs_as_much_a_word_as_a_short_one() -> None:
    found = Vocabulary([node("moss")])
    few, many = (min(_seconds(found, count) for _ in range(7)) for count in (20_000, 160_000))
    assert many < max(few * 8 * 3, 0.5)  # the square of it would be eight times as much again


def _seconds(vocabulary: Vocabulary, count: int) -> float:
    text = "moss and fern " * count
    start = time.process_time()
    assert vocabulary.find(text)[-1].start == (count - 1) * 3
    return time.process_time() - start
