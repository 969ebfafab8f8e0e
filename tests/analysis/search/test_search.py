from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.lookup import look_up
from studyatlas.analysis.search import search


@pytest.fixture(scope="session")
def railway(joined):
    return joined(
        "locomotive-works part_of engine",
        locomotive={},
        engine={"aliases": ("Locomotive",)},
        locomotive_works={},
        lokomotive={},
        tender={"summary": "Carries coal and water behind the locomotive."},
        narrow_gauge_railway={"aliases": ("NGR",)},
        zurich_depot={"label": "Zürich depot", "type": "service"},
        item={"id": "rail/1.2.K3", "label": "Why rails have a gauge", "type": "item"},
    )


def ids(found):
    return [result.id for result in found.results]


def test_a_name_comes_before_an_alias_a_beginning_a_typo_and_a_summary(railway) -> None:
    found = search(railway, "locomotive")
    assert ids(found) == ["locomotive", "engine", "locomotive-works", "lokomotive", "tender"]
    scores = [result.score for result in found.results]
    assert scores[0] == 1.0
    assert all(one > other for one, other in pairwise(scores))


def test_every_result_says_what_matched(railway) -> None:
    assert [result.matched for result in search(railway, "locomotive").results] == [
        "label: Locomotive",
        "alias: Locomotive",
        "label: Locomotive works",
        "label: Lokomotive",
        "summary: Carries coal and water behind the locomotive.",
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("LOCOMOTIVE", "locomotive"),
        ("locomotives", "locomotive"),
        ("loco", "locomotive"),
        ("locomotve", "locomotive"),
        ("works locomotive", "locomotive-works"),
        ("loco wor", "locomotive-works"),
        ("railway gauge narrow", "narrow-gauge-railway"),
        ("narrow-gauge", "narrow-gauge-railway"),
        ("narow guage railway", "narrow-gauge-railway"),
        ("ngr", "narrow-gauge-railway"),
        ("zurich", "zurich-depot"),
        ("ZÜRICH DEPOT", "zurich-depot"),
        ("1.2.k3", "rail/1.2.K3"),
        ("rail/1.2.K3", "rail/1.2.K3"),
        ("coal water", "tender"),
    ],
)
def test_best_result(railway, query, first) -> None:
    assert ids(search(railway, query))[0] == first


def test_an_exam_code_is_named_as_what_matched(railway) -> None:
    (found,) = search(railway, "1.2.K3").results
    assert (found.score, found.matched) == (1.0, "code: 1.2.K3")


@pytest.mark.parametrize("query", ["", "   ", "…", "🚂", "🚂🚃🚃", "-", "()", "\0", "\n"])
def test_a_query_without_words_finds_nothing(railway, query) -> None:
    assert search(railway, query).results == ()
    assert search(railway, query).query == query


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (".*", ""),
        ("loco.*", "loco"),
        ("[a-z]+", "a z"),
        ("^tender$", "tender"),
        ("te?der", "te der"),
        ("loco\\", "loco"),
    ],
)
def test_regular_expressions_are_only_words(railway, query, words) -> None:
    assert ids(search(railway, query)) == ids(search(railway, words))


def test_ten_thousand_characters_are_a_query_like_another(railway) -> None:
    assert search(railway, "x" * 10_000).results == ()
    assert search(railway, "tender " * 1500).query == "tender " * 1500


def test_what_matched_is_the_name_a_person_reads(railway) -> None:
    assert (
        search(railway, "Narrow-gauge railways").results[0].matched == "label: Narrow gauge railway"
    )


def test_types_and_limit_narrow_the_results(railway) -> None:
    assert ids(search(railway, "depot", types=["service"])) == ["zurich-depot"]
    assert ids(search(railway, "depot", types=["concept"])) == []
    assert ids(search(railway, "locomotive", limit=2)) == ["locomotive", "engine"]


def test_a_topic_comes_before_an_outline_node_of_the_same_name(joined) -> None:
    atlas = joined(
        "",
        axle={},
        section={"id": "a.md#axle", "label": "Axle", "type": "section"},
        item={"id": "rail/1.1.1", "label": "Axle", "type": "item"},
    )
    assert ids(search(atlas, "axle")) == ["axle", "a.md#axle", "rail/1.1.1"]


def test_two_letters_have_no_typos(joined) -> None:
    assert search(joined("", ab={}), "ac").results == ()


@given(st.text(max_size=30))
def test_any_text_gives_ranked_results_each_node_once(railway, query) -> None:
    found = search(railway, query, limit=100)
    scores = [result.score for result in found.results]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(set(ids(found))) == len(ids(found)) <= len(railway.nodes)
    assert search(railway, query, limit=100) == found


@pytest.mark.parametrize(
    "query", ["NB-RW", "nbrw", "nb rw", "nbr w", "NB–RW", "narrow broad rail ways"]
)
def test_hyphens_gaps_and_case_make_no_difference(joined, query) -> None:
    atlas = joined("", rail={"label": "Narrow-broad railways", "aliases": ("nb-rw",)}, other={})
    assert ids(search(atlas, query)) == ["rail"]


def test_a_label_as_typed_comes_before_one_that_only_compares_alike(joined) -> None:
    names = ("data set", "Dataset", "Data set", "data-sets")
    atlas = joined("", **{f"n{i}": {"label": name} for i, name in enumerate(names)})
    for number, name in enumerate(names):
        assert ids(search(atlas, name))[0] == f"n{number}"
        assert len(search(atlas, name).results) == 4


def test_homonyms_stand_side_by_side(joined) -> None:
    atlas = joined(
        "",
        points={"label": "Points", "aliases": ("switch",)},
        relay={"label": "Relay", "aliases": ("Switch",)},
    )
    found = search(atlas, "switch").results
    assert [(r.id, r.matched) for r in found] == [
        ("points", "alias: switch"),
        ("relay", "alias: Switch"),
    ]


def test_a_word_that_is_there_is_no_misspelled_one_where_others_fit(joined) -> None:
    labels = ["Rail"] + [f"Rail {word}" for word in ("bed", "car", "fan", "gun", "way")]
    atlas = joined("", **{f"n{i}": {"label": label} for i, label in enumerate([*labels, "Mail"])})
    assert "n6" not in ids(search(atlas, "rail"))
    assert ids(search(atlas, "rial"))[:1] == ["n0"]


def test_initials_find_what_nobody_abbreviated(joined) -> None:
    atlas = joined("", board={"label": "Board of trade"}, ends={"label": "Bot house"})
    assert [r.matched for r in search(atlas, "BT").results] == ["initials: Board of trade"]
    assert [r.matched for r in search(atlas, "bot").results][:1] == ["label: Bot house"]


def test_acronyms_of_the_notes_find_what_they_stand_for(read) -> None:
    atlas = read(
        {
            "graph/a.yaml": """
                block-signalling:
                  type: concept
                  label: Block signalling
            """,
            "data/a.md": """
                # Safety

                Lines use block signalling (BS). Trains carry a driver's vigilance device (DVD).
            """,
        }
    )
    (first, *_) = search(atlas, "BS").results
    assert (first.id, first.matched) == ("block-signalling", "acronym: BS (block signalling)")
    (first, *_) = search(atlas, "dvd").results
    assert (first.label, first.matched) == ("Safety", "acronym: DVD (driver's vigilance device)")


def test_a_label_in_brackets_is_two_names(joined) -> None:
    atlas = joined("", atp={"label": "Automatic train protection (ATP)"}, other={"label": "Atpase"})
    assert ids(search(atlas, "atp"))[0] == "atp"
    assert search(atlas, "automatic train protection").results[0].score == 0.97


def test_a_shorter_limit_gives_the_beginning_of_a_longer_list(railway) -> None:
    for query in ("locomotive", "l", "lokomotve", "railway gauge", "1.2"):
        every = search(railway, query, limit=50).results
        for limit in range(len(every) + 1):
            assert search(railway, query, limit=limit).results == every[:limit]


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "ab " * 4000,
        "-".join("ab" * 3000),
        "('" * 5000,
        "é" * 10_000,
        "\u202eevitomocol",
        "👩‍👩‍👧" * 3000,
        "قطار" * 2000,
        "(a+)+$" * 1600,
    ],
)
def test_hostile_queries_are_answered(railway, query) -> None:
    assert search(railway, query).query == query


def test_other_scripts_are_found_by_their_beginning(joined) -> None:
    labels = {"arabic": "قطار سريع", "chinese": "高速铁路", "emoji": "🚂"}
    atlas = joined("", **{name: {"label": label} for name, label in labels.items()})
    assert ids(search(atlas, "قطا")) == ["arabic"]
    assert ids(search(atlas, "高速")) == ["chinese"]
    assert ids(search(atlas, "🚂")) == ["emoji"]


def test_a_part_of_an_exam_is_found_as_it_is_printed(read) -> None:
    notes = "# Task 1.1: Drive trains\n\n- Signals by day\n- Signals by night\n"
    atlas = read({"data/line.md": notes})
    for query in ("1.1.1 Signals by day", "1.1.1 signals", "1.1.1: Signals by"):
        (result,) = search(atlas, query).results
        assert (result.label, result.type) == ("Signals by day", "item")
        assert (result.matched, result.score) == ("label: Signals by day", 0.97)
    (task,) = search(atlas, "1.1 Drive trains", ["task"]).results
    assert task.label == "Task 1.1: Drive trains"
    assert search(atlas, "1.1.1 Signals by day", ["task"]).results == ()
    assert search(atlas, "1.1.1 Signals by night").results == ()


def test_scores_fall_whatever_way_the_results_fit(joined) -> None:
    labels = ["Tram line", "Trams lined", "Train line", "Tramway linen", "Trim lime", "Line tram"]
    atlas = joined("", **{f"n{i}": {"label": label} for i, label in enumerate(labels)})
    for query in ("tram line", "tramm line", "trma lien", "line trm", "trai lin", "tra"):
        scores = [result.score for result in search(atlas, query).results]
        assert scores == sorted(scores, reverse=True)
        assert scores


@pytest.mark.parametrize("query", ["CORS", "cors", "Cors"])
@pytest.mark.parametrize("label", ["CORS", "cors"])
def test_an_acronym_in_capitals_is_found_in_small_letters_and_back(joined, label, query) -> None:
    atlas = joined("", cross={"label": label}, other={"label": "Corset"})
    assert ids(search(atlas, query))[0] == "cross"
    assert look_up(atlas, query).node is atlas.nodes["cross"]


def test_a_script_that_parts_no_words_is_found_by_any_of_its_signs(joined) -> None:
    atlas = joined("", rail={"label": "高速铁路"}, road={"label": "高速公路"})
    assert ids(search(atlas, "铁路")) == ["rail"]
    assert set(ids(search(atlas, "高速"))) == {"rail", "road"}
