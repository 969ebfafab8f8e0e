"""plan, next, unlocks, mark and compare as a person types them."""

import json
import re
from datetime import date

import pytest
from icalendar import Calendar

MARKS = ".studyatlas/progress.json"


@pytest.fixture
def marked(run, dairy):
    """Return a function that marks in the dairy and says what it printed."""

    def mark(*words):
        return run("-w", dairy, "mark", *words)

    return mark


def steps(run, root, *words):
    result = run("-w", root, "plan", *words, "--format", "json")
    return [step["id"] for step in json.loads(result.out)["steps"]]


def ready(run, root, *words):
    result = run("-w", root, "next", *words, "--format", "json")
    return [topic["id"] for topic in json.loads(result.out)["results"]]


# plan -------------------------------------------------------------------------------------------


def test_the_shape_of_a_plan_is_kept_to_the_letter(run, dairy) -> None:
    made = json.loads(run("-w", dairy, "plan", "1.1.K2", "--format", "json").out)
    assert made.keys() == {"targets", "steps", "cycles", "known"}
    assert made["targets"] == ["workspace/1.1.K2"]
    for step in made["steps"]:
        assert step.keys() == {"id", "label", "type", "needs", "sections", "minutes"}
        for section in step["sections"]:
            assert section.keys() == {
                *("path", "line", "end_line", "heading", "quote", "why", "score"),
            }


def test_hours_keep_a_part_and_say_what_they_leave_out(run, dairy) -> None:
    made = json.loads(run("-w", dairy, "plan", "1.1", "--hours", "0.2", "--format", "json").out)
    assert [step["id"] for step in made["steps"]] == ["workspace/1.1.K3"]  # lacks most
    assert made["left_out"] == ["whey", "milk", "rennet", "curd"]
    out = run("-w", dairy, "plan", "1.1", "--hours", "0.2").out
    assert "0.2 hours are not enough for 4 topics; what is kept brings 33.3 of " in out
    assert "Left out: Whey, Milk, Rennet, Curd" in out


def test_what_is_known_and_what_does_not_fit_are_told_apart(run, dairy) -> None:
    known = run("-w", dairy, "plan", "milk", "--known", "milk", "--hours", "1").out
    assert "There is nothing to learn for it." in known
    assert "Nothing of it fits." in run("-w", dairy, "plan", "milk", "--hours", "0").out


def test_items_that_no_topic_stands_for_are_steps(run, workspace) -> None:
    guide = "# Wine exam\n\n## Task 1.1: Serve\n\n- Pouring for guests\n- How corks are pulled\n"
    notes = "# Corks\n\nCorks are pulled slowly and straight, with two turns left over.\n"
    root = workspace({"data/guide.md": guide, "data/notes.md": notes})
    lone = run("-w", root, "plan", "1.1.1")
    assert lone.out.startswith(
        "Plan for 1.1.1 Pouring for guests\n1 step in 1 stage, nothing to read"
    )
    step = "1. 1.1.1 Pouring for guests  item, coverage: missing; no topic stands for it\n"
    assert step in lone.out
    every = run("-w", root, "plan", "1.1").out
    assert "Cork" in every
    assert "1.1.1 Pouring for guests" in every
    listed = run("-w", root, "plan", "1.1.1", "--format", "markdown").out
    assert "- [ ] **1.1.1 Pouring for guests** (item): coverage: missing" in listed


def test_a_plan_says_how_its_hours_are_reckoned(run, dairy) -> None:
    made = json.loads(run("-w", dairy, "plan", "all gaps", "--format", "json").out)
    unread = sum(step["minutes"] == 0 for step in made["steps"])
    assert unread > 0
    reckoned = (
        f"the notes do not explain {unread} of them. With 30 minutes for each of these that is"
    )
    for form in ("text", "markdown"):
        options = ("--elsewhere", "30", "--hours", "9", "--format", form)
        assert reckoned in run("-w", dairy, "plan", "all gaps", *options).out


def test_minutes_are_whole_and_none_takes_less_than_one(run, dairy) -> None:
    made = json.loads(run("-w", dairy, "plan", "all gaps", "--format", "json").out)
    assert any(0 < step["minutes"] < 1 for step in made["steps"])
    assert ", 1 min\n" in run("-w", dairy, "plan", "all gaps").out


def test_all_gaps_are_what_is_not_covered(run, dairy) -> None:
    made = json.loads(run("-w", dairy, "plan", "all gaps", "--format", "json").out)
    for words in (["all", "gaps"], ["allgaps"], ["all gap"], ["All-Gaps"], ["ALL", "gap"]):
        assert json.loads(run("-w", dairy, "plan", *words, "--format", "json").out) == made
    more = json.loads(run("-w", dairy, "plan", "milk", "all", "gaps", "--format", "json").out)
    assert more["targets"] == ["milk", *made["targets"]]
    assert run("-w", dairy, "plan", "all", "milk").code == 2
    assert made["targets"] == ["workspace/1.1.K2", "workspace/1.1.K3"]
    steps = ["whey", "workspace/1.1.K3", "milk", "rennet", "curd"]
    assert [step["id"] for step in made["steps"]] == steps


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--start", "2026-02-30", "there is no day '2026-02-30'; give one as 2026-03-01"),
        ("--start", "soon", "there is no day 'soon'; give one as 2026-03-01"),
        ("--hours", "abc", "'abc' is no length of time; give a number such as 1.5"),
        ("--elsewhere", "nan", "'nan' is no length of time; give a number such as 1.5"),
        ("--daily", "0", "'0' leaves no time in a day; give a number such as 45"),
        ("--daily", "all", "'all' leaves no time in a day; give a number such as 45"),
    ],
)
def test_what_is_no_time_is_told_in_plain_words(run, dairy, option, value, told) -> None:
    result = run("-w", dairy, "plan", "milk", option, value)
    assert (result.code, result.out) == (2, "")
    assert told in " ".join(result.err.replace("│", " ").split())


def test_all_gaps_without_an_exam_are_wrong_usage(run, workspace) -> None:
    root = workspace({"a.md": "# Tar\n\nBlack and sticky.\n"})
    result = run("-w", root, "plan", "all gaps")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: no exam outline here, so there are no gaps to plan for\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--hours", "-1"],
        ["--hours", "nan"],
        ["--hours", "inf"],
        ["--hours", "many"],
        ["--elsewhere", "-0.5"],
        ["--daily", "0"],
        ["--daily", "nan"],
        ["--start", "tomorrow"],
        ["--start", "2026-02-30"],
        ["--start", "9999-12-31", "--daily", "0.001", "--format", "ical"],
    ],
    ids=" ".join,
)
def test_absurd_numbers_and_dates_are_wrong_usage(run, dairy, words) -> None:
    result = run("-w", dairy, "plan", "curd", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()
    assert "Traceback" not in result.err


def test_a_plan_as_a_checklist(run, dairy) -> None:
    out = run("-w", dairy, "plan", "curd", "--known", "milk", "--format", "markdown").out
    assert out.startswith("# Plan for Curd\n\n2 steps in 2 stages, about 1 minute to read")
    assert (
        "## Stage 1\n\n- [ ] **Rennet** (tool): Curd requires it\n  - cheese.md:3 Rennet\n" in out
    )
    assert out.endswith("## Known already\n\n- [x] Milk\n")


def test_a_plan_as_a_calendar(run, dairy) -> None:
    words = ["plan", "curd", "--format", "ical", "--start", "2026-03-01", "--daily", "15"]
    result = run("-w", dairy, *words)
    events = Calendar.from_ical(result.out).walk("VEVENT")
    assert [(str(e["SUMMARY"]), e.decoded("DTSTART")) for e in events] == [
        ("Milk", date(2026, 3, 1)),
        ("Rennet", date(2026, 3, 1)),
        ("Curd", date(2026, 3, 2)),
    ]
    assert run("-w", dairy, *words).out == result.out


def test_a_calendar_starts_today_where_nobody_says_when(run, dairy) -> None:
    before = date.today()  # noqa: DTZ011 - the reader's own day
    out = run("-w", dairy, "plan", "milk", "--format", "ical").out
    (event,) = Calendar.from_ical(out).walk("VEVENT")
    assert before <= event.decoded("DTSTART") <= date.today()  # noqa: DTZ011


def test_a_cycle_is_shown_and_the_plan_still_comes_out(run, workspace) -> None:
    root = workspace(
        {"graph/a.yaml": "hen: {type: tool, requires: [egg]}\negg: {type: tool, requires: [hen]}\n"}
    )
    result = run("-w", root, "plan", "hen")
    assert "These require each other, so they stand side by side: Egg, Hen" in result.out
    assert "1. Egg" in result.out
    assert "2. Hen" in result.out


# mark, and what follows from it -------------------------------------------------------------------


def test_what_is_marked_known_is_skipped_and_opens_the_next(run, dairy, marked) -> None:
    assert ready(run, dairy)[0] == "milk"
    result = marked("Milk", "known")
    assert result.code == 0
    assert result.out == (
        f"Milk: known  (was unknown)\nReady now: Rennet\nKept in {dairy / MARKS}\n"
    )
    assert steps(run, dairy, "curd") == ["rennet", "curd"]
    assert steps(run, dairy, "curd", "--known", "rennet") == ["curd"]
    assert steps(run, dairy, "curd", "--no-marks") == ["milk", "rennet", "curd"]
    assert "milk" not in ready(run, dairy)
    assert "rennet" in ready(run, dairy)
    marked("Milk", "unknown")
    assert steps(run, dairy, "curd") == ["milk", "rennet", "curd"]


@pytest.mark.parametrize("state", ["learning", "review", "unknown"])
def test_only_known_lets_a_plan_skip_a_topic(run, dairy, marked, state) -> None:
    assert marked("milk", state).code == 0
    assert "milk" in steps(run, dairy, "curd")


def test_an_item_marks_what_it_asks_about(run, dairy, marked) -> None:
    out = json.loads(marked("1.1.K2", "known", "--format", "json").out)
    assert [(t["id"], t["was"]) for t in out["topics"]] == [
        ("curd", "unknown"),
        ("whey", "unknown"),
    ]
    assert steps(run, dairy, "1.1.K2") == []


def test_marks_are_listed_with_their_days(run, dairy, marked) -> None:
    marked("milk", "known")
    marked("curd", "learning")
    out = marked().out
    assert out.startswith("1 known, 1 learning, 0 review of 9 topics\n  learning  Curd\n")
    listed = json.loads(run("-w", dairy, "mark", "--format", "json").out)
    assert [(m["id"], m["state"]) for m in listed["marks"]] == [
        ("curd", "learning"),
        ("milk", "known"),
    ]
    assert (listed["topics"], listed["gone"], len(listed["days"])) == (9, [], 1)


@pytest.mark.parametrize(
    "words", [["milk", "asleep"], ["milk"], ["milk", "known", "well"], ["1.1.K3", "known"]]
)
def test_a_mark_that_makes_no_sense_is_wrong_usage(dairy, marked, words) -> None:
    result = marked(*words)
    assert (result.code, result.out) == (2, "")
    assert not (dairy / MARKS).exists()


def test_marks_of_what_is_gone_are_kept_and_named(run, dairy, marked) -> None:
    marked("rind", "known")
    (dairy / "graph/cheese.yaml").write_text(
        "milk: {type: concept, uses: [cow]}\ncow: {type: tool}\n"
    )
    result = run("-w", dairy, "next")
    assert result.code == 0
    assert "Not in this workspace, and kept: 1 marked topic (rind)" in result.err
    assert "rind" in marked("milk", "known").err
    assert "rind" in (dairy / MARKS).read_text()


@pytest.mark.parametrize("words", [["next"], ["plan", "curd"], ["unlocks", "milk"], ["mark"]])
def test_a_damaged_file_of_marks_is_an_error_and_the_answer_is_given(run, dairy, words) -> None:
    (dairy / ".studyatlas").mkdir()
    (dairy / MARKS).write_text("{")
    result = run("-w", dairy, *words)
    assert result.code == 1
    assert result.out
    assert re.search(r"\.studyatlas/progress\.json:1:2: error: no valid JSON", result.err)
    assert (dairy / MARKS).read_text() == "{"
    if words != ["mark"]:
        assert run("-w", dairy, *words, "--no-marks").code == 0


def test_marking_over_a_damaged_file_keeps_it_aside(dairy, marked) -> None:
    (dairy / ".studyatlas").mkdir()
    (dairy / MARKS).write_text("{")
    result = marked("milk", "known")
    assert result.code == 0
    assert "the file is kept as" in result.err
    assert (dairy / ".studyatlas/progress.damaged-1.json").read_text() == "{"
    assert marked("milk", "known").err == ""


def test_a_workspace_that_cannot_be_written_is_one_line(dairy, marked) -> None:
    (dairy / ".studyatlas").write_text("in the way")
    result = marked("milk", "known")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"error: {dairy / MARKS}: ")
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("named", [[], ["-w", "bundled"]])
def test_the_bundled_atlas_keeps_its_marks_in_the_data_folder(run, nowhere, named) -> None:
    from studyatlas import bundled_root

    words = [str(bundled_root()) if word == "bundled" else word for word in named]
    result = run(*words, "mark", "Machine learning", "known")
    file = nowhere.parent / "data" / "studyatlas" / "progress.json"
    assert result.code == 0
    assert f"Kept in {file}" in result.out
    assert file.exists()
    assert not (bundled_root() / ".studyatlas").exists()
    assert "machine-learning" in json.loads(run("next", "--format", "json").out)["known"]


def test_a_single_file_keeps_its_marks_beside_it(run, nowhere) -> None:
    (nowhere / "a.md").write_text("# Task 1.1: Make\n- Rennet\n", "utf-8")
    result = run("-w", "a.md", "mark", "1.1.1", "known")
    assert result.code == 2  # it asks about no topic
    assert "nothing to mark" in result.err


# next, unlocks, compare ---------------------------------------------------------------------------


def test_next_lists_what_is_ready_with_what_it_leads_to(run, dairy) -> None:
    out = run("-w", dairy, "next", "--limit", "2").out
    assert out.splitlines()[0] == "6 topics ready to learn; the first 2  (0 of 9 known)"
    assert (
        "  1. Milk  concept, leads to 66.7 % of the outline, 2 topics need it, 1 of them at once"
        in out
    )
    assert ready(run, dairy, "--target", "rind") == ["brine"]
    assert run("-w", dairy, "next", "--limit", "0").code == 2


def test_unlocks_tells_what_needs_it_with_lines_and_items(run, dairy) -> None:
    out = run("-w", dairy, "unlocks", "milk").out
    assert out.startswith("Milk  opens 2 topics, 66.7 % of the outline\n")
    assert "Directly: 1\n  Rennet  tool  (curated, graph/cheese.yaml:1)\n" in out
    assert "In the end: 1\n  Curd  concept  (curated, graph/cheese.yaml:2)\n" in out
    assert out.endswith("\n  1.1.K1, 1.1.K2\n")


def test_compare_tells_what_is_shared_and_what_is_not(run, dairy) -> None:
    result = run("-w", dairy, "compare", "Blue mould", "Hoop")
    assert (
        "Both\n  is part of\n    Rind  (graph/cheese.yaml:7, graph/cheese.yaml:8)\n" in result.out
    )
    out = run("-w", dairy, "compare", "Rennet", "Whey").out
    assert "Joined to both, in different ways\n  Rennet requires Milk.\n" in out
    assert "  Whey is part of Milk.\n" in out
    assert "Only Rennet\n  is required by\n    Curd  (curated, graph/cheese.yaml:2)\n" in out


def test_a_node_is_not_compared_with_itself(run, dairy) -> None:
    result = run("-w", dairy, "compare", "Rennet", "enzyme")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: 'Rennet' and 'enzyme' are one node: Rennet\n"
