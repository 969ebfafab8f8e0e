import pytest

FILES = {"moss.md": "# Moss\n\nMoss grows in the shade of trees.\n"}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("STUDYATLAS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_build_says_what_it_read_and_where_the_snapshot_is(run, workspace, cache) -> None:
    result = run("-w", str(workspace(FILES)), "build")
    (file,) = cache.iterdir()
    assert result.code == 0
    assert result.out.startswith("1 note read in ")
    assert "2 nodes" in result.out
    assert str(file) in result.out.replace("\n", "")


def test_build_reads_anew_what_the_snapshot_has(run, workspace, cache) -> None:
    root = str(workspace(FILES))
    run("-w", root, "build")
    (file,) = cache.iterdir()
    good = file.read_bytes()
    file.write_bytes(b"damaged")
    run("-w", root, "build")
    assert file.read_bytes() == good


def test_other_commands_keep_a_snapshot_and_start_from_it(run, workspace, cache) -> None:
    root = str(workspace(FILES))
    first = run("-w", root, "search", "moss")
    assert len(list(cache.iterdir())) == 1
    assert run("-w", root, "search", "moss").out == first.out


def test_without_snapshots_it_says_so(run, workspace, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("STUDYATLAS_CACHE", "off")
    assert "switched off" in run("-w", str(workspace(FILES)), "build").out
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("STUDYATLAS_CACHE", str(tmp_path / "file"))
    result = run("-w", str(workspace(FILES)), "build")
    assert "No snapshot could be kept" in result.out
    assert result.code == 0


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "here", ""])
def test_a_scheduler_that_is_not_there_is_one_line_and_nothing_is_read(
    run, workspace, cache, address
) -> None:
    result = run("-w", str(workspace(FILES)), "build", "--cluster", address)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert f"no Dask scheduler answers at {address or 'no address'}" in result.err
    assert not list(cache.rglob("*.snapshot"))
