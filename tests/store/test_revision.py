"""A workspace as git has it, and whatever a person or a repository may do to get in its way."""

import os
import subprocess

import pytest

from studyatlas.store.revision import RevisionError, revision_workspace
from studyatlas.store.workspace import open_workspace

FILES = {
    "data/guide.md": "# Task 1.1: Bake\nKnowledge of:\n- Rye\n",
    "data/deep/Crème brûlée.md": "# Cream\n\nSugar on top.\n",
    "data/.hidden/x.md": "# Hidden\n",
    "data/photo.png": "x",
    "elsewhere.md": "# Not below data\n",
    "graph/a.yaml": "rye: {type: concept}\n",
    "graph/deep/b.yaml": "oat: {type: concept}\n",
    "graph/.c.yaml": "oat: {type: concept}\n",
}


def git(folder, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def commit(folder) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


@pytest.fixture
def repository(workspace):
    root = workspace(FILES)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    return root


def texts(opened) -> tuple[dict[str, str], dict[str, str]]:
    return {f.path: f.text for f in opened.notes}, {f.path: f.text for f in opened.curation}


def test_a_revision_has_the_files_that_the_folder_had(repository) -> None:
    before, _ = open_workspace(repository)
    (repository / "data" / "guide.md").write_text("# Other\n", encoding="utf-8")
    (repository / "data" / "deep" / "Crème brûlée.md").unlink()
    commit(repository)
    (repository / "data" / "guide.md").write_text("# Not committed\n", encoding="utf-8")
    found, problems = revision_workspace(repository, "HEAD~1")
    assert texts(found) == texts(before)
    assert [f.path for f in found.notes] == [f.path for f in before.notes]
    assert (found.name, problems) == (before.name, [])
    assert texts(revision_workspace(repository, "main")[0])[0] == {"data/guide.md": "# Other\n"}


def test_nothing_in_the_repository_is_touched(repository) -> None:
    before = {p: p.stat().st_mtime_ns for p in repository.rglob("*")}
    revision_workspace(repository, "HEAD")
    assert {p: p.stat().st_mtime_ns for p in repository.rglob("*")} == before


def test_a_workspace_inside_a_repository_sees_its_own_files(repository) -> None:
    found, _ = revision_workspace(repository / "data" / "deep", "HEAD")
    assert texts(found)[0] == {"Crème brûlée.md": "# Cream\n\nSugar on top.\n"}


def test_a_single_file_is_itself_alone(repository) -> None:
    found, _ = revision_workspace(repository / "data" / "guide.md", "HEAD")
    assert (found.name, list(texts(found)[0])) == ("guide", ["guide.md"])


def test_what_is_wrong_with_a_file_is_a_problem(repository) -> None:
    (repository / "data" / "guide.md").write_bytes(b"caf\xe9\n")
    (repository / "data" / "deep" / "b.md").write_bytes(b"\0\0")
    commit(repository)
    found, problems = revision_workspace(repository, "HEAD")
    assert texts(found)[0]["data/guide.md"] == "caf\ufffd\n"
    assert [p.rule for p in problems] == ["binary-file", "not-utf8"]


def test_a_huge_file_is_left_out(repository) -> None:
    (repository / "data" / "huge.md").write_bytes(b"word \n" * 3_000_000)
    commit(repository)
    found, problems = revision_workspace(repository, "HEAD")
    assert [p.rule for p in problems] == ["huge-file"]
    assert "data/huge.md" not in texts(found)[0]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_are_left_out(repository, tmp_path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (repository / "data" / "link.md").symlink_to(tmp_path / "secret.md")
    commit(repository)
    assert "data/link.md" not in texts(revision_workspace(repository, "HEAD")[0])[0]


HOSTILE = [
    "--upload-pack=touch pwned",
    "--output=pwned",
    "-x",
    "--",
    "-",
    "",
    "  ",
    "HEAD:../",
    "HEAD:data/guide.md",
    "HEAD^{tree}",
    "HEAD..HEAD",
    "HEAD\n--all",
    "HEAD\0",
    "no-such-branch",
    "../../etc/passwd",
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "ext::sh -c touch% pwned",
    "https://example.org/x.git",
    "@{9999}",
    "a" * 100_000,
    "\udcff",
]


@pytest.mark.parametrize("revision", HOSTILE, ids=lambda text: repr(text)[:20])
def test_a_name_for_no_revision_is_an_error(repository, revision) -> None:
    before = sorted(repository.rglob("*"))
    with pytest.raises(RevisionError):
        revision_workspace(repository, revision)
    assert sorted(repository.rglob("*")) == before


def test_a_repository_runs_nothing_of_its_own(repository) -> None:
    """Filters, hooks, pagers and monitors of a downloaded repository stay unused."""
    mark = repository / "pwned"
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "filter.bad.smudge",
        "filter.bad.clean",
        "diff.bad.textconv",
        "alias.rev-parse",
        "alias.ls-tree",
        "uploadpack.packObjectsHook",
    ):
        git(repository, "config", key, f"!touch {mark}" if "alias" in key else f"touch {mark}")
    (repository / ".gitattributes").write_text("*.md filter=bad diff=bad\n", encoding="utf-8")
    hook = repository / ".git" / "hooks" / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)
    found, _ = revision_workspace(repository, "HEAD")
    assert len(found.notes) == 2
    assert not mark.exists()


def test_what_surrounds_the_process_leads_nowhere_else(repository, tmp_path, monkeypatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert len(revision_workspace(repository, "HEAD")[0].notes) == 2


def test_an_object_that_is_gone_is_an_error(repository) -> None:
    blob = git(repository, "rev-parse", "HEAD:data/guide.md").strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RevisionError, match=r"git has lost data/guide\.md"):
        revision_workspace(repository, "HEAD")


def test_a_revision_without_notes_is_an_error(repository) -> None:
    (repository / "new").mkdir()
    (repository / "new" / "a.md").write_text("# New\n", encoding="utf-8")
    with pytest.raises(RevisionError, match="none of the files"):
        revision_workspace(repository / "new", "HEAD")


def test_a_folder_in_no_repository_is_an_error(workspace) -> None:
    with pytest.raises(RevisionError, match="in no git repository"):
        revision_workspace(workspace({"a.md": "# A\n"}), "HEAD")


def test_no_git_is_an_error(repository, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(RevisionError, match="git is not installed"):
        revision_workspace(repository, "HEAD")


def test_a_git_that_takes_too_long_is_an_error(repository, monkeypatch) -> None:
    def hang(command, timeout, **_):
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(RevisionError, match="more than 60 seconds"):
        revision_workspace(repository, "HEAD")
