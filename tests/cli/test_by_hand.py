"""confirm and waive as a person runs them."""

import json

import pytest

from studyatlas import api
from studyatlas.store import by_hand


def statuses(run, folder) -> dict[str, str]:
    report = json.loads(run("-w", folder, "coverage", "--format", "json").out)
    return {item["code"]: item["status"] for item in report["items"]}


def test_a_section_is_confirmed_by_a_line_in_it(run, dairy) -> None:
    assert statuses(run, dairy)["1.1.K3"] == "missing"
    result = run("-w", dairy, "confirm", "1.1.K3", "cheese.md:8")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "workspace/1.1.K3 is covered by cheese.md#the-dairy, as both are now (graph/by-hand.yaml)\n"
    )
    assert statuses(run, dairy)["1.1.K3"] == "covered"
    assert run("-w", dairy, "check", "--strict").code == 0


def test_an_item_is_waived_by_its_text(run, dairy) -> None:
    result = run("-w", dairy, "waive", "smoking", "  no\nchimney ")
    assert (result.code, result.out) == (0, "")
    assert statuses(run, dairy)["1.1.K3"] == "waived"
    assert "no chimney" in (dairy / "graph" / "by-hand.yaml").read_text("utf-8")
    assert run("-w", dairy, "check", "--strict").code == 0


def test_a_stale_item_says_in_full_what_changed(run, dairy) -> None:
    run("-w", dairy, "confirm", "1.1.K3", "cheese.md:8")
    notes = dairy / "cheese.md"
    notes.write_text(notes.read_text("utf-8").replace("Monday", "Sunday"), encoding="utf-8")
    out = run("-w", dairy, "coverage").out
    assert "! 1.1.K3  stale   Smoking\n" in out
    assert "(confirmed by hand, but the section's words have changed since)" in out


@pytest.mark.parametrize(
    "words",
    [
        ["confirm", "1.1.K9", "cheese.md:8"],
        ["confirm", "Rennet", "cheese.md:99"],
        ["confirm", "1.1.K3", "Form"],
        ["confirm", "1.1.K3", "Milk"],
        ["confirm", "1.1.K3", "-x"],
        ["confirm", "1.1.K3", "guide.md:1"],
        ["confirm", "Milk", "cheese.md:8"],
        ["waive", "1.1.K9", "no time"],
        ["waive", "1.1.K3", " "],
        ["waive", "1.1.K3", "yes"],
    ],
    ids=" ".join,
)
def test_a_name_for_nothing_is_2_and_writes_nothing(run, dairy, words) -> None:
    result = run("-w", dairy, *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()
    assert not (dairy / "graph" / "by-hand.yaml").exists()


def test_a_damaged_file_is_1_and_one_line(run, dairy) -> None:
    file = dairy / "graph" / "by-hand.yaml"
    file.write_text("x: [\n", encoding="utf-8")
    result = run("-w", dairy, "waive", "1.1.K3", "no time")
    assert (result.code, result.out) == (1, "")
    assert "error: graph/by-hand.yaml:2:1: error: not valid YAML" in result.err
    assert "nothing was written" in result.err
    assert file.read_text("utf-8") == "x: [\n"


def test_a_folder_one_may_not_write_to_is_2_and_one_line(run, dairy, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(by_hand, "write_atomic", refuse)
    result = run("-w", dairy, "confirm", "1.1.K3", "cheese.md:8")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: graph/by-hand.yaml: Permission denied\n"


def test_a_single_file_keeps_no_word(run, dairy) -> None:
    result = run("-w", dairy / "cheese.md", "waive", "1.1.K3", "no time")
    assert (result.code, result.err) == (
        2,
        "error: a single file keeps no word of yours; name a folder of notes with -w\n",
    )


def test_notes_are_never_written(run, dairy) -> None:
    before = {path: path.read_bytes() for path in dairy.rglob("*.*")}
    run("-w", dairy, "confirm", "1.1.K3", "The dairy")
    run("-w", dairy, "waive", "1.1.K1", "known")
    assert {path: path.read_bytes() for path in before} == before
    assert {path.name for path in dairy.rglob("*.*")} - {path.name for path in before} == {
        "by-hand.yaml"
    }


def test_a_number_that_changed_is_written_anew(run, dairy) -> None:
    run("-w", dairy, "waive", "1.1.K3", "no chimney")
    guide = dairy / "guide.md"
    guide.write_text(guide.read_text("utf-8").replace("- Rennet", "- Salt\n- Rennet"), "utf-8")
    assert "'workspace/1.1.K3' is 'workspace/1.1.K4' now" in run("-w", dairy, "check").out
    run("-w", dairy, "waive", "1.1.K4", "no chimney")
    assert run("-w", dairy, "check").out == ""
    assert [w.written for w in api.open_atlas(dairy).by_hand.waivers] == ["workspace/1.1.K4"]
