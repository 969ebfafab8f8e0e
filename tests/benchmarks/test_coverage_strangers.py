"""Notes on another subject cover next to nothing."""

import pytest


@pytest.fixture
def module(module_of):
    return module_of("coverage_strangers")


def test_bread_says_little_of_the_law_and_the_law_nothing_of_bread(module) -> None:
    found = list(module.strangers(("bread", "law")))
    assert [(one.outline, one.notes, one.items) for one in found] == [
        ("bread", "law", 32),
        ("law", "bread", 35),
    ]
    assert sum(len(one.covered) for one in found) <= 2


def test_it_prints_each_pair_and_the_sum(module, monkeypatch, capsys) -> None:
    found = [module.Stranger("a", "b", 4, ("1.1 One: its own",)), module.Stranger("b", "a", 6, ())]
    monkeypatch.setattr(module, "strangers", lambda: iter(found))
    assert module.main(["--covered"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].strip() == "1.1 One: its own"
    assert lines[-1] == "1 of 10 covered (10.0%)"
