import pytest

from studyatlas.ingest.build import build
from studyatlas.ingest.rules.used_to import find


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Keras\n\n- Ideal when you want to sort text data, fast\n", "Sorting text data"),
        (
            "# Keras\n\n- Useful if you need to cut the number of layers\n",
            "Cutting the number of layers",
        ),
        (
            "# Nets\n\nKeras is used to label road signs.\n\n# Keras\n\nA fine tool for layers.\n",
            "Labeling road signs",
        ),
        ("# Keras\n\nYou can use Keras to count road users.\n", "Counting road users"),
        ("# Keras library\n\nKeras is used to count road users.\n", "Counting road users"),
    ],
)
def test_what_something_is_used_to_do(workspace, text, said) -> None:
    atlas, _ = build(workspace({"notes.md": text}))
    found = [r for r in atlas.relations if r.provenance.rule == "used-to"]
    assert [(r.relation, atlas.nodes[r.target].label) for r in found] == [("used_for", said)]


def test_doing_away_with_an_ill_mitigates_it(workspace) -> None:
    text = "# Dropout\n\n- Ideal if you need to reduce overfitting\n"
    other = "# Overfitting\n\nIt learns by heart.\n"
    atlas, _ = build(workspace({"notes.md": text, "other.md": other}))
    found = [r for r in atlas.relations if r.provenance.rule == "used-to"]
    assert [(r.source, r.relation, r.target) for r in found] == [
        ("dropout", "mitigates", "overfitting")
    ]
    assert not any("reducing" in node for node in atlas.nodes)


@pytest.mark.parametrize(
    "text",
    [
        "# Boiler\n\nIdeal when you want to have coal stocks\n",
        "# Boiler\n\nIt is not used to heat coal stocks\n",
        "# Boiler\n\nThe grate in it is used to heat coal stocks\n",
        "# Boiler\n\n`used to heat coal`\n",
    ],
)
def test_what_says_nothing(extract, text) -> None:
    assert extract(find, text) == []
