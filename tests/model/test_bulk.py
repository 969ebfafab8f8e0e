import ctypes
import gc
import sys
from threading import Event, Thread

import pytest

from studyatlas.model.bulk import give_back, in_bulk


def test_it_is_on_again_after_the_last_of_several() -> None:
    inside, leave = Event(), Event()

    def make() -> None:
        with in_bulk():
            inside.set()
            leave.wait()

    other = Thread(target=make)
    other.start()
    inside.wait()
    with in_bulk():
        assert not gc.isenabled()
    assert not gc.isenabled()
    leave.set()
    other.join()
    assert gc.isenabled()


def test_it_is_on_again_after_a_mistake() -> None:
    with pytest.raises(ZeroDivisionError), in_bulk():
        _ = 1 / 0
    assert gc.isenabled()


def test_it_stays_off_where_somebody_switched_it_off() -> None:
    gc.disable()
    try:
        with in_bulk():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(("objects", "all_old"), [(10, False), (200_000, True)])
def test_only_very_many_objects_are_put_aside(objects: int, *, all_old: bool) -> None:
    gc.unfreeze()  # another test may have set its objects aside
    gc.collect()
    gc.collect(1)  # what is old has waited for one collection of what is younger
    with in_bulk():
        kept = [[number] for number in range(objects)]
    waited = gc.get_count()[2]
    assert (waited == 0) is all_old
    assert len(kept) == objects


@pytest.mark.skipif(sys.platform != "linux", reason="asks the C library of Linux")
@pytest.mark.parametrize(("notes", "asked"), [(30, 0), (10_000, 1)])
def test_memory_is_given_back_after_many_notes(notes, asked, monkeypatch) -> None:
    calls: list[int] = []

    class Library:
        def malloc_trim(self, pad: int) -> None:
            calls.append(pad)

    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library())
    give_back(notes)
    assert calls == [0] * asked


def test_a_c_library_that_cannot_do_that_is_no_matter(monkeypatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back(10_000)
