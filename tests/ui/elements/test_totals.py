"""What the first glance at a coverage report is told, as plain JSON."""

from dataclasses import replace

from studyatlas.ui.elements.totals import totals_data


def test_the_percentage_is_the_reports_and_the_bar_is_as_long_as_the_exam(boats) -> None:
    report, exam = boats
    data = totals_data(report, exam)
    assert (data["exam"], data["percent"]) == ("Boats", "50 %")
    assert [(d["code"], d["share"]) for d in data["domains"]] == [("1", 30.0), ("2", 70.0)]
    assert sum(d["share"] for d in data["domains"]) == 100


def test_no_weights_are_spoken_of_where_the_outline_has_none(boats) -> None:
    report, exam = boats
    assert "by exam weight" in totals_data(report, exam)["words"]
    plain = replace(exam, domains=tuple(replace(d, weight=None) for d in exam.domains))
    words = "covered; every item counts the same, a thin one half."
    assert totals_data(report, plain)["words"] == words


def test_a_domain_that_is_left_out_takes_no_room(boats) -> None:
    report, exam = boats
    paint = tuple(item for item in report.items if item.task == "1.2")
    building, sailing = exam.domains
    waived = replace(building, tasks=building.tasks[1:])
    alone = replace(report, items=paint, tasks=report.tasks[1:2])
    assert totals_data(alone, replace(exam, domains=(waived, sailing)))["domains"] == []


def test_the_legend_counts_and_tells_which_filters_are_on(boats) -> None:
    report, exam = boats
    data = totals_data(report, exam, statuses=["stale"])
    assert {e["status"]: (e["mark"], e["count"], e["on"]) for e in data["legend"]} == {
        "covered": ("●", 2, False),
        "thin": ("◐", 1, False),
        "missing": ("○", 1, False),
        "waived": ("–", 1, False),
        "stale": ("!", 1, True),
    }
    assert data["filtered"]
    assert not totals_data(report, exam)["filtered"]
    assert totals_data(report, exam, task="1.1")["filtered"]


def test_a_verdict_nobody_got_is_in_the_legend_only_where_it_filters(boats) -> None:
    report, exam = boats
    none = replace(report, totals={**report.totals, "stale": 0})
    assert "stale" not in [e["status"] for e in totals_data(none, exam)["legend"]]
    on = totals_data(none, exam, statuses=["stale"])["legend"]
    assert [e["count"] for e in on if e["status"] == "stale"] == [0]
