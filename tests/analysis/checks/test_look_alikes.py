import time

import pytest

from studyatlas.analysis.checks.look_alikes import check


def pairs(joined, *labels, text="", kind="concept"):
    nodes = {f"n{n}": {"label": label, "type": kind} for n, label in enumerate(labels)}
    return [(p.position.line, p.message) for p in check(joined(text, **nodes))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data set", "Dataset"),
        ("Hyper-parameter tuning", "Hyperparameter tuning"),
        ("Regularisation", "Regularization"),
        ("Colour histogram", "Color histogram"),
        ("Analysis of variance", "Variance analysis"),
        ("Continuous variable", "Continous variable"),
        ("Convolutional layer", "Convolutoinal layer"),
        ("Backpropagation", "Backproppagation"),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_likely_the_same(joined, one, other, turn) -> None:
    first, second = (one, other)[::turn]
    ((_, message),) = pairs(joined, first, second)
    assert message == (
        f"{second!r} looks like {first!r} of node 'n0' (graph/a.yaml:1): one thing or two?"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L1 regularization", "L2 regularization"),
        ("Overfitting", "Underfitting"),
        ("Supervised learning", "Unsupervised learning"),
        ("Symmetric matrix", "Asymmetric matrix"),
        ("Macro average", "Micro average"),
        ("Type I error", "Type II error"),
        ("Precision", "Recision"),
        ("BERT", "BART"),
        ("Hypertension", "Hypotension"),
        ("Dysphagia", "Dysphasia"),
        ("Nitrate", "Nitrite"),
        ("Batch inference", "Batch interference"),
        ("Logistic regression", "Linear regression"),
        ("State machine", "Machine state"),
        ("GPT-3", "GPT-4"),
        ("Posterior", "Posteriori"),
        ("Classification", "Reclassification"),
    ],
)
def test_likely_two_things(joined, one, other) -> None:
    assert pairs(joined, one, other) == []


def test_two_types_may_have_like_names(joined) -> None:
    atlas = joined("", a={"label": "Data set"}, b={"label": "Dataset", "type": "tool"})
    assert list(check(atlas)) == []


def test_a_relation_between_them_tells_them_apart(joined) -> None:
    assert pairs(joined, "Data set", "Dataset", text="n0 contrasts_with n1") == []


def test_an_alias_counts_as_a_name(joined) -> None:
    atlas = joined("", a={"label": "Table", "aliases": ("Data set",)}, b={"label": "Dataset"})
    assert len(list(check(atlas))) == 1


def test_a_name_of_its_own_is_no_other_thing(joined) -> None:
    atlas = joined("", a={"label": "Data set", "aliases": ("Dataset", "Data-sett")})
    assert list(check(atlas)) == []


@pytest.mark.parametrize(
    "labels",
    [
        [f"{'ab' * 18}{n:b}".translate(str.maketrans("01", "cd")) for n in range(4000)],
        ["of " * 4000, "x" * 100_000, "of of of"],
        [f"Thing number {n}" for n in range(4000)],
    ],
)
def test_hostile_names_take_no_time(joined, labels) -> None:
    start = time.process_time()
    pairs(joined, *labels)
    assert time.process_time() - start < 20
