"""Text on another subject under the heading of an item."""

from pathlib import Path

import pytest

from studyatlas.analysis.coverage import make_coverage
from studyatlas.analysis.coverage.off_topic import without_off_topic
from studyatlas.analysis.coverage.passages import cut
from studyatlas.ingest.build import build

NOTES = Path(__file__).parents[2] / "cases" / "coverage" / "left-deploy" / "workspace" / "notes.md"
SOUP = (
    "Carrots, leeks and celery simmer until the broth is golden. Grandmother stirs it slowly while "
    "bread rises beside the oven, and a pinch of nutmeg sharpens potatoes. The cat waits below the "
    "chair for cream; plums are boiled to jam and stand in jars on cool shelves. "
)
VPC = (
    "An endpoint gets a network interface in two subnets of the VPC, with a security group that "
    "lets in only the callers. Without a NAT gateway the container reaches Amazon S3 by a gateway "
    "endpoint, and SageMaker by AWS PrivateLink. "
)


@pytest.fixture(scope="module")
def text() -> str:
    return NOTES.read_text(encoding="utf-8")


def _status(folder: Path, text: str) -> str:
    (folder / "notes.md").write_text(text, encoding="utf-8")
    report = make_coverage(build(folder)[0])
    return next(str(i.status) for i in report.items if "within the VPC network" in i.text)


@pytest.mark.parametrize("times", [1, 12])
@pytest.mark.parametrize(
    "heading", ["Configuring SageMaker endpoints within the VPC network", "VPC network"]
)
def test_soup_under_the_heading_of_an_item_does_not_cover_it(
    text, tmp_path, heading, times
) -> None:
    assert _status(tmp_path, text) != "covered"
    assert _status(tmp_path, f"{text}\n\n## {heading}\n\n{SOUP * times}\n") != "covered"
    assert _status(tmp_path, f"{text}\n\n## {heading}\n\n{VPC * times}\n") == "covered"


def test_what_is_on_the_subject_stays(text, tmp_path) -> None:
    (tmp_path / "notes.md").write_text(f"{text}\n\n## Soup\n\n{SOUP}\n", encoding="utf-8")
    atlas = build(tmp_path)[0]
    passages, items = cut(atlas), [item.text for item in atlas.exams[0].items()]
    left = without_off_topic(passages, items)
    assert {p.heading for p in passages if p not in left} == {"Soup"}
    assert without_off_topic(passages, []) == passages
    assert without_off_topic(passages[:20], items) == passages[:20]
