import gc
from threading import Event, Thread

import pytest

from studyatlas.model.bulk import in_bulk


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


class Ring:
    """An object that only the cycle collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_rings_are_found_however_often_a_few_things_are_made() -> None:
    before = gc.get_stats()[2]["collections"]
    for _ in range(1000):
        kept = [Ring() for _ in range(200)]
        with in_bulk():
            kept.append(Ring())
    assert gc.get_stats()[2]["collections"] > before
