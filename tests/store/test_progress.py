from studyatlas.store.progress import each, part


def test_a_part_fills_its_stretch_and_no_more() -> None:
    told: list[tuple[int, int, str]] = []
    stretch = part(lambda *news: told.append(news), 40, 60)
    for done in (0, 5, 10):
        stretch(done, 10, "a.md")
    assert told == [(40, 100, "a.md"), (50, 100, "a.md"), (60, 100, "a.md")]


def test_parts_of_parts_stay_in_order() -> None:
    told: list[int] = []
    outer = part(lambda done, _total, _what: told.append(done), 50, 100)
    for first, last in ((0, 50), (50, 100)):
        list(each("abcd", part(outer, first, last), str))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (50, 93)


def test_nothing_to_do_is_no_division_by_zero() -> None:
    told: list[tuple[int, int, str]] = []
    part(lambda *news: told.append(news), 0, 50)(0, 0, "")
    assert told == [(0, 100, "")]


def test_nobody_has_to_listen() -> None:
    part(None, 0, 50)(1, 2, "a.md")
    assert list(each("ab", None, str)) == ["a", "b"]
