import pytest

from studyatlas.ingest.rules.lead_in_explains import find

SAYS = "notes.md#rails explains boiler notes.md:{} lead-in-explains"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- **Boiler**: turns water into steam.", "3"),
        ("- **Boilers** turn water into steam.", "3"),
        ("- <b>Boiler</b> – turns water into steam.", "3"),
        ("- **Boiler**\n  turns water into steam.", "3..4"),
        ("**Boiler:** turns water into steam.", "3"),
        ("- Boiler\n  - turns water into steam", "3"),
        ("- Boiler:\n  - water\n  - goes in\n  - steam out", "3"),
        ("- [ ] **Boiler**\n  - turns the water into steam", "3"),
        ("1. wagons\n2. **Boiler**: turns water into steam.", "4"),
    ],
)
def test_a_lead_in_with_words_after_it(extract, text: str, lines: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == [SAYS.format(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "- **Boiler**",
        "- **Boiler**: hot.",
        "- **Boiler**: TBD",
        "- [ ] **Boiler**\n  - turns water into steam",
        "- **The boiler of old**: turns water into steam.",
        "- Turns water into steam: the **boiler**.",
        "- Boiler turns water into steam",
        "| **Boiler** | turns water into steam |\n|---|---|\n| x | y |",
        "- Boiler\n- turns water into steam",
    ],
)
def test_a_name_that_is_no_lead_in_or_says_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []


def test_what_is_still_to_do_must_be_made_up_for_below(extract) -> None:
    text = "# Rails\n\n- [ ] **Steam engine**\n  - burns coal and turns{} wheels\n"
    assert extract(find, text.format("")) == []
    assert extract(find, text.format(" the")) == [
        "notes.md#rails explains steam-engine notes.md:3 lead-in-explains"
    ]
