from studyatlas.analysis.coverage.owners import claims_on
from studyatlas.analysis.coverage.passages import cut

ITEMS = {"1": "Rye and its acid dough", "2": "Steam in the oven", "3": "Weighing salt"}
NOTES = """
# Dark loaves

Flour of rye swells slowly and needs acid, or its crumb stays wet; a dough of rye therefore
rests with an old piece of sour dough that was fed the day before.

# Heat

Water poured on hot stones makes a cloud that keeps the skin of a loaf soft in an oven,
so that it can rise for ten more minutes before a crust sets; then the door is opened.
"""


def _own(items, passages):
    near = claims_on(items, passages).nearest()
    return {code: found.passage for code, found in near.items() if found.is_own}


def test_each_item_has_the_passage_that_only_it_claims(read) -> None:
    passages = cut(read({"notes.md": NOTES}))
    own = _own(ITEMS, passages)
    assert {code: passage.heading for code, passage in own.items()} == {
        "1": "Dark loaves",
        "2": "Heat",
    }


def test_two_items_that_ask_of_one_thing_share_its_passage(read) -> None:
    passages = cut(read({"notes.md": NOTES}))
    own = _own({"1": ITEMS["1"], "2": ITEMS["1"], "3": ITEMS["3"]}, passages)
    assert own["1"].heading == own["2"].heading == "Dark loaves"
    assert "3" not in own


def test_three_items_of_the_same_words_have_none(read) -> None:
    passages = cut(read({"notes.md": NOTES}))
    assert _own(dict.fromkeys("123", ITEMS["1"]), passages) == {}


def test_items_with_a_single_word_in_common_are_no_twins(read) -> None:
    passages = cut(read({"notes.md": NOTES}))
    assert _own({"1": "Rye meal", "2": "Rye sacks"}, passages) == {}


def test_no_notes_and_no_items(read) -> None:
    assert _own(ITEMS, ()) == {}
    assert _own({}, cut(read({"notes.md": NOTES}))) == {}


def test_of_an_item_without_a_passage_what_belongs_to_its_task_is_nearer(read) -> None:
    passages = cut(read({"notes.md": NOTES}))
    items = {**ITEMS, "3": "Cloudy wine"}
    tasks = {"1": "a", "2": "b", "3": "a"}
    by_words, by_task = (
        claims_on(items, passages, tasks=given).nearest() for given in (None, tasks)
    )
    assert (by_words["3"].passage.heading, by_task["3"].passage.heading) == ("Heat", "Dark loaves")
    assert not by_task["3"].is_own
