import pytest

from studyatlas.ingest.build import build

TABLE = """
| Service | Notes |
| --- | --- |
| AWS Moss | grows on stones |
| AWS Fern | grows in shade |
"""


def told(workspace, text: str) -> list[str]:
    atlas, _ = build(workspace({"notes.md": text}))
    return [
        f"{r.source} {r.relation} {r.target} {r.provenance.position.line} {r.provenance.origin}"
        for r in atlas.relations
        if r.provenance.rule == "table-heading"
    ]


def test_services_in_a_table_are_used_for_what_the_heading_names(workspace) -> None:
    assert told(workspace, f"# Garden\n\n## Wall greening\n{TABLE}") == [
        "aws-fern used_for wall-greening 8 inferred",
        "aws-moss used_for wall-greening 7 inferred",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"# Wall greening\n{TABLE}",
        f"# Garden\n\n## Mossy objects\n{TABLE}",
        f"# Garden\n\n## All the ways of wall greening\n{TABLE}",
        f"# Garden\n\n## Wall greening\n{TABLE.replace('AWS Fern', '')}",
        f"# Garden\n\n## Wall greening\n{TABLE.replace('Service', 'Date')}",
    ],
)
def test_a_table_below_anything_else_says_nothing(workspace, text) -> None:
    assert told(workspace, text) == []
