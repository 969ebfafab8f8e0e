"""Files are looked at now and then: soon enough to see an edit, seldom enough to cost nothing."""

import threading
from pathlib import Path

from studyatlas.store.listing import Listing
from studyatlas.ui.state.watch import Watch

HERE, LONG = Path("notes"), 10


class Disk:
    """A disk and a clock that a test turns by hand."""

    def __init__(self, seconds_per_look: float = 0.0) -> None:
        self.time, self.looks, self._takes = 0.0, 0, seconds_per_look
        self.free = threading.Event()
        self.free.set()

    def clock(self) -> float:
        return self.time

    def list_at(self, path: Path) -> Listing:
        assert self.free.wait(LONG)
        self.looks += 1
        self.time += self._takes
        return Listing(path, f"look {self.looks}")


def seen(watch: Watch, path: Path = HERE, *, now: bool = False) -> str:
    listing = watch.look(path, now=now).work.result().listing
    return listing.name if listing else "nothing"


def test_many_questions_are_one_look() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    assert {seen(watch) for _ in range(50)} == {"look 1"}


def test_after_two_seconds_it_looks_again() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    assert seen(watch) == "look 1"
    disk.time = 1.9
    assert seen(watch) == "look 1"
    disk.time = 2.0
    assert seen(watch) == "look 2"


def test_now_means_now() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    assert [seen(watch, now=True) for _ in range(2)] == ["look 1", "look 2"]


def test_every_workspace_is_looked_at_by_itself() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    assert [seen(watch), seen(watch, Path("others")), seen(watch)] == ["look 1", "look 2", "look 1"]


def test_a_slow_disk_is_asked_more_seldom() -> None:
    disk = Disk(seconds_per_look=5)
    watch = Watch(disk.clock, disk.list_at)
    assert seen(watch) == "look 1"
    disk.time += 99
    assert seen(watch) == "look 1"
    disk.time += 1
    assert seen(watch) == "look 2"


def test_while_it_looks_the_last_look_is_at_hand_and_nobody_begins_another() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    seen(watch)
    disk.free.clear()
    looks = [watch.look(HERE, now=True) for _ in range(3)]
    assert len({id(look) for look in looks}) == 1
    assert looks[0].before is not None
    assert looks[0].before.listing.name == "look 1"
    assert not looks[0].work.wait(0.01)
    disk.free.set()
    assert looks[0].work.result().listing.name == "look 2"


def test_a_look_that_failed_is_taken_again() -> None:
    answers = iter([OSError("no"), Listing(HERE, "fine")])

    def list_at(_: Path) -> Listing:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    watch = Watch(lambda: 0.0, list_at)
    assert watch.look(HERE, now=False).work.wait(LONG)
    assert seen(watch) == "fine"


def test_it_forgets_folders_that_nobody_asks_for() -> None:
    disk = Disk()
    watch = Watch(disk.clock, disk.list_at)
    for number in range(100):
        seen(watch, Path(str(number)))
    assert seen(watch, Path("99")) == "look 100"
    assert seen(watch, Path("0")) == "look 101"


def test_the_version_is_the_files_and_that_of_nothing_is_known(tmp_path) -> None:
    watch = Watch()
    (tmp_path / "a.md").write_text("x")
    look = watch.look(tmp_path, now=True).work.result()
    gone = watch.look(tmp_path / "gone", now=True).work.result()
    assert look.version == look.listing.version
    assert (gone.listing, gone.version) == (None, 0)
