import pytest

from studyatlas.analysis.query.forms import base, is_verb, plural_wording, variants


@pytest.mark.parametrize(
    ("third", "plain", "gerund"),
    [
        ("mitigates", "mitigate", "mitigating"),
        ("uses", "use", "using"),
        ("applies", "apply", "applying"),
        ("ties", "tie", "tying"),
        ("teaches", "teach", "teaching"),
        ("addresses", "address", "addressing"),
        ("fixes", "fix", "fixing"),
        ("plans", "plan", "planning"),
        ("plays", "play", "playing"),
        ("agrees", "agree", "agreeing"),
        ("undergoes", "undergo", "undergoing"),
        ("has", "have", "having"),
    ],
)
def test_forms_of_a_verb(third, plain, gerund) -> None:
    assert is_verb(third)
    assert base(third) == plain
    assert {(third, "x"), (plain, "x"), (gerund, "x")} <= set(variants((third, "x")))


@pytest.mark.parametrize("word", ["across", "focus", "basis", "as", "below", "gas", "s", ""])
def test_what_is_no_verb(word) -> None:
    assert not is_verb(word)
    assert plural_wording((word, "x")) == (word, "x")


def test_a_particle_alone_is_no_relation() -> None:
    assert ("in",) not in set(variants(("is", "in")))
    assert ("above",) in set(variants(("is", "above")))
