"""What became of each item between two versions, through the editions of a guide."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status, TaskCoverage, make_coverage
from studyatlas.analysis.coverage.changes import Turn, compare, counterpart, within
from studyatlas.analysis.coverage.follow import follow
from studyatlas.ingest.build import build_workspace
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

ITEMS = (
    "Choosing a flour for rye bread (for example, whole grain, light)",
    "Methods to knead a wet dough by hand",
    "How long a dough rises in a cold room",
    "Shaping loaves and baguettes",
    "Scoring the crust with a blade",
    "Steam in the first minutes of baking",
    "Judging whether a loaf is done by its sound",
)


def item(code: str, text: str, status: str = "missing") -> ItemCoverage:
    task = code.rpartition(".")[0]
    return ItemCoverage(f"x/{code}", code, text, task, Status(status), (), (), None)


def report(*items: ItemCoverage, percent: float = 0.0) -> Coverage:
    tasks = tuple(TaskCoverage(code, "", {}, 0.0) for code in dict.fromkeys(i.task for i in items))
    return Coverage("x", {}, percent, tasks, items)


def turns(old: Coverage | None, new: Coverage) -> list[tuple[str, str, str]]:
    return [
        (
            str(change.turn),
            change.before.code if change.before else "",
            change.after.code if change.after else "",
        )
        for change in compare(old, new).items
    ]


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        ("missing", "thin", "gained"),
        ("thin", "covered", "gained"),
        ("stale", "covered", "gained"),
        ("covered", "thin", "lost"),
        ("covered", "missing", "lost"),
        ("covered", "stale", "stale"),
        ("missing", "stale", "stale"),
        ("waived", "stale", "stale"),
        ("stale", "missing", "changed"),
        ("covered", "waived", "changed"),
        ("waived", "missing", "changed"),
    ],
)
def test_what_a_new_verdict_is(before, after, turn) -> None:
    old, new = (report(item("1.1.1", "Knots", status)) for status in (before, after))
    assert turns(old, new) == [(turn, "1.1.1", "1.1.1")]


@pytest.mark.parametrize("status", list(Status))
def test_the_same_verdict_is_no_change(status) -> None:
    assert (
        turns(report(item("1.1.1", "Knots", status)), report(item("1.1.1", "*knots*", status)))
        == []
    )


def test_an_exam_that_was_not_there_is_all_new() -> None:
    assert turns(None, report(item("1.1.1", "Knots"))) == [("added", "", "1.1.1")]
    assert compare(None, report(item("1.1.1", "Knots"))).before is None


def test_an_item_put_in_between_renumbers_the_others() -> None:
    old = report(*(item(f"1.1.{n}", text) for n, text in enumerate(ITEMS, 1)))
    texts = [ITEMS[0], "Weighing salt", *ITEMS[1:]]
    new = report(*(item(f"1.1.{n}", text) for n, text in enumerate(texts, 1)))
    assert turns(old, new) == [
        ("added", "", "1.1.2"),
        *(("same", f"1.1.{n}", f"1.1.{n + 1}") for n in range(2, 8)),
    ]
    assert all(c.renumbered and not c.reworded for c in compare(old, new).of(Turn.SAME))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Selecting a flour for rye bread (for example, whole grain, light, medium)", "1.1.1"),
        ("Choosing the right flours for rye breads", "1.1.1"),
        ("Ways to knead wet doughs by hand or machine", "1.1.2"),
        ("Rising times of a dough in a cold room", "1.1.3"),
        ("Shaping loaves, rolls, and baguettes", "1.1.4"),
        ("Judging by its sound whether a loaf is done", "3.4.9"),
        ("Shaping baguettes and loaves", "2.2.2"),
    ],
)
def test_an_item_in_other_words_is_followed(text, code) -> None:
    old = report(*(item(f"1.1.{n}", known) for n, known in enumerate(ITEMS, 1)))
    rest = [i for i in old.items if i.code != code]
    best = {"3.4.9": "1.1.7", "2.2.2": "1.1.4"}.get(code, code)
    rest = [i for i in rest if i.code != best]
    (change,) = compare(old, report(item(code, text), *rest)).items
    assert (change.turn, change.before.code, change.after.code) == (Turn.SAME, best, code)
    assert (change.reworded, change.renumbered) == (True, code != best)


@pytest.mark.parametrize(
    "text",
    [
        "Choosing an oven",
        "Methods to choose a mixer",
        "How long to store a cake in a box",
        "Cleaning the shop",
    ],
)
def test_another_item_under_an_old_number_is_new(text) -> None:
    old = report(*(item(f"1.1.{n}", known) for n, known in enumerate(ITEMS, 1)))
    for place, known in enumerate(old.items):
        items = [*old.items[:place], item(known.code, text), *old.items[place + 1 :]]
        assert turns(old, report(*items)) == [
            ("added", "", known.code),
            ("removed", known.code, ""),
        ]


def test_a_script_without_spaces_is_followed() -> None:
    old = report(item("1.1.1", "パン生地をこねる方法"), item("1.1.2", "オーブンの温度を選ぶ"))
    new = report(item("1.1.1", "パン生地を手でこねる方法"), item("1.1.2", "オーブンの温度を選ぶ"))
    (change,) = compare(old, new).items
    assert (change.turn, change.reworded) == (Turn.SAME, True)


def test_the_best_pair_goes_first() -> None:
    old = report(item("1.1.1", "Oak masts and spruce masts"), item("1.1.2", "Spruce masts"))
    new = report(item("1.1.1", "Spruce masts"), item("1.1.2", "Masts of spruce and oak"))
    assert [(c.before.code, c.after.code) for c in compare(old, new).items] == [
        ("1.1.2", "1.1.1"),
        ("1.1.1", "1.1.2"),
    ]


def test_a_task_has_its_own_changes() -> None:
    old = report(item("1.1.1", "Knots", "covered"), item("1.2.1", "Ropes", "covered"))
    new = report(item("1.1.1", "Knots"), item("1.2.1", "Ropes"))
    part = Coverage("x", {}, 0.0, new.tasks[:1], new.items[:1])
    found = within(compare(old, new), old, part)
    assert [change.before.code for change in found.items] == ["1.1.1"]
    assert (found.before, found.after) == (100.0, 0.0)


WORDS = ["rye", "oak", "rope", "mast", "tide", "salt", "oven", "of", "the"]
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    max_size=7,
)
STATUSES = st.lists(st.sampled_from(list(Status)), min_size=7, max_size=7)


def made(texts, statuses) -> Coverage:
    return report(
        *(item(f"1.1.{n}", text, statuses[n]) for n, text in enumerate(texts)), percent=1.0
    )


@given(TEXTS, TEXTS)
def test_each_item_is_followed_once_and_the_same_both_ways(one, other) -> None:
    statuses = [Status.THIN] * 7
    old, new = made(one, statuses).items, made(other, statuses).items
    pairs = follow(old, new)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sorted((j, i) for i, j in follow(new, old)) == sorted(pairs)


@given(TEXTS, STATUSES)
def test_nothing_changes_without_a_change(texts, statuses) -> None:
    assert compare(made(texts, statuses), made(texts, statuses)).items == ()


@given(TEXTS, TEXTS, STATUSES, STATUSES)
def test_exchanging_the_versions_exchanges_gained_and_lost(one, other, before, after) -> None:
    old, new = made(one, before), made(other, after)

    def ends(changes, turn, *, back: bool):
        pairs = [(c.before, c.after) for c in changes.of(turn)]
        pairs = [(b and b.code, a and a.code) for b, a in pairs if not _stale(b, a)]
        return sorted(((a, b) if back else (b, a) for b, a in pairs), key=str)

    there, back = compare(old, new), compare(new, old)
    for turn, opposite in [
        (Turn.GAINED, Turn.LOST),
        (Turn.LOST, Turn.GAINED),
        (Turn.ADDED, Turn.REMOVED),
        (Turn.SAME, Turn.SAME),
    ]:
        assert ends(there, turn, back=False) == ends(back, opposite, back=True)


def _stale(*items: ItemCoverage | None) -> bool:
    return any(one and one.status is Status.STALE for one in items)


@given(st.permutations(range(len(ITEMS))), STATUSES, st.data())
def test_new_numbers_for_all_lose_none(order, statuses, data) -> None:
    old = made(ITEMS, statuses)
    codes = data.draw(st.permutations([f"{n}.{n}.K{n}" for n in range(1, 8)]))
    new = report(*(item(codes[n], ITEMS[n], statuses[n]) for n in order))
    changes = compare(old, new)
    assert {change.turn for change in changes.items} == {Turn.SAME}
    assert len(changes.items) == 7
    assert all(c.before.text == c.after.text and c.renumbered for c in changes.items)


def test_thousands_of_items_take_linear_time() -> None:
    def reworded(edition: int) -> list[ItemCoverage]:
        texts = (
            " ".join(f"w{(7 * n + 13 * k * k + edition * (k == 3)) % 2000}" for k in range(8))
            for n in range(2000)
        )
        return [item(f"{edition}.2.{n}", text) for n, text in enumerate(texts)]

    same = [[item(f"{edition}.1.{n}", "The same") for n in range(5000)] for edition in (1, 2)]
    pairs = follow([*same[0], *reworded(1)], [*same[1], *reworded(2)])
    assert [(n, n) for n in range(5000)] == list(pairs[:5000])
    assert len(pairs) == 7000


GUIDE = "# Exam\n" + "".join(
    f"## Task 1.{n}: Part {n}\nKnowledge of:\n- {a}\n- {b}\n"
    for n, (a, b) in enumerate([ITEMS[0:2], ITEMS[2:4], ITEMS[4:6]], 1)
)
NOTES = (
    "# Flour for rye bread\n\nChoosing a flour for rye bread: whole grain flour for dark bread, "
    "light rye flour for mild bread, and never flour without ash.\n\n# Oven\n\nSteam at times.\n"
)


def opened(guide: str, name: str = "bakery", said: str = ""):
    sources = (SourceFile("guide.md", guide), SourceFile("notes.md", NOTES))
    graph = (SourceFile("graph/by-hand.yaml", said),) if said else ()
    return build_workspace(Workspace(Path(name), name, sources, graph))[0]


@given(st.permutations([1, 2, 3]), st.booleans())
def test_a_guide_with_new_numbers_is_followed_with_its_verdicts(order, insert) -> None:
    guide = GUIDE
    for n, other in enumerate(order, 1):
        guide = guide.replace(f"Task 1.{n}:", f"Task 7.{other}:")
    if insert:
        guide = guide.replace("Knowledge of:\n", "Knowledge of:\n- Paying a debt\n")
    old, new = (make_coverage(opened(text)) for text in (GUIDE, guide))
    found = compare(old, new)
    assert {change.turn for change in found.items} == {Turn.SAME, *[Turn.ADDED] * insert}
    assert len(found.of(Turn.SAME)) == 6


def test_an_exam_of_another_name_is_found_by_its_words() -> None:
    exam = opened(GUIDE).exams[0]
    assert counterpart(opened(GUIDE, "moved"), exam).id == "moved"
    assert counterpart(opened("# Task 1.1: Sail\nKnowledge of:\n- Tides\n", "boat"), exam) is None
    assert counterpart(opened("# Task 1.1: Sail\nKnowledge of:\n- Tides\n"), exam).id == "bakery"
