"""A person's own word: believed while the words are the same, and never silently after."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas import api, api_coverage
from studyatlas.analysis.checks import check
from studyatlas.analysis.coverage import Status, gaps, make_coverage
from studyatlas.ingest.build import build_workspace
from studyatlas.model.by_hand import fingerprint
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

GUIDE = "# Task 1.1: Sail\nKnowledge of:\n- Ropes and what rots them\n- Tides\n- Signal flags\n"
ROPES = "Hemp left wet falls apart within a season, so it hangs in the wind."
NOTES = f"# The shed\n\n{ROPES}\n\n# Harbour\n\nOn Monday the pilot paints his boat again.\n"
PRINTS = {"item_print": fingerprint("Tides"), "section_print": fingerprint(ROPES)}


def opened(said: str = "", guide: str = GUIDE, notes: str = NOTES):
    files = {"guide.md": guide, "notes.md": notes}
    sources = tuple(SourceFile(path, text) for path, text in files.items())
    graph = (SourceFile("graph/a.yaml", said or "rope: {type: tool, uses: [rope]}"),)
    return build_workspace(Workspace(Path("boat"), "boat", sources, graph))[0]


def judged(code: str = "1.1.K2", **files: str):
    report = make_coverage(opened(**files))
    return next(item for item in report.items if item.code == code)


def said(kind: str = "link", section: str = "notes.md#the-shed", **prints: str) -> str:
    prints = PRINTS | prints
    if kind == "link":
        target = "".join(f", {key}: '{value}'" for key, value in prints.items() if value)
        return f"{section}: {{covers: [{{to: boat/1.1.K2{target}}}]}}\n"
    kept = f", item_print: '{prints['item_print']}'" if prints["item_print"] else ""
    return f"boat/1.1.K2: {{waived: {{reason: no sea here{kept}}}}}\n"


def test_without_a_word_the_text_decides() -> None:
    assert judged().status is Status.MISSING


def test_a_confirmed_item_is_covered_with_the_section_as_evidence() -> None:
    item = judged(said=said())
    (evidence,) = item.evidence
    assert (item.status, item.nearest) == (Status.COVERED, None)
    assert (evidence.path, evidence.line, evidence.end_line) == ("notes.md", 3, 4)
    assert (evidence.heading, evidence.quote) == ("The shed", ROPES)
    assert (evidence.why, evidence.score) == ("confirmed by hand", 1.0)


def test_what_the_text_says_besides_stands_after_it() -> None:
    more = (
        "Tides rise and fall twice a day; spring tides follow a full moon, neap tides a half one."
    )
    notes = f"{NOTES}\n# Tides\n\n{more} A harbour dries out at low water when tides are large.\n"
    item = judged(said=said(), notes=notes)
    assert [e.heading for e in item.evidence] == ["The shed", "Tides"]


def test_without_fingerprints_it_holds_and_says_so() -> None:
    item = judged(said=said(item_print="", section_print=""))
    assert (item.status, item.evidence[0].why) == (
        Status.COVERED,
        "confirmed by hand, without fingerprints",
    )


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (
            {"notes": NOTES.replace("season", "month")},
            "confirmed by hand, but the section's words have changed since",
        ),
        (
            {"guide": GUIDE.replace("Tides", "Tides and currents")},
            "confirmed by hand, but the item's words have changed since",
        ),
        (
            {"guide": GUIDE.replace("Tides", "Currents"), "notes": NOTES.replace("Hemp", "Rope")},
            "confirmed by hand, but the words of both have changed since",
        ),
        (
            {"notes": NOTES.replace("The shed", "My shed")},
            (
                "confirmed by hand, but section notes.md#the-shed is gone "
                "(looks like notes.md#my-shed)"
            ),
        ),
    ],
)
def test_a_change_makes_it_stale_and_is_told(files, why) -> None:
    item = judged(said=said(), **files)
    assert item.status is Status.STALE
    assert [(e.path, e.line, e.why, e.score) for e in item.evidence] == [("notes.md", 3, why, 0.0)]
    (problem,) = [p for p in check(opened(said(), **files)) if p.rule == "stale-by-hand"]
    assert problem.message.partition(": ")[2] == why.removeprefix("confirmed by hand, but ")


def test_a_section_that_is_gone_leaves_the_line_that_names_it() -> None:
    item = judged(said=said(section="notes.md#attic", section_print="0123456789ab"))
    (evidence,) = item.evidence
    assert (evidence.path, evidence.line, evidence.quote) == ("graph/a.yaml", 1, "notes.md#attic")
    assert evidence.why == "confirmed by hand, but section notes.md#attic is gone"


@pytest.mark.parametrize("kind", ["link", "waiver"])
def test_case_spaces_and_markup_are_no_change(kind) -> None:
    guide = GUIDE.replace("- Tides", "- **TIDES**")
    notes = "\n\n" + NOTES.replace("Hemp left wet", "- *hemp*  left\n  `wet`")
    wanted = Status.COVERED if kind == "link" else Status.WAIVED
    assert judged(said=said(kind), guide=guide, notes=notes).status is wanted


def test_a_waiver_holds_for_the_words_it_was_given_for() -> None:
    assert judged(said=said("waiver")).status is Status.WAIVED
    item = judged(said=said("waiver"), guide=GUIDE.replace("Tides", "Tides and currents"))
    assert item.status is Status.STALE
    (evidence,) = item.evidence
    assert (evidence.path, evidence.line, evidence.quote) == ("guide.md", 4, "Tides and currents")
    assert evidence.why == "left out by hand (no sea here), but the item's words have changed since"


def test_a_plain_waiver_never_ages() -> None:
    plain = "boat/1.1.K2: {waived: no sea here}\n"
    assert judged(said=plain, guide=GUIDE.replace("Tides", "Currents")).status is Status.WAIVED
    (problem,) = check(opened(plain))
    assert (problem.rule, problem.severity) == ("no-fingerprint", "warning")


def test_stale_counts_as_nothing_and_is_a_gap_to_close() -> None:
    atlas = opened(said(section_print="0123456789ab"))
    report, plain = make_coverage(atlas), make_coverage(opened())
    assert report.totals["stale"] == 1
    assert report.percent == plain.percent
    assert "1.1.K2" in [gap.item.code for gap in gaps(report, atlas.exams[0])]


def test_what_holds_counts_whatever_else_is_stale() -> None:
    old = said(section="notes.md#harbour", section_print="0123456789ab")
    assert judged(said=old + said()).status is Status.COVERED
    assert judged(said=said("waiver") + said()).status is Status.WAIVED
    assert judged(said=said("waiver", item_print="0123456789ab") + said()).status is Status.COVERED


def test_a_renumbered_item_keeps_what_was_said() -> None:
    atlas = opened(said(), guide=GUIDE.replace("- Ropes", "- Anchors\n- Ropes"))
    assert {i.code: str(i.status) for i in make_coverage(atlas).items}["1.1.K3"] == "covered"
    (problem,) = check(atlas)
    assert str(problem) == (
        "graph/a.yaml:1:35: warning: 'boat/1.1.K2' is 'boat/1.1.K3' now, by its words "
        "(renumbered-item)"
    )


WORDS = st.lists(st.sampled_from(["tide", "moon", "rope", "Wind"]), min_size=1, max_size=4)


@given(WORDS, WORDS)
def test_a_link_holds_just_as_long_as_the_words(before, after) -> None:
    first = said(section_print=fingerprint(" ".join(before)))
    notes = f"# The shed\n\n{' '.join(after)}\n"
    same = [word.lower() for word in before] == [word.lower() for word in after]
    status = judged(said=first, notes=notes).status
    assert status is (Status.COVERED if same else Status.STALE)


def test_confirming_again_is_all_it_takes(workspace) -> None:
    root = workspace({"guide.md": GUIDE, "notes.md": NOTES})

    def status() -> str:
        atlas, problems = api.read_atlas(root)
        assert not [p for p in problems if p.severity == "error"]
        return str(api.coverage(atlas).items[1].status)

    api_coverage.confirm(api.open_atlas(root), root, "Tides", "notes.md:3")
    assert status() == "covered"
    (root / "notes.md").write_text(NOTES.replace("season", "month"), encoding="utf-8")
    assert status() == "stale"
    api_coverage.confirm(api.open_atlas(root), root, "1.1.K2", "the shed")
    assert status() == "covered"
    (root / "notes.md").write_text(NOTES.replace("The shed", "My shed"), encoding="utf-8")
    assert status() == "stale"
    api_coverage.confirm(api.open_atlas(root), root, "1.1.K2", "notes.md#my-shed")
    assert status() == "covered"
    assert "the-shed" not in (root / "graph" / "by-hand.yaml").read_text("utf-8")
