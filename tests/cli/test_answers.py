"""What is printed where, and the exit codes."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studyatlas.wording import BRIEF_NOTES

WORDS_AND_KEYS = [
    (["search", "rennet"], {"query", "results"}),
    (["show", "Rennet"], {"node", "relations", "sections"}),
    (["path", "Curd", "Milk"], {"from", "to", "found", "reason", "paths"}),
    (["plan", "1.1.K2"], {"targets", "steps", "cycles", "known"}),
    (["next"], {"known", "total", "results"}),
    (["unlocks", "Milk"], {"node", "directly", "later", "items", "share", "circle"}),
    (["mark", "Milk", "known"], {"node", "state", "topics", "opens", "file", "kept_aside"}),
    (
        ["compare", "Curd", "Milk"],
        {
            *("one", "other", "joined", "shared", "crossings"),
            *("differences", "sections", "items"),
        },
    ),
    (["coverage"], {"exam", "totals", "percent", "tasks", "items"}),
    (["check"], {"problems"}),
    (["stats"], {"nodes", "relations", "documents", "sections", "links"}),
]
FILTERED = "The filters cut every path from Curd to Milk; without them there is one."
NAMES_OF_COMMANDS = [words[0] for words, _ in WORDS_AND_KEYS]
ANSWERS = pytest.mark.parametrize(("words", "keys"), WORDS_AND_KEYS, ids=NAMES_OF_COMMANDS)
COMMANDS = pytest.mark.parametrize(
    "words", [words for words, _ in WORDS_AND_KEYS], ids=NAMES_OF_COMMANDS
)


@ANSWERS
def test_json_goes_to_standard_output_alone(run, dairy, words, keys) -> None:
    result = run("-w", dairy, *words, "--format", "json")
    assert json.loads(result.out).keys() == keys
    assert (result.code, result.err) == (0, "")


@ANSWERS
def test_remarks_on_the_input_stay_out_of_json(run, broken, words, keys) -> None:
    result = run("-w", broken, *words, "--format", "json")
    assert json.loads(result.out).keys() == keys
    assert result.code == 1
    assert words == ["check"] or result.err == (
        "The input has 1 error; 'studyatlas check' lists them.\n"
    )


@COMMANDS
def test_an_error_in_the_input_is_1_and_the_answer_is_still_given(run, broken, words) -> None:
    result = run("-w", broken, *words)
    assert result.code == 1
    assert words == ["check"] or result.out


@COMMANDS
def test_a_warning_in_the_input_is_0(run, doubtful, words) -> None:
    assert run("-w", doubtful, *words).code == 0


@COMMANDS
@pytest.mark.usefixtures("nowhere")
def test_a_missing_folder_is_1_and_one_line(run, words) -> None:
    result = run("-w", "my-notse", *words)
    assert result.code == 1
    if words == ["check"]:
        assert result.out == "my-notse:1:1: error: no such file or folder (missing-workspace)\n"
    else:
        assert (result.out, result.err) == ("", "error: my-notse: no such file or folder\n")


@pytest.mark.parametrize("words", [["serve"], ["export", "atlas.json"]])
def test_a_missing_folder_is_neither_served_nor_exported(run, nowhere, words) -> None:
    result = run("-w", "my-notse", *words)
    assert (result.code, result.err) == (1, "error: my-notse: no such file or folder\n")
    assert list(nowhere.iterdir()) == []


def test_a_name_too_long_for_any_file_is_a_missing_folder(run) -> None:
    assert run("-w", "a" * 5000, "stats").code == 1
    assert run("-w", "a" * 5000, "check").code == 1


@COMMANDS
def test_an_empty_folder_is_no_error(run, nowhere, words) -> None:
    result = run("-w", nowhere, *words)
    if words[0] in ("show", "path", "plan", "unlocks", "mark", "compare"):
        assert (result.code, result.out) == (2, "")
        assert "nothing is named" in result.err
    elif words == ["coverage"]:
        assert (result.code, result.out) == (1, "")
        assert "no exam outline here" in result.err
    else:
        assert result.code == 0


# Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["show", "{}"],
        ["path", "{}", "milk"],
        ["path", "milk", "{}"],
        ["plan", "{}"],
        ["plan", "milk", "--known", "{}"],
        ["next", "--known", "{}"],
        ["next", "--target", "{}"],
        ["unlocks", "{}"],
        ["mark", "{}", "known"],
        ["compare", "milk", "{}"],
    ],
)
def test_an_unknown_name_is_2_and_suggests_the_nearest(run, dairy, words) -> None:
    result = run("-w", dairy, *(word.format("Rennt") for word in words))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: nothing is named 'Rennt'; nearest: Rennet (rennet)")


@pytest.mark.parametrize("words", [["show", "{}"], ["plan", "milk", "--known", "{}"]])
def test_an_ambiguous_name_is_2_and_lists_the_candidates(run, workspace, words) -> None:
    root = workspace(
        {
            "a.md": "# Salt\n\nSalt keeps a rind dry and clean for months.\n",
            "b.md": "# Salt\n\nBrine takes salt until an egg swims in it.\n",
            "graph/a.yaml": "topics: curated\nmilk: {type: concept, uses: [cow]}\n"
            "cow: {type: tool}\n",
        }
    )
    result = run("-w", root, *(word.format("salt") for word in words))
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: 'salt' may be any of: Salt (a.md#salt), Salt (b.md#salt)\n"


def test_an_id_tells_two_of_a_name_apart(run, workspace) -> None:
    root = workspace({"a.md": "# Salt\n\nDry and clean.\n", "b.md": "# Salt\n\nIn brine.\n"})
    assert run("-w", root, "show", "b.md#salt").code == 0


# Answers ----------------------------------------------------------------------------------------


def test_search_says_what_matched_and_narrows_by_type(run, dairy) -> None:
    assert run("-w", dairy, "search", "molke").out == "concept  Whey  whey  (alias: Molke)\n"
    nothing = "Nothing fits “rennet”.\n"
    assert run("-w", dairy, "search", "rennet", "--type", "concept").out == nothing
    assert len(run("-w", dairy, "search", "r", "--limit", "1").out.splitlines()) == 1


def test_search_reads_a_phrase_and_says_how(run, dairy) -> None:
    assert run("-w", dairy, "search", "what requires milk").out.splitlines()[:2] == [
        "Read as: what requires Milk",
        "tool  Rennet  rennet  (requires Milk)",
    ]
    read_as, first, more = run("-w", dairy, "search", "concepts", "--limit", "1").out.splitlines()
    assert read_as == "Read as: concepts"
    assert first.startswith("concept  ")
    assert re.fullmatch(r"and \d+ more; --limit \d+ shows all", more)
    assert run("-w", dairy, "search", "what mitigates mountains").out == (
        "Read as a plain search for these words, not as a question.\n"
        "Nothing fits “what mitigates mountains”.\n"
    )


def test_search_quotes_the_notes_where_no_topic_is_meant(run, dairy) -> None:
    assert run("-w", dairy, "search", "hung cloths monday").out.startswith("Nothing fits")
    assert run("-w", dairy, "search", "hanging cloths monday").out == (
        "section  The dairy  cheese.md  (text: On Monday curd hangs in cloth above the trough.)\n"
    )
    said = json.loads(run("-w", dairy, "search", "troughs", "--format", "json").out)
    assert said["results"] == [
        {
            "id": "cheese.md#the-dairy",
            "label": "The dairy",
            "type": "section",
            "score": 0.09,
            "matched": "text: On Monday curd hangs in cloth above the trough.",
        }
    ]


def test_search_cuts_a_long_sentence_so_that_the_word_stays(run, workspace) -> None:
    long = "It goes on about the sea and the stars" + ", and the sea and the stars" * 8
    notes = f"# Log\n\n{long} till the captain sees a narwhal far off.\n\n{long} with a whale.\n"
    root = workspace({"data/log.md": notes})
    told = run("-w", root, "search", "narwhals").out
    assert told.startswith("section  Log  data/log.md  (text: …")
    assert told.endswith("till the captain sees a narwhal far off.)\n")
    assert 120 < len(told) < 180
    assert "(text: It goes on about the sea" in run("-w", root, "search", "stars").out


def test_search_names_the_nearest_where_nothing_fits(run, dairy) -> None:
    first, nearest, *_ = run("-w", dairy, "search", "how do I paint rennet").out.splitlines()
    assert first.startswith("Nothing fits “how do I paint rennet”. ")
    assert first.endswith(" Nearest:")
    assert nearest.split()[:3] == ["tool", "Rennet", "rennet"]
    said = json.loads(run("-w", dairy, "search", "how do I paint rennet", "--format", "json").out)
    assert said == {"query": "how do I paint rennet", "results": []}


@pytest.mark.parametrize("query", ["items not covered", "domains", "items asking about milk"])
def test_a_question_about_an_exam_where_there_is_none_is_told_so(run, workspace, query) -> None:
    root = workspace({"graph/a.yaml": "topics: curated\nmilk: {type: concept}\n"})
    result = run("-w", root, "search", query)
    assert "There is no exam outline here. Add one to a note:" in result.out
    assert "Nothing fits" not in result.out
    told = run("-w", root, "search", query, "--format", "json")
    assert json.loads(told.out)["results"] == []
    assert "There is no exam outline here." in told.err
    assert "no exam outline" not in run("-w", root, "search", "what mitigates milk").out


def test_a_phrase_knows_what_is_marked(run, dairy) -> None:
    every = run("-w", dairy, "search", "concepts not known", "--limit", "99").out.splitlines()
    assert run("-w", dairy, "mark", "whey", "known").code == 0
    try:
        left = run("-w", dairy, "search", "concepts not known", "--limit", "99").out.splitlines()
        known = run("-w", dairy, "search", "known concepts").out
    finally:
        run("-w", dairy, "mark", "whey", "unknown")
    assert len(left) == len(every) - 1
    assert known == "Read as: concepts that are known\nconcept  Whey  whey  (known)\n"


def test_the_json_of_a_phrase_has_the_shape_of_every_search(run, dairy) -> None:
    said = json.loads(run("-w", dairy, "search", "what requires milk", "--format", "json").out)
    assert said.keys() == {"query", "results"}
    assert said["results"][0] == {
        "id": "rennet",
        "label": "Rennet",
        "type": "tool",
        "score": 1.0,
        "matched": "requires Milk",
    }


def test_show_names_relations_in_both_directions_with_their_lines(run, dairy) -> None:
    out = run("-w", dairy, "show", "enzyme").out
    assert "Rennet  tool  rennet\nAlso: Enzyme\n" in out
    assert "Requires\n  Milk\n    curated, graph/cheese.yaml:1 “" in out
    assert "Is required by\n  Curd\n" in out
    assert "In the notes\n  cheese.md:3 Rennet (explains)\n" in out


def test_path_tells_each_hop_with_its_line(run, dairy) -> None:
    out = run("-w", dairy, "path", "Curd", "Milk").out
    assert out.startswith("1. Curd → Rennet → Milk  (2 hops, cost ")
    assert "   Curd requires Rennet.\n     curated, graph/cheese.yaml:2 “" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["milk", "brine"], "No chain of relations joins Milk and Brine."),
        (["milk", "milk"], "Milk is both ends: there is no way to go."),
        (
            ["curd", "milk", "--without", "requires"],
            f"{FILTERED} What cuts: leaving out requires.",
        ),
        (
            ["curd", "milk", "--avoid", "Whey", "--avoid", "Rennet", "--through", "milk"],
            f"{FILTERED} What cuts: avoiding Rennet.",
        ),
    ],
)
def test_no_path_is_an_answer(run, dairy, words, says) -> None:
    result = run("-w", dairy, "path", *words)
    assert (result.code, result.out) == (0, f"{says}\n")


def test_the_options_that_show_a_path_through_the_outline_are_named(run, workspace) -> None:
    root = workspace(
        {
            "exam.md": "# Task 1.1: Age\n\n- Affinage\n- Terroir\n",
            "graph/a.yaml": "affinage: {type: concept}\nterroir: {type: concept}\n",
        }
    )
    words = ["-w", root, "path", "affinage", "terroir"]
    said = run(*words).out
    assert "there is one through tasks and exam items. Add --via task --via item to see it." in said
    assert "--via task" in run(*words, "--format", "json").err
    assert run(*words, "--via", "task", "--via", "item").out.startswith("1. Affinage → ")


def test_why_there_is_no_path_is_a_remark_beside_the_json(run, dairy) -> None:
    words = ["curd", "milk", "--without", "stated", "--without", "requires", "--format", "json"]
    result = run("-w", dairy, "path", *words)
    assert json.loads(result.out)["reason"] == "filtered"
    assert "What cuts: leaving out requires." in result.err


@pytest.mark.parametrize("option", ["--avoid", "--through"])
def test_a_node_to_avoid_or_go_through_is_named_like_any(run, dairy, option) -> None:
    result = run("-w", dairy, "path", "curd", "milk", option, "renet")
    assert (result.code, result.out) == (2, "")
    assert "nothing is named 'renet'; nearest: Rennet (rennet)" in result.err


def test_plan_lists_steps_in_order_with_what_to_read(run, dairy) -> None:
    out = run("-w", dairy, "plan", "1.1.K2", "--known", "milk").out
    assert out.splitlines()[0] == "Plan for 1.1.K2 Curd and whey"
    assert "Known already: Milk" in out
    assert out.index("Stage 1  in any order") < out.index("1. Rennet") < out.index("2. Whey")
    assert out.index("2. Whey") < out.index("Stage 2") < out.index("3. Curd")
    assert "cheese.md:3 Rennet" in out
    assert "nothing on it in the notes" in out


def test_coverage_tells_verdicts_with_their_lines(run, dairy) -> None:
    out = run("-w", dairy, "coverage").out
    assert out.startswith("workspace: ")
    assert "● 1.1.K1  covered Rennet\n      cheese.md:3 “" in out
    assert "◐ 1.1.K2  thin    Curd and whey\n" in out
    assert "nothing on: whey\n" in out
    assert "○ 1.1.K3  missing Smoking\n" in out
    assert f"\n\n{BRIEF_NOTES} `confirm ITEM SECTION` says where it stands.\n" in out


@pytest.mark.parametrize(("code", "part"), [("1.1", "task 1.1"), ("1", "domain 1")])
def test_coverage_of_a_part_says_of_which(run, dairy, code, part) -> None:
    head = f"workspace, only {part}: "
    assert run("-w", dairy, "coverage", "--task", code).out.startswith(head)
    markdown = run("-w", dairy, "coverage", "--task", code, "--format", "markdown").out
    assert markdown.startswith(f"# Coverage of {head}")
    html = run("-w", dairy, "coverage", "--task", code, "--format", "html").out
    assert f"<h1>Coverage of {head}" in html
    assert "only" not in run("-w", dairy, "coverage").out.splitlines()[0]
    missed = run("-w", dairy, "coverage", "--task", code, "--fail-under", "100").err
    assert missed.startswith(f"error: {head}")


@pytest.mark.parametrize(
    ("under", "code"), [("0", 0), ("50", 0), ("50.1", 1), ("100", 1), ("12.5", 0)]
)
@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
def test_fail_under_is_1_below_the_threshold(run, dairy, under, code, form) -> None:
    result = run("-w", dairy, "coverage", "--fail-under", under, "--format", form)
    assert result.code == code
    assert result.out
    expected = f"error: 50.0 % covered, under the {under} % asked for\n"
    assert result.err == (expected if code else "")


def test_coverage_of_several_exams_wants_one_named(run, workspace) -> None:
    exam = "---\nexam: {0}\n---\n# {0}\n## Task 1.1: Do\n- Whey\n"
    root = workspace({"a.md": exam.format("brie"), "b.md": exam.format("feta")})
    result = run("-w", root, "coverage")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: several exams here: name one with --exam: brie, feta\n"
    assert json.loads(run("-w", root, "coverage", "--exam", "feta", "--format", "json").out)[
        "items"
    ][0]["id"] == ("feta/1.1.1")


def test_one_neighbour_is_one(run, workspace) -> None:
    root = workspace(
        {"graph/a.yaml": "topics: curated\nmilk: {type: concept, uses: [cow]}\ncow: {type: tool}\n"}
    )
    out = run("-w", root, "stats").out
    assert out.count(" 1 neighbour\n") == 2
    assert "1 neighbours" not in out


def test_check_lists_problems(run, broken) -> None:
    result = run("-w", broken, "check")
    assert result.code == 1
    assert result.out.splitlines()[0].startswith("graph/more.yaml:1:")


def test_strict_makes_a_warning_an_error(run, doubtful) -> None:
    result = run("-w", doubtful, "check")
    assert result.code == 0
    assert result.out.startswith("more.md:3:")
    assert result.out.endswith("(dangling-link)\n")
    assert result.err == f"{doubtful}: 1 warning\n"
    assert run("-w", doubtful, "check", "--strict").code == 1


def test_strict_passes_what_has_no_problems(run, dairy) -> None:
    result = run("-w", dairy, "check", "--strict")
    assert (result.code, result.out, result.err) == (0, "", f"{dairy}: no problems\n")


def test_export_writes_the_file_and_says_so_on_standard_error(run, dairy, nowhere) -> None:
    result = run("-w", dairy, "export", "atlas.json")
    assert (result.code, result.out) == (0, "")
    data = json.loads((nowhere / "atlas.json").read_text("utf-8"))
    nodes, relations = len(data["nodes"]), len(data["edges"])
    assert result.err == f"atlas.json: {nodes} nodes, {relations} relations\n"


def test_links_alone_are_read_where_that_is_asked_for(run, workspace, nowhere) -> None:
    root = workspace({"a.md": "# Age\n\nSee [[b]] and [[gone]].\n", "b.md": "# Rind\n\nHard.\n"})
    found = json.loads(run("-w", root, "stats", "--links-only", "--format", "json").out)
    assert found["nodes"] == {"section": 2}
    assert found["relations"] == {"links_to": 1}
    assert found["links"] == {"resolved": 1, "dangling": 1}
    assert "Parts that nothing joins: 1" in run("-w", root, "stats", "--links-only").out
    check = run("-w", root, "check", "--links-only")
    assert check.out == "a.md:3:15: warning: link to 'gone' leads to no note (dangling-link)\n"
    assert run("-w", root, "export", "links.json", "--links-only").code == 0
    data = json.loads((nowhere / "links.json").read_text("utf-8"))
    assert [(e["source"], e["target"], e["line"]) for e in data["edges"]] == [("a.md", "b.md", 3)]


def test_export_takes_the_format_by_name(run, dairy, nowhere) -> None:
    assert run("-w", dairy, "export", "atlas.txt", "--to", "JSON").code == 0
    assert json.loads((nowhere / "atlas.txt").read_text("utf-8"))["nodes"]


# No traceback, ever -----------------------------------------------------------------------------

NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["rennet", "Milk", "1.1.K1", "--", "-w", "%s", "../..", "[bold]", "a" * 3000]),
)


@given(NAMES, NAMES, st.sampled_from(["search", "show", "path", "plan", "coverage", "fly"]))
@example("\udcff", "milk", "show")
@example("[/red]", "[bold]", "show")
@example("\x1b[31m", "x", "search")
def test_any_words_end_in_an_exit_code(run, dairy, one, other, command) -> None:
    words = {
        "search": ["search", one],
        "show": ["show", one],
        "path": ["path", one, other],
        "plan": ["plan", one, "--known", other],
        "coverage": ["coverage", "--task", one],
    }.get(command, [one, other])
    result = run("-w", dairy, *words)
    assert result.code in (0, 1, 2)
    assert "Traceback" not in result.err
    assert "\x1b" not in result.out + result.err


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_files_end_in_an_exit_code(run, workspace, note, curation) -> None:
    root = workspace(
        {
            "guide.md": "# Task 1.1: Age\n- Rind\n",
            "a.md": f"# Rind\n\n{note}\n".encode(errors="surrogatepass"),
            "graph/a.yaml": curation.encode(errors="surrogatepass"),
        }
    )
    for words in (["check"], ["coverage"], ["stats"], ["show", "1.1.1"]):
        result = run("-w", root, *words)
        assert result.code in (0, 1)
        assert "\x1b" not in result.out
