"""Long work goes on in a thread of its own, and once however many ask."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from studyatlas.ui.state.work import Told, Work, Works

LONG = 10


def test_work_gives_its_result() -> None:
    work = Work(lambda _: 42)
    assert work.wait(LONG)
    assert (work.result(), work.failed) == (42, False)


def test_it_can_be_left_alone_and_asked_again() -> None:
    go = threading.Event()
    work = Work(lambda _: go.wait(LONG))
    assert not work.wait(0.01)
    assert not work.failed
    go.set()
    assert work.wait(LONG)
    assert work.result() is True


def test_it_tells_how_far_it_is() -> None:
    told, go = threading.Event(), threading.Event()

    def make(progress) -> None:
        progress(1, 3, "a.md")
        told.set()
        go.wait(LONG)

    work = Work(make)
    assert told.wait(LONG)
    assert work.told == Told(1, 3, "a.md")
    go.set()


def test_what_it_raises_comes_to_whoever_asks() -> None:
    def make(_) -> None:
        raise LookupError("gone")

    work = Work(make)
    for _ in range(2):
        with pytest.raises(LookupError, match="gone"):
            work.result()
    assert work.failed


def test_many_who_ask_at_once_get_one_work() -> None:
    works, begun, go = Works(4), [], threading.Event()

    def make(_) -> object:
        begun.append(1)
        go.wait(LONG)
        return object()

    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda _: works.ask("notes", 1, make), range(8)))
    go.set()
    assert len({id(work.result()) for work in asked}) == 1
    assert len(begun) == 1


def test_another_version_is_made_anew() -> None:
    works = Works(4)
    assert works.ask("notes", 1, lambda _: "old").result() == "old"
    assert works.ask("notes", 2, lambda _: "new").result() == "new"
    assert works.ask("notes", 1, lambda _: "again").result() == "old"


def test_of_one_name_two_versions_are_kept() -> None:
    works = Works(4)
    for version in range(4):
        works.ask("notes", version, lambda _: None)
    works.ask("others", 0, lambda _: None)
    kept = [version for version in range(4) if works.get("notes", version)]
    assert kept == [2, 3]
    assert works.get("others", 0)


def test_the_one_that_was_not_used_for_longest_goes_first() -> None:
    works = Works(3)
    for name in "abc":
        works.ask(name, 0, lambda _: None)
    works.get("a", 0)
    works.ask("d", 0, lambda _: None)
    assert [name for name in "abcd" if works.get(name, 0)] == ["a", "c", "d"]


def test_what_failed_is_tried_again() -> None:
    def fail(_) -> str:
        raise OSError("busy")

    works = Works(4)
    with pytest.raises(OSError, match="busy"):
        works.ask("notes", 1, fail).result()
    assert works.ask("notes", 1, lambda _: "read").result() == "read"
