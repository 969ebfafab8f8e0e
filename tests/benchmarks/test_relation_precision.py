import csv
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "benchmarks" / "relation_precision.py"


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("relation_precision", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def row(number: int, rule: str, origin: str = "stated", relation: str = "uses") -> tuple[str, ...]:
    return ("w", f"s{number}", relation, "t", origin, rule, f"a.md:{number}", "quote", "")


def test_the_sample_takes_a_share_of_each_rule_and_is_the_same_each_time(benchmark) -> None:
    rows = [row(n, "uses") for n in range(100)] + [row(n, "is-a") for n in range(200, 205)]
    rows += [row(n, "heading-explains", relation="explains") for n in range(300, 350)]
    rows += [row(n, "subheading", "inferred") for n in range(400, 450)]
    chosen = benchmark.sample(rows, 40, 1)
    assert chosen == benchmark.sample(reversed(rows), 40, 1)
    assert len(chosen) == 40
    counts = {rule: sum(r[5] == rule for r in chosen) for rule in {r[5] for r in rows}}
    assert counts == {"uses": 21, "is-a": 5, "heading-explains": 4, "subheading": 10}
    assert len(benchmark.sample(rows, 1000, 1)) <= len(rows)


def test_a_judged_sheet_is_counted_by_origin_and_rule(benchmark) -> None:
    judged = [
        {"relation": "uses", "origin": "stated", "rule": "uses", "right": "y"},
        {"relation": "uses", "origin": "stated", "rule": "uses", "right": "N"},
        {"relation": "explains", "origin": "inferred", "rule": "heading-explains", "right": "y"},
        {"relation": "is_a", "origin": "inferred", "rule": "subheading", "right": ""},
    ]
    shares = {name: str(share) for name, share in benchmark.precision(judged).items()}
    assert shares == {
        "stated": "1/2 = 0.50 (0.09-0.91)",
        "stated: uses": "1/2 = 0.50 (0.09-0.91)",
        "explains": "1/1 = 1.00 (0.21-1.00)",
    }


def test_the_interval_is_that_of_the_tables(benchmark) -> None:
    low, high = benchmark.Share(81, 263).interval  # Newcombe (1998): 0.2553 to 0.3662
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_the_number_of_inferred_ones_may_be_said(benchmark) -> None:
    rows = [row(n, "uses") for n in range(30)]
    rows += [row(n, "subheading", "inferred") for n in range(100, 130)]
    chosen = benchmark.sample(rows, 20, 1, 12)
    assert sum(r[4] == "inferred" for r in chosen) == 12
    assert len(chosen) == 20


def test_plain_leaves_out_what_is_curated(tmp_path) -> None:
    notes = tmp_path / "notes"
    (notes / "graph").mkdir(parents=True)
    (notes / "graph" / "a.yaml").write_text(
        "moss: {type: concept, label: Moss, aliases: [Bryum]}\n"
    )
    (notes / "a.md").write_text("# Bryum\n\nGrows on most stones.\n")
    command = [sys.executable, str(SCRIPT), str(notes)]
    both = [
        subprocess.run([*command, *how], check=True, capture_output=True, text=True).stdout
        for how in ((), ("--plain",))
    ]
    named = [[r["target"] for r in csv.DictReader(told.splitlines())] for told in both]
    assert named == [["Moss"], ["Bryum"]]


def test_a_sheet_is_written_and_read_back(tmp_path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(
        "# Moss\n\nMoss needs shade, and no roots.\n\n# Shade\n\nA dark place under trees.\n"
    )
    sheet = tmp_path / "sheet.csv"
    command = [sys.executable, str(SCRIPT)]
    subprocess.run([*command, str(notes), "--sheet", str(sheet)], check=True)
    rows = list(csv.DictReader(sheet.open(encoding="utf-8")))
    assert ("Moss", "requires", "Shade", "a.md:3") in {
        (r["source"], r["relation"], r["target"], r["place"]) for r in rows
    }
    text = sheet.read_text("utf-8").replace(",\n", ",n\n")
    sheet.write_text(text, "utf-8")
    done = subprocess.run([*command, "--judged", str(sheet)], check=False, capture_output=True)
    assert done.returncode == 1
    assert b"stated is below 0.95" in done.stdout


@pytest.mark.parametrize("sheet", ["judged.csv", "judged-plain.csv", "judged-fresh.csv"])
def test_the_published_sheets_keep_their_promise(benchmark, sheet) -> None:
    path = ROOT / "benchmarks" / "relation_precision" / sheet
    shares = benchmark.precision(csv.DictReader(path.open(encoding="utf-8")))
    told = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    for origin in ("stated", "inferred"):
        share = shares[origin]
        assert f"| {origin} | {share.right} | {share.judged} | " in told
    assert sum(shares[group].judged for group in ("stated", "inferred", "explains")) >= 100
