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
