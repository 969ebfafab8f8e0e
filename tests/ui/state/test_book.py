"""The lines behind what an atlas says: its own files, the bundled names', and nothing else."""

from dataclasses import replace

import pytest

from studyatlas.ui.state.book import Book, read_folder, read_uploads

NOTE = "# Tea\r\n\r\nLeaves in hot water.\r\n"
GRAPH = "tea: {type: concept, requires: [water]}\nwater: {type: concept}\n"
GUIDE = "# Domain 1: Tea\n## Task 1.1: Brew\nKnowledge of:\n- How tea is brewed\n"
ABOUT = (
    "# Week one\n\nAmazon SageMaker, Amazon Bedrock, Amazon Rekognition, Amazon Polly, XGBoost, "
    "dropout, Amazon Comprehend, Amazon Lex, AWS Glue, Amazon S3, F1 score and recall.\n"
)


@pytest.fixture
def root(workspace):
    return workspace({"data/tea.md": NOTE, "graph/a.yaml": GRAPH, "graph/none.yaml": "# none\n"})


def test_a_note_has_its_lines(root) -> None:
    assert read_folder(root).lines("data/tea.md") == ("# Tea", "", "Leaves in hot water.", "")


def test_a_graph_file_has_its_lines(root) -> None:
    assert read_folder(root).lines("graph/a.yaml") == tuple(GRAPH.splitlines())


def test_the_line_of_every_source_is_there(root) -> None:
    book = read_folder(root)
    for part in (*book.atlas.nodes.values(), *book.atlas.relations):
        at = part.provenance.position
        assert 1 <= at.line <= len(book.lines(at.path) or ()), at


def test_the_bundled_names_have_theirs(workspace) -> None:
    book = read_folder(workspace({"a.md": ABOUT}))
    assert book.atlas.vocabulary == "mla-c01"
    named = {node.provenance.position for node in book.atlas.nodes.values()}
    bundled = [at for at in named if at.path.startswith("mla-c01:")]
    assert {at.path.partition("/")[0] for at in bundled} >= {"mla-c01:graph"}
    assert all(at.line <= len(book.lines(at.path) or ()) for at in bundled)


def test_uploads_have_theirs_in_memory() -> None:
    book = read_uploads([("../tea.md", NOTE.encode()), ("a.yaml", GRAPH.encode())])
    assert (book.lines("tea.md") or ())[0] == "# Tea"
    assert book.lines("graph/a.yaml") == tuple(GRAPH.splitlines())


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "nowhere.md",
        "graph/none.yaml",
        "../secret.md",
        "data/../../secret.md",
        "data/../data/tea.md",
        "./data/tea.md",
        "/etc/passwd",
        "~/.bashrc",
        "data/secret.md",
        "data\\tea.md",
        "data/tea.md\0",
        "DATA/TEA.MD",
        "mla-c01:graph/../../../etc/passwd",
        "mla-c01:graph/schema.yaml",
        "mla-c01:/etc/passwd",
        "file:///etc/passwd",
    ],
)
def test_no_other_file_has_any(root, tmp_path, path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nPrivate.\n")
    (root / "data" / "secret.md").symlink_to(tmp_path / "secret.md")
    assert read_folder(root).lines(path) is None


def test_lines_are_those_that_were_read(root, tmp_path) -> None:
    book = read_folder(root)
    (tmp_path / "secret.md").write_text("# Secret\n")
    (tmp_path / "secret.md").replace(root / "data" / "tea.md")
    assert (book.lines("data/tea.md") or ())[0] == "# Tea"


def test_empty_means_that_nothing_could_be_read(workspace, tmp_path) -> None:
    assert read_folder(tmp_path).is_empty
    assert read_uploads([("a.md", b"\0")]).is_empty
    assert not read_uploads([("a.md", b"x")]).is_empty
    assert not read_uploads([("a.yaml", b"x: {type: concept}")]).is_empty
    assert not read_folder(workspace({"graph/a.yaml": "{}"})).is_empty


def test_an_exam_is_compared_once_however_many_there_are(workspace) -> None:
    read = read_folder(workspace({"data/guide.md": GUIDE}))
    exams = tuple(replace(read.atlas.exams[0], id=f"tea-{n}") for n in range(12))
    book = Book("tea", replace(read.atlas, exams=exams))
    first = [book.coverage(exam.id) for exam in exams]
    assert not any(work.result() is None for work in first)
    assert [book.coverage(exam.id) for exam in exams] == first
