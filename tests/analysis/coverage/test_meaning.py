"""Vectors of words and texts."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.coverage.meaning import Meaning, of_length_1, shared


def likeness(one: str, other: str) -> float:
    first, second = Meaning([one, other]).of_texts([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("anticoagulant", "blood thinner", "oil filter"),
        ("encrypting data", "secret keys for files", "a bowl of soup"),
        ("cutting the bill", "reducing cost", "training a puppy"),
    ],
)
def test_what_means_nearly_the_same_is_nearer(text: str, nearer: str, farther: str) -> None:
    assert likeness(text, nearer) > likeness(text, farther)


def test_a_text_is_like_itself_and_one_without_words_like_nothing() -> None:
    assert likeness("rye bread", "bread, rye") == pytest.approx(1, abs=1e-5)
    assert likeness("rye bread", "") == likeness("", "") == 0


def test_rare_words_count_more() -> None:
    texts = ["rye bread", "rye", "bread"]
    even = Meaning(texts).of_texts(texts)
    rye = Meaning(texts, lambda word: 9.0 if word == "rye" else 1.0).of_texts(texts)
    assert float(rye[0] @ rye[1]) > float(even[0] @ even[1])


def test_a_word_that_was_not_looked_up_is_left_out() -> None:
    meaning = Meaning(["rye bread"])
    assert len(meaning.of_words(["rye", "beer", "bread"])) == 2
    assert not meaning.of_texts(["beer"]).any()


def test_of_an_endless_word_only_the_beginning_counts() -> None:
    start, end = "pneumonoultramicroscopicsilicovolcanoconiosis"[:40], "x" * 100_000
    short, long = Meaning([start, start + end]).of_texts([start, start + end])
    assert short @ long == pytest.approx(1, abs=1e-5)


def test_looking_words_up_leaves_logging_as_it_was() -> None:
    program = (
        "import logging\n"
        "from studyatlas.analysis.coverage.meaning import Meaning\n"
        "Meaning(['rye']); root = logging.getLogger()\n"
        "print(root.level == logging.WARNING, root.handlers)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.split() == [b"True", b"[]"]


def test_no_texts_at_all() -> None:
    assert Meaning([]).of_texts([]).shape == (0, 256)
    nothing = Meaning([]).nearest(Meaning([]).of_words([]), Meaning([]).rows_of([]))
    assert shared(nothing, nothing) == 0.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_rows_have_length_1_or_0(texts: list[str]) -> None:
    lengths = np.linalg.norm(Meaning(texts).of_texts(texts), axis=1)
    assert all(abs(length) < 1e-4 or abs(length - 1) < 1e-4 for length in lengths)


def test_how_much_of_some_words_a_text_has(monkeypatch) -> None:
    meaning = Meaning(["rye bread beer"])
    rye, bread = meaning.rows_of(["rye"]), meaning.rows_of(["bread", "rye"])
    meant, weights = meaning.of_words(["bread", "rye"]), np.array([1.0, 3.0], dtype=np.float32)
    assert shared(weights, meaning.nearest(meant, bread)) == pytest.approx(1, abs=1e-5)
    assert 0.75 <= shared(weights, meaning.nearest(meant, rye)) < 1
    assert shared(weights, meaning.nearest(meant, meaning.rows_of(["oats"]))) == 0
    with monkeypatch.context() as few:
        few.setattr("studyatlas.analysis.coverage.meaning._CHUNK", 1)
        assert shared(weights, meaning.nearest(meant, bread)) == pytest.approx(1, abs=1e-5)
    assert of_length_1(np.zeros((1, 256), dtype=np.float32)).sum() == 0
