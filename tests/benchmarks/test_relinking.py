"""The sets to be relinked are whole, and the ranking is better than plain TF-IDF on each."""

import importlib
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def relinking(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("relinking")


def sets(relinking):
    return (
        relinking.biology(headings=True),
        relinking.biology(headings=False),
        relinking.school(),
    )


def test_every_note_has_a_place_and_every_place_a_note(relinking):
    kept, hidden, school = sets(relinking)
    assert [len(data.places) for data in (kept, hidden, school)] == [12, 12, 275]
    assert [len(data.notes) for data in (kept, hidden, school)] == [99, 99, 275]
    for data in (kept, hidden, school):
        assert {note.code for note in data.notes} == {place.code for place in data.places}
    assert max(Counter(note.code for note in school.notes).values()) == 1


def test_a_hidden_heading_is_no_part_of_the_note(relinking):
    kept, hidden, _ = sets(relinking)
    for whole, bare in zip(kept.notes, hidden.notes, strict=True):
        assert whole.text == f"{whole.heading}\n{bare.text}"
        assert len(bare.text.split()) >= 60


def test_the_right_place_is_first_more_often_than_by_tfidf(relinking):
    for data in sets(relinking):
        ours, theirs = (
            len(relinking.misses(data, ranking))
            for ranking in (relinking.by_shelves, relinking.by_tfidf)
        )
        assert ours < theirs


def test_tfidf_names_the_place_whose_words_a_note_has(relinking):
    places = tuple(relinking.Place(c, text, c) for c, text in (("1", "red wine"), ("2", "tea")))
    notes = (relinking.Loose("2", "", "Tea from leaves"), relinking.Loose("1", "", "a wine"))
    data = relinking.Relinking("two", places, notes)
    for ranking in relinking.RANKINGS.values():
        assert list(ranking(data)) == ["2", "1"]


def test_the_table_has_a_row_for_each_ranking(relinking, capsys, monkeypatch):
    small = relinking.biology(headings=True)
    monkeypatch.setattr(relinking, "_all", lambda: (small,))
    monkeypatch.setattr(relinking, "RANKINGS", {"nearest": relinking.by_shelves})
    assert relinking.main(["--misses"]) == 0
    head, _, row, *missed = capsys.readouterr().out.splitlines()
    assert head == "| ranked by | 12 tasks, headings kept |"
    share = float(row.split("|")[2])
    assert share == round(1 - len(missed) / len(small.notes), 3)
