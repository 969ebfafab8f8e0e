import runpy
from pathlib import Path

VAULT = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "vault.py"))


def test_the_same_count_gives_the_same_bytes() -> None:
    assert list(VAULT["notes"](20)) == list(VAULT["notes"](20))


def test_names_differ_and_notes_are_of_the_usual_size() -> None:
    assert len({VAULT["path"](number) for number in range(70_000)}) == 70_000
    sizes = [len(text) for _, text in VAULT["notes"](100)]
    assert 3_200 < sum(sizes) / len(sizes) < 3_400


def test_links_lead_to_notes_of_the_vault(tmp_path) -> None:
    VAULT["write"](tmp_path, 30)
    stems = {file.stem for file in tmp_path.rglob("*.md")}
    assert len(stems) == 30
    for _, text in VAULT["notes"](30):
        assert {link.partition("]]")[0] for link in text.split("[[")[1:]} <= stems
