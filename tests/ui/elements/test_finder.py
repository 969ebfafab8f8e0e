"""What Python sends to a search box, and what it makes of what comes back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import studyatlas as sa
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.elements.finder_answer import Asking, results_data
from studyatlas.wording import around, lit

APP = Path(__file__).with_name("finder_app_for_tests.py")
FRONTEND = Path(__file__).parents[3] / "src/studyatlas/ui/elements/frontend"
HOSTILE = '</script><img src=x onerror="alert(1)"> :red[x]'
FOREST = (
    "Many trees, each grown on another sample of the rows and a few of the columns, "
    "give one vote each, and the class with the most votes wins."
)


def node(node_id: str, label: str, kind: str = "concept", **more: object) -> Node:
    at = Provenance(Position("data/notes/trees.md"), "curated", Origin.CURATED)
    return Node(node_id, label, kind, at, **more)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return make_atlas(
        [
            node("overfitting", "Overfitting"),
            node("tuning", "Automatic model tuning", "service", aliases=("AMT",)),
            node("forest", "Random forest", "algorithm", summary=FOREST),
            node("x/2.1.K4", "Kinds of forests", "item", aliases=("2.1.K4",)),
            node("trees.md#forests", "Forests", "section"),
            node("bad", HOSTILE, "curse", aliases=("evil",), summary=HOSTILE),
        ],
        [],
    )


def answered(atlas: Atlas, query: str, **more: object) -> list[str]:
    """Return the lines of the list, what is lit in brackets."""
    data = results_data(atlas, query, **more)
    return [
        " | ".join(filter(None, (marked(r["name"]), r["type"], marked(r["why"]))))
        for r in data["results"]
    ]


def marked(parts: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if on else text for text, on in parts)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("over", "[Over]fitting | Concept"),
        ("overfiting", "[Overfitting] | Concept"),
        ("amt", "Automatic model tuning | Service | also called [AMT]"),
        ("tuning auto", "[Auto]matic model [tuning] | Service"),
        ("2.1.k4", "[2.1.K4] Kinds of forests | Exam item"),
        ("random forests", "[Random] [forest] | Algorithm"),
        ("class", "Random forest | Algorithm | …give one vote each, and the [class] with"),
        ("evil", f"{HOSTILE} | curse | also called [evil]"),
    ],
)
def test_a_line_says_name_type_and_what_fitted(atlas: Atlas, query: str, line: str) -> None:
    assert answered(atlas, query)[0].startswith(line)


def test_a_section_says_in_which_file_it_stands(atlas: Atlas) -> None:
    assert "[Forests] | Section | in trees.md" in answered(atlas, "forests")


def test_the_answer_names_its_query_and_how_many_fit(atlas: Atlas) -> None:
    data = results_data(atlas, "forest", limit=2)
    assert (data["query"], data["total"], data["nearest"]) == ("forest", 3, False)
    assert len(data["results"]) == 2


def test_only_the_wanted_types_are_found_or_near(atlas: Atlas) -> None:
    assert answered(atlas, "forest", types=("algorithm",)) == ["Random [forest] | Algorithm"]
    assert answered(atlas, "a forest of oaks", types=("algorithm",)) == [
        "Random [forest] | Algorithm"
    ]
    assert answered(atlas, "overfitting", types=("service",)) == []


def test_where_nothing_fits_the_nearest_names_are_offered(atlas: Atlas) -> None:
    data = results_data(atlas, "forrests and pizza")
    assert (data["total"], data["nearest"]) == (0, True)
    assert data["nothing"] == "Nothing fits “forrests and pizza”. Nearest:"
    assert answered(atlas, "forrests and pizza") == [
        "Random [forest] | Algorithm",
        "[Forests] | Section | in trees.md",
        "2.1.K4 Kinds of [forests] | Exam item",
    ]
    assert answered(atlas, "amt and pizza") == [
        "Automatic model tuning | Service | also called [AMT]"
    ]


@pytest.mark.parametrize("query", ["", "  ", "???", "\ud800", "\0", "zzzzqqqq"])
def test_what_fits_nothing_answers_nothing(atlas: Atlas, query: str) -> None:
    nothing = f"Nothing fits “{query}”." if query.strip() else ""
    assert results_data(atlas, query) == {
        "query": query, "said": "", "total": 0, "nearest": False, "results": [],
        "offers": [], "ahead": False, "nothing": nothing,
    }  # fmt: skip


def test_a_query_is_cut_before_it_is_looked_for(atlas: Atlas) -> None:
    assert len(results_data(atlas, "forest " * 10_000)["query"]) == 200


def test_hostile_text_is_data(atlas: Atlas) -> None:
    (found,) = json.loads(json.dumps(results_data(atlas, "evil")))["results"]
    assert "".join(text for text, _ in found["name"]) == HOSTILE


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_the_pieces_of_a_text_are_the_text(text: str, typed: list[str]) -> None:
    words = WORD.findall(fold(" ".join(typed)))
    parts = lit(text, words)
    assert "".join(piece for piece, _ in parts) == text
    assert all(piece for piece, _ in parts)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Crème brûlée", ["creme"], "[Crème] brûlée"),
        ("K-nearest neighbors (k-NN)", ["k", "nn"], "[K]-nearest neighbors ([k-NN])"),
        ("Metric", ["metrics"], "[Metric]"),
        ("Overlap, not over", ["over"], "[Over]lap, not [over]"),
        ("C++ and C", ["c++"], "[C++] and C"),
        ("ﬁtting", ["fit"], "[ﬁtting]"),
    ],
)
def test_what_is_lit(text: str, typed: list[str], expected: str) -> None:
    assert marked(lit(text, [fold(word) for word in typed])) == expected


def run(**state: object) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def told(app: AppTest) -> str:
    return next(text.value for text in app.text if text.value.startswith("runs"))


def test_a_pick_is_told_once() -> None:
    app = run(**{"search-picked": "dropout"})
    assert told(app) == "runs: 1; picked: dropout"
    assert told(app.run()) == "runs: 2; picked: None"


def test_an_event_that_comes_with_a_run_of_the_whole_app_is_a_pick() -> None:
    app = run(search={"event": {"kind": "pick", "id": "dropout"}})
    assert told(app) == "runs: 1; picked: dropout"


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "pick", "id": "no-such-node"},
        {"kind": "pick", "id": ["dropout"]},
        {"kind": "pick"},
        {"kind": "burn", "id": "dropout"},
        "dropout",
    ],
)
def test_what_is_no_node_is_not_picked(event: object) -> None:
    assert told(run(search={"event": event})) == "runs: 1; picked: None"


@pytest.mark.parametrize("state", [{"query": 7}, {"query": None}, {"query": ["a"]}, {}, 3])
def test_a_query_that_is_no_text_is_passed_over(state: object) -> None:
    assert told(run(search=state)) == "runs: 1; picked: None"


def test_the_frontend_sets_text_and_never_markup() -> None:
    ours = "".join((FRONTEND / name).read_text("utf-8") for name in ("finder.js", "finder_list.js"))
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in ours


def test_a_long_text_without_spaces_is_cut_around_what_is_lit() -> None:
    text = "、".join(["機械学習の基礎" * 6, "過学習を防ぐ方法", "評価" * 40])
    fit = node("fit", "Fit", aliases=(text,))
    (result,) = results_data(make_atlas([fit], []), "過学習")["results"]
    shown = "".join(piece for piece, _ in result["why"])
    assert "過学習" in shown
    assert ("過学習", True) in result["why"]
    assert 60 < len(shown) < 120


def test_a_run_inside_of_a_long_text_without_spaces_stays_when_it_is_cut() -> None:
    text = "蜂群在春天会很快长大所以养蜂人要常常看一看" * 8 + "不然它们会分蜂"
    assert "会分蜂" in around(text, ["分蜂"], 90, 30)


def test_a_long_text_with_spaces_is_cut_at_a_word() -> None:
    text = "words that say nothing " * 5 + "and then overfitting comes " + "at last " * 12
    fit = node("fit", "Fit", aliases=(text,))
    (result,) = results_data(make_atlas([fit], []), "overfitting")["results"]
    shown = "".join(piece for piece, _ in result["why"]).removeprefix("also called …")
    assert text.find(f" {shown[:20]}") > 0
    assert "overfitting" in shown


def never() -> None:
    raise AssertionError("it was asked for and not needed")


def asked(atlas: Atlas, query: str, **more: object) -> dict:
    given = {"known": never, "verdicts": never} | more
    return results_data(atlas, query, asking=Asking(**given))


def test_a_question_is_answered_and_says_how_it_was_read(tiny_atlas) -> None:
    data = asked(tiny_atlas, "what requires flour")
    assert data["said"] == "Read as: what requires Flour"
    (found,) = data["results"]
    assert (found["id"], found["why"]) == ("dough", [("requires Flour", False)])
    assert asked(tiny_atlas, "concepts")["results"][0]["why"] == []


def test_a_question_is_answered_in_full_a_name_by_the_nearest_few(tiny_atlas) -> None:
    more = [node(f"loaf{n}", f"Loaf {n}") for n in range(20)]
    atlas = make_atlas([*tiny_atlas.nodes.values(), *more], [])
    assert len(asked(atlas, "concepts")["results"]) == 23
    assert len(asked(atlas, "loaf")["results"]) == 8


def test_a_question_that_nothing_fits_is_answered_so(tiny_atlas) -> None:
    assert (
        asked(tiny_atlas, "what mitigates flour")["nothing"]
        == "Nothing fits “what mitigates flour”."
    )
    assert asked(tiny_atlas, "missing items", verdicts=dict)["nothing"].startswith(
        "There is no exam outline here."
    )


def test_a_question_that_is_none_is_a_plain_search_and_says_so(tiny_atlas) -> None:
    data = asked(tiny_atlas, "what requires love")
    assert data["said"] == "Read as a plain search for these words, not as a question."
    assert asked(tiny_atlas, "flour")["said"] == ""
    assert results_data(tiny_atlas, "what requires flour")["said"] == ""


def test_a_section_quotes_the_sentence_that_has_the_words(workspace) -> None:
    text = "# May\n\nLook on. The idle bees are about to swarm soon.\n"
    atlas = sa.open(workspace({"b.md": text, "graph/a.yaml": "topics: curated\n"}))
    (found,) = asked(atlas, "swarming bees")["results"]
    assert (found["id"], marked(found["why"])) == (
        "b.md#may",
        "in b.md: The idle [bees] are about to [swarm] soon.",
    )
    assert results_data(atlas, "swarming bees")["total"] == 0  # a box that chooses takes names


def test_types_and_relations_are_offered_while_one_types(tiny_atlas) -> None:
    assert {"text": "concepts", "kind": "type"} in asked(tiny_atlas, "conc")["offers"]
    data = asked(tiny_atlas, "concepts ")
    assert {"text": "concepts mitigate", "kind": "relation"} in data["offers"]
    assert not data["ahead"]  # all concepts are an answer
    data = asked(tiny_atlas, "concepts requ")
    assert (data["ahead"], data["nearest"], data["nothing"]) == (True, False, "")
    assert data["said"] == "Not a whole question yet; go on with:"
    assert results_data(tiny_atlas, "concepts ")["offers"] == asked(tiny_atlas, "")["offers"] == []


def test_what_is_known_or_covered_is_asked_for_only_where_it_counts(tiny_atlas) -> None:
    data = asked(tiny_atlas, "unknown concepts", known=lambda: ["flour"])
    assert [found["id"] for found in data["results"]] == ["bread", "dough"]
    data = asked(tiny_atlas, "concepts not covered", verdicts=dict)
    assert [found["id"] for found in data["results"]] == ["bread", "dough", "flour"]
