import pytest

from studyatlas.ingest.build import build
from studyatlas.ingest.rules.table_cell import find


def table(header: str, row: str) -> str:
    return f"{header}\n|---|---|---|\n{row}\n"


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("| Part | Used for | x |", "| Boiler | Coal | x |", "boiler used_for coal"),
        ("| Part | x | Requires |", "| Boilers | x | steam<br>Coal |", "boiler requires coal"),
        ("| Part | Prerequisites: | x |", "| Boiler | coal, steam | x |", "boiler requires coal"),
        ("| Part | Part of | x |", "| Coal | The boiler | x |", "coal part_of boiler"),
        ("| Part | Parts | x |", "| Boiler | coal: black | x |", "coal part_of boiler"),
        (
            "| Part | Examples | x |",
            "| Boiler | Steam engine | x |",
            "steam-engine example_of boiler",
        ),
        ("| Part | Used in | x |", "| Coal | Boiler | x |", "boiler uses coal"),
        ("| Part | Increases | x |", "| Boiler | Coal | x |", "boiler affects+ coal"),
        ("| Tool | Problem | x |", "| Boiler | Coal | x |", "boiler used_for coal"),
        ("| Task | x | Tools |", "| Coal | x | Boiler |", "boiler used_for coal"),
    ],
)
def test_a_header_joins_a_cell_to_its_row(extract, header: str, row: str, said: str) -> None:
    assert extract(find, table(header, row)) == [f"{said} notes.md:3 table-cell"]


def test_a_column_that_may_say_what_something_is_like_is_inferred(extract) -> None:
    for header in ("Category", "Type", "Class", "Family"):
        said = extract(find, table(f"| Part | {header} | x |", "| Boiler | Steam engine | x |"))
        assert said == ["boiler is_a steam-engine notes.md:3 table-cell inferred"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("| Part | Type | x |", "| Boiler | Tubular, steam engine | x |"),
        ("| Part | Notes | x |", "| Boiler | Coal | x |"),
        ("| Part | Used for | x |", "| Boiler | heaps of coal | x |"),
        ("| Part | Used for | x |", "| Boiler | not coal | x |"),
        ("| Part | Used for | x |", "| Boiler | ~~Coal~~ | x |"),
        ("| Part | Used for | x |", "| Boiler | - | Coal |"),
        ("| Part | Used for | x |", "| Grate | Coal | x |"),
        ("| Part | Used for | x |", "| Coal | Boiler | x |"),
        ("| Part | Used for | x |", "| Coal | Coal | x |"),
    ],
)
def test_a_cell_that_says_nothing(extract, header: str, row: str) -> None:
    assert extract(find, table(header, row)) == []


def test_both_sides_of_a_colon_may_name_a_problem(workspace) -> None:
    header = "| No | Problem type | Method |\n| --- | --- | --- |\n"
    table = f"{header}| A | Sorting: rail sorting | Ski |\n"
    atlas, _ = build(workspace({"notes.md": f"# Rails\n\n{table}"}))
    said = {(r.source, r.target) for r in atlas.relations if r.relation == "used_for"}
    assert said == {("ski", "sorting"), ("ski", "rail-sorting")}


def test_a_cell_that_is_nothing_but_a_problem_is_inferred_to_be_the_use(workspace) -> None:
    table = "| Problem type | Algorithm |\n| --- | --- |\n| Rail sorting | Shunting |\n"
    other = "| Service | Overview |\n| --- | --- |\n| AWS Yard | Rail sorting |\n"
    atlas, _ = build(workspace({"notes.md": f"# Rails\n\n{table}\n# Yards\n\n{other}"}))
    (found,) = [r for r in atlas.relations if r.source == "aws-yard" and r.relation == "used_for"]
    assert (found.target, str(found.provenance.origin)) == ("rail-sorting", "inferred")
