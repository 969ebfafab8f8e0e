import json
import runpy
from pathlib import Path

import networkx as nx
import pytest

import studyatlas as sa

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_files.py")))
PLAIN = ("plain.yaml", b"{}")
"""With a graph file beside them, notes are not searched for the bundled names."""
FILES = {
    "guide.md": "# Task 1.1: Row\nKnowledge of:\n- Oars\n",
    "row.md": "# Oars\n\nOars are of ash; oars turn in a rowlock of iron or of rope.\n",
    "graph/a.yaml": (
        "oar: {type: tool, aliases: [Sweep], requires: [rowlock]}\n"
        "rowlock: {type: tool, aliases: [Crutch]}\n"
        "crutch-pole: {type: tool, aliases: [Pole], uses: [oar]}\n"
    ),
}


@pytest.fixture
def root(workspace):
    return workspace(FILES)


@pytest.fixture
def atlas(root):
    return sa.open(root)


def test_every_public_name_is_there() -> None:
    assert [name for name in sa.__all__ if not hasattr(sa, name)] == []


def test_open_takes_a_path_or_its_text(root) -> None:
    assert list(sa.open(root).nodes) == list(sa.open(str(root)).nodes)


@pytest.mark.parametrize("name", ["nowhere", "a" * 5000])
def test_open_of_nothing_is_an_error(name) -> None:
    with pytest.raises(FileNotFoundError):
        sa.open(name)


def test_read_returns_the_problems_of_reading_and_of_checking(workspace) -> None:
    _, problems = sa.read(
        workspace(FILES | {"graph/b.yaml": "net: {type: tol}\nreed: {type: concept}\n"})
    )
    assert [problem.rule for problem in problems] == ["unknown-type", "isolated-node"]


def test_uploads_read_as_a_folder_of_the_same_files_does(root, tmp_path) -> None:
    folder = root.rename(tmp_path / "uploaded notes")  # an exam without a code is named after it
    sent = [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    uploaded, problems = sa.api.read_uploaded(sent)
    on_disk, found = sa.read(folder)
    assert list(uploaded.nodes) == list(on_disk.nodes)
    assert uploaded.documents == on_disk.documents
    assert problems == found
    assert b"graph/a.yaml" in sa.export(uploaded, tmp_path / "a.json").read_bytes()


def test_uploads_report_what_is_wrong_with_them_and_with_the_whole() -> None:
    atlas, problems = sa.api.read_uploaded(
        [("a.md", b"\0"), ("a.png", b"x"), ("b.yaml", b"reed: {type: concept}"), ("c.md", b"# C")]
    )
    assert "reed" in atlas.nodes
    assert sorted(p.rule for p in problems) == ["binary-file", "isolated-node", "unreadable-file"]


@pytest.mark.parametrize("name", HOSTILE["HOSTILE_NAMES"], ids=range(30))
def test_no_uploaded_name_breaks_the_reading(name) -> None:
    atlas, _ = sa.api.read_uploaded([(name, b"# Salt\n\nSee [[Pepper]].")] * 2 + [PLAIN])
    (one, other) = atlas.documents
    assert one.path != other.path
    assert not set(one.path + other.path) & set("/\\\0\n\x1b")


@pytest.mark.parametrize("suffix", ["md", "yaml"])
@pytest.mark.parametrize("content", HOSTILE["HOSTILE_CONTENTS"], ids=range(32))
def test_no_uploaded_content_breaks_the_reading(content, suffix) -> None:
    atlas, problems = sa.api.read_uploaded(
        [(f"a.{suffix}", content), ("b.md", b"# B\n\nText."), PLAIN]
    )
    assert "b.md#b" in atlas.nodes
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)


@pytest.mark.parametrize("read", ["read_atlas", "read_uploaded"])
def test_reading_tells_its_progress(root, read) -> None:
    told: list[tuple[int, int, str]] = []
    source = root if read == "read_atlas" else [("row.md", b"# Oars"), ("guide.md", b"# G")]
    getattr(sa.api, read)(source, lambda *news: told.append(news))
    assert {"row.md", "guide.md"} <= {what for _, _, what in told}
    assert all(0 <= done <= total for done, total, _ in told)


def test_the_default_is_what_the_environment_names(root, monkeypatch) -> None:
    monkeypatch.chdir(root)
    named = {"STUDYATLAS_WORKSPACE": "elsewhere"}
    assert sa.api.default_workspace(named) == (Path("elsewhere"), False)


def test_the_default_is_here_where_the_environment_names_nothing(root, monkeypatch) -> None:
    monkeypatch.chdir(root)
    for environment in ({}, {"STUDYATLAS_WORKSPACE": ""}):
        assert sa.api.default_workspace(environment) == (root, False)


def test_the_default_is_the_bundled_atlas_where_nothing_is_here(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sa.api.default_workspace({}) == (sa.bundled_root(), True)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert sa.api.default_workspace({}) == (sa.bundled_root(), True)


def test_open_reads_what_can_be_read(workspace) -> None:
    atlas = sa.open(workspace(FILES | {"graph/b.yaml": "net: [\n"}))
    assert "oar" in atlas.nodes


@pytest.mark.parametrize("name", ["oar", "Oar", "sweep", "SWEEPS", " oar "])
def test_find(atlas, name) -> None:
    assert sa.find(atlas, name) == "oar"


def test_find_of_an_unknown_name_brings_the_nearest(atlas) -> None:
    with pytest.raises(
        sa.NameUnknownError, match="nothing is named 'rowlok'; nearest: Rowlock"
    ) as e:
        sa.find(atlas, "rowlok")
    assert (e.value.name, e.value.ambiguous) == ("rowlok", False)
    assert e.value.candidates[0].id == "rowlock"


def test_find_of_an_ambiguous_name_brings_the_candidates(workspace) -> None:
    atlas = sa.open(workspace({"a.md": "# Tar\n\nBlack.\n", "b.md": "# Tar\n\nSticky.\n"}))
    with pytest.raises(sa.NameUnknownError, match="may be any of") as e:
        sa.find(atlas, "tar")
    assert [node.id for node in e.value.candidates] == ["a.md#tar", "b.md#tar"]
    assert e.value.ambiguous


@pytest.mark.parametrize(
    "ask",
    [
        lambda atlas: sa.show(atlas, "moon"),
        lambda atlas: sa.path(atlas, "moon", "oar"),
        lambda atlas: sa.path(atlas, "oar", "moon"),
        lambda atlas: sa.plan(atlas, ["moon"]),
        lambda atlas: sa.plan(atlas, ["oar"], known=["moon"]),
    ],
)
def test_every_question_takes_names_and_refuses_unknown_ones(atlas, ask) -> None:
    with pytest.raises(sa.NameUnknownError):
        ask(atlas)


def test_questions_take_labels_aliases_and_codes(atlas) -> None:
    assert sa.path(atlas, "Pole", "Crutch").paths[0].nodes == ("crutch-pole", "oar", "rowlock")
    assert [step.id for step in sa.plan(atlas, ["1.1.K1"], ["crutch"]).steps] == ["oar"]
    assert sa.show(atlas, "Sweep", depth=2).node.id == "oar"


def test_paths_take_names_of_nodes_and_origins_as_filters(atlas) -> None:
    (path,) = sa.path(atlas, "Pole", "Crutch", through=["Sweep"], via=["curated"]).paths
    assert path.nodes == ("crutch-pole", "oar", "rowlock")
    assert sa.path(atlas, "Pole", "Crutch", avoid=["Sweep"]).reason == "filtered"
    assert sa.path(atlas, "Pole", "Crutch", without=["curated"]).reason == "filtered"
    for filters in ({"avoid": ["moon"]}, {"through": ["moon"]}):
        with pytest.raises(sa.NameUnknownError):
            sa.path(atlas, "Pole", "Crutch", **filters)


@pytest.mark.parametrize("filters", [{"via": ["rows"]}, {"without": ["Tool"]}])
def test_an_unknown_filter_is_an_error_that_lists_the_known(atlas, filters) -> None:
    with pytest.raises(sa.StudyAtlasError, match="there are: affects, algorithm"):
        sa.path(atlas, "oar", "rowlock", **filters)


def test_coverage_of_no_exam_is_an_error(workspace) -> None:
    atlas = sa.open(workspace({"a.md": "# Tar\n\nBlack and sticky.\n"}))
    with pytest.raises(sa.NoExamError, match="no exam outline here"):
        sa.coverage(atlas)


def test_coverage_of_an_unknown_exam_or_task_is_an_error(atlas) -> None:
    with pytest.raises(sa.NoExamError, match="no exam 'x' here"):
        sa.coverage(atlas, exam="x")
    with pytest.raises(sa.NoExamError, match=r"no task or domain '7.1' in workspace"):
        sa.coverage(atlas, task="7.1")


def test_coverage_of_a_task_by_its_name(atlas) -> None:
    assert sa.coverage(atlas, task="task 1.1: Row") == sa.coverage(atlas, task="1.1")


def test_a_part_is_looked_for_in_the_exam_that_is_asked_for(workspace) -> None:
    sail = "# Exam Sail\n\n## Module 1: Sea\n\n### Module 1.1: Set sail\n\n- Sheets\n"
    reef = "\n### Module 1.2: Reef\n\n- Reef points\n"
    atlas = sa.open(workspace(FILES | {"sail.md": sail + reef}))
    row, other = (exam.id for exam in atlas.exams)
    if row == "exam-sail":
        row, other = other, row
    with pytest.raises(sa.NoExamError, match=f"no task or domain 'Module 1.1' in {row}"):
        sa.coverage(atlas, row, "Module 1.1")
    assert sa.coverage(atlas, row, "Task 1.1").items[0].text == "Oars"
    assert sa.coverage(atlas, other, "Task 1.1").items[0].text == "Sheets"
    for task in ("Module 1.2", "1.2", "Module 1.1: Set sail"):
        assert sa.coverage(atlas, task=task) == sa.coverage(atlas, other, task)
        assert sa.coverage(atlas, task=task).exam == "exam-sail"


def test_export_tells_the_format_by_the_suffix_or_by_name(atlas, tmp_path) -> None:
    one = sa.export(atlas, tmp_path / "a.JSON")
    other = sa.export(atlas, str(tmp_path / "b.dat"), to="json")
    assert one.read_bytes() == other.read_bytes()
    assert json.loads(one.read_text("utf-8"))["nodes"]


def test_export_in_an_unknown_format_writes_nothing(atlas, tmp_path) -> None:
    with pytest.raises(sa.StudyAtlasError, match="no format 'docx'; there is: json, parquet"):
        sa.export(atlas, tmp_path / "a.docx")
    assert list(tmp_path.glob("a.*")) == []


def test_an_export_that_fails_leaves_the_old_file(atlas, tmp_path) -> None:
    with pytest.raises(OSError, match="No such file"):
        sa.export(atlas, tmp_path / "none" / "a.json")
    taken = tmp_path / "a.json"
    taken.mkdir()
    with pytest.raises(OSError, match="directory"):
        sa.export(atlas, taken)
    assert [path.name for path in tmp_path.iterdir() if path.name != "workspace"] == ["a.json"]


def test_the_graph_is_networkx_and_frozen(atlas) -> None:
    assert nx.shortest_path(atlas.graph, "crutch-pole", "rowlock") == [
        "crutch-pole",
        "oar",
        "rowlock",
    ]
    with pytest.raises(nx.NetworkXError):
        atlas.graph.add_node("x")


def test_questions_leave_the_atlas_as_it_was(atlas, tmp_path) -> None:
    before = sa.export(atlas, tmp_path / "before.json").read_bytes()
    sa.search(atlas, "oar")
    sa.path(atlas, "oar", "pole", alternatives=3)
    sa.plan(atlas, ["pole"])
    sa.coverage(atlas)
    sa.stats(atlas)
    sa.show(atlas, "oar", depth=3)
    assert sa.export(atlas, tmp_path / "after.json").read_bytes() == before
