"""The tables hold what the node-link JSON holds, as another program reads them."""

import json

import duckdb
import pytest

import studyatlas as sa
from studyatlas.export.node_link import render as as_json

FILES = {
    "guide.md": "# Task 1.1: Sew\nKnowledge of:\n- Seams — flat & “felled” <b>\n",
    "seams.md": "# Flat seam\n\nTwo edges side by side are sewn with a needle.\n",
    "graph/a.yaml": (
        "flat-seam: {type: technique, aliases: [Naht, шов], uses: [needle]}\n"
        "needle: {type: tool, summary: A pin with an eye.}\n"
    ),
}


@pytest.fixture
def atlas(workspace):
    return sa.open(workspace(FILES))


@pytest.fixture
def read(atlas, tmp_path):
    folder = sa.export(atlas, tmp_path / "seams.parquet")

    def rows(query: str):
        return duckdb.sql(query.format(folder=folder))

    return rows


def test_duckdb_counts_as_many_rows_as_there_are_nodes_and_relations(atlas, read) -> None:
    for table, things in (("nodes", atlas.nodes), ("relations", atlas.relations)):
        assert len(read(f"FROM '{{folder}}/{table}.parquet'").fetchall()) == len(things) > 0
    by_type = "SELECT type, count(*) FROM '{folder}/nodes.parquet' GROUP BY type"
    assert dict(read(by_type).fetchall()) == dict(sa.stats(atlas).nodes)


def test_every_relation_joins_two_nodes_of_the_other_table(read) -> None:
    joined = read(
        "SELECT count(*) FROM '{folder}/relations.parquet' r"
        " JOIN '{folder}/nodes.parquet' a ON a.id = r.src"
        " JOIN '{folder}/nodes.parquet' b ON b.id = r.dst"
    )
    assert joined.fetchall() == read("SELECT count(*) FROM '{folder}/relations.parquet'").fetchall()


def test_the_values_are_those_of_the_json(atlas, read) -> None:
    data = json.loads(as_json(atlas))
    nodes = read("SELECT * FROM '{folder}/nodes.parquet'")
    assert [dict(zip(nodes.columns, row, strict=True)) for row in nodes.fetchall()] == [
        {name: node[name] for name in nodes.columns} for node in data["nodes"]
    ]
    edges = read("SELECT * FROM '{folder}/relations.parquet'")
    names = {"src": "source", "dst": "target"}
    rows = [tuple(edge[names.get(name, name)] for name in edges.columns) for edge in data["edges"]]
    assert sorted(edges.fetchall()) == sorted(rows)


def test_the_same_atlas_gives_the_same_bytes(atlas, tmp_path) -> None:
    one, other = (sa.export(atlas, tmp_path / f"{n}", to="parquet") for n in "ab")
    for table in ("nodes.parquet", "relations.parquet"):
        assert (one / table).read_bytes() == (other / table).read_bytes()


def test_an_atlas_of_nothing_has_tables_without_rows(workspace, tmp_path) -> None:
    folder = sa.export(sa.open(workspace({"a.md": ""})), tmp_path / "none.parquet")
    for table in ("nodes", "relations"):
        assert duckdb.read_parquet(str(folder / f"{table}.parquet")).fetchall() == []


def test_what_is_there_already_is_not_lost(atlas, tmp_path) -> None:
    (tmp_path / "a.parquet").write_text("mine")
    with pytest.raises(FileExistsError):
        sa.export(atlas, tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").read_text() == "mine"
    (tmp_path / "notes").mkdir()
    with pytest.raises(sa.StudyAtlasError, match=r"is there and no \.parquet file"):
        sa.export(atlas, tmp_path / "notes", to="parquet")
    assert list((tmp_path / "notes").iterdir()) == []
    one = sa.export(atlas, tmp_path / "b.parquet")
    (one / "own.txt").write_text("mine")
    assert sa.export(atlas, one) == one
    assert {file.name for file in one.iterdir()} == {
        "nodes.parquet",
        "relations.parquet",
        "own.txt",
    }
