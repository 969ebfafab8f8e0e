"""What only repeats an item, or leads to a list of them, teaches nothing."""

from pathlib import Path

import pytest

from studyatlas.analysis.coverage import make_coverage
from studyatlas.ingest.build import build

OUTLINE = """# Gardener's exam
## Domain 1: Beds (100%)

This domain is about rotating crops, with legumes and cereals, so that the soil recovers.

### Task 1.1: Plan a bed

Candidates rotate crops with legumes and cereals, and store apples over winter in sand.

Knowledge of:
- Crop rotation with legumes and cereals
- Storing apples over winter in sand
- Causes of potato blight in World War II gardens

# My notes
"""


@pytest.fixture
def statuses(tmp_path: Path):
    def judge(notes: str) -> dict[str, str]:
        file = tmp_path / "bed.md"
        file.write_text(OUTLINE + notes, encoding="utf-8")
        report = make_coverage(build(file)[0])
        return {item.code.rpartition(".")[2]: str(item.status) for item in report.items}

    return judge


def test_the_guides_own_prose_is_no_material(statuses):
    assert set(statuses("\nNothing yet.\n").values()) == {"missing"}


def test_a_checklist_is_no_material(statuses):
    found = statuses(
        "\n## Checklist\n\n"
        "- [ ] Crop rotation with legumes and cereals\n"
        "- [x] Storing apples over winter in sand\n"
    )
    assert found["K1"] == found["K2"] == "missing"


def test_a_copied_heading_in_a_chapter_does_not_cover(statuses):
    found = statuses(
        "\n## Beds\n\n### Crop rotation with legumes and cereals\n\n"
        "See the book, chapter four, it has everything that one needs and more besides.\n\n"
        "### Storing apples over winter in sand\n\n"
        "Ask Tom. He said he would send me what he wrote down last year on that.\n"
    )
    assert "covered" not in (found["K1"], found["K2"])


def test_another_number_is_another_thing(statuses):
    text = (
        "\n## Causes of potato blight in gardens\n\n"
        "The causes of potato blight in World War {} gardens were wet summers and one variety of "
        "potato in all of the gardens; blight spread fast. Nobody sprayed copper, and the potato "
        "heaps of the year before lay beside the beds, where the spores lived through the winter "
        "and rose with the first warm rain.\n"
    )
    assert statuses(text.format("I"))["K3"] != "covered"
    assert statuses(text.format("II"))["K3"] == "covered"


def test_text_in_ones_own_words_covers(statuses):
    found = statuses(
        "\n## Rotation of crops\n\n"
        "Legumes come first, for they leave nitrogen; cereals follow in "
        "the second year and use it up. A rotation of crops over four years keeps the soil well.\n"
    )
    assert found["K1"] == "covered"
