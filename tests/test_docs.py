"""What exists is documented, and what is documented holds."""

import ast
import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from markdown_it import MarkdownIt

from studyatlas.cli.app import app
from studyatlas.ingest.build import build

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in PAGES}
EVERYTHING = "\n".join(TEXTS.values())
PROGRAM = typer.main.get_command(app)
COMMANDS = sorted(PROGRAM.commands)
OPTIONS = sorted(
    {
        (name, option)
        for name, command in [("", PROGRAM), *PROGRAM.commands.items()]
        for parameter in command.params
        if parameter.param_type_name == "option"
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
)


def links_in(page: str) -> list[str]:
    """Return the targets of a page's links and images."""
    return [
        str(target)
        for block in MarkdownIt("commonmark").enable("table").parse(TEXTS[page])
        for token in block.children or ()
        if (target := token.attrGet("href") or token.attrGet("src"))
    ]


def titles_in(page: str) -> set[str]:
    """Return the names by which GitHub links to a page's headings."""
    tokens = MarkdownIt("commonmark").parse(TEXTS[page])
    titles = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_documents_are_there() -> None:
    assert TEXTS.keys() >= {
        "README.md",
        "CHANGELOG.md",
        "docs/architecture.md",
        "docs/commands.md",
        "docs/format.md",
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name) -> None:
    assert f"studyatlas {name}" in EVERYTHING or f"`{name}" in EVERYTHING


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=" ".join)
def test_every_option_is_documented(command, option) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", EVERYTHING), (command, option)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_beside_its_command(command) -> None:
    rows = [line for line in TEXTS["docs/commands.md"].splitlines() if line.startswith("| `")]
    (row,) = [row for row in rows if re.match(rf"\| `{command}\b", row)]
    own = {o for name, o in OPTIONS if name == command and o.startswith("--")}
    assert {o for o in own - {"--help", "--format"} if o not in row} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_that_is_documented_exists(command) -> None:
    (row,) = re.findall(rf"(?m)^\| `{command}\b.*$", TEXTS["docs/commands.md"])
    known = {option for name, option in OPTIONS if name == command}
    assert set(re.findall(r"--[a-z-]+", row)) <= known


def test_every_command_that_is_documented_exists() -> None:
    shells = re.findall(r"(?s)```sh\n(.*?)```", EVERYTHING)
    named = re.findall(r"\bstudyatlas (?:-w \S+ )?([a-z]+)", "\n".join(shells))
    assert len(named) > 5
    assert set(named) <= set(COMMANDS)


def test_every_page_of_the_app_is_documented() -> None:
    tree = ast.parse((ROOT / "src/studyatlas/ui/app.py").read_text("utf-8"))
    titles = [
        keyword.value.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
        for keyword in call.keywords
        if keyword.arg == "title"
    ]
    assert titles
    assert [title for title in titles if f"**{title}**" not in TEXTS["README.md"]] == []


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_to_files(page) -> None:
    for target in links_in(page):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, part = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        if part and file.suffix == ".md":
            assert part in titles_in(file.resolve().relative_to(ROOT).as_posix()), target


YAML = re.findall(r"```yaml\n(.*?)```", TEXTS["docs/format.md"], re.DOTALL)
OUTLINE = re.findall(r"```markdown\n(.*?)```", TEXTS["docs/format.md"], re.DOTALL)


def test_the_examples_of_the_format_load_without_problems_together(workspace) -> None:
    files = {f"graph/{number}.yaml": text for number, text in enumerate(YAML)}
    files |= {f"data/{number}.md": text for number, text in enumerate(OUTLINE)}
    files["data/breads.md"] = "# Breads\n\nRye bread is raised with sourdough.\n"
    atlas, problems = build(workspace(files))
    assert list(map(str, problems)) == []
    assert len(YAML) >= 2
    assert "sourdough" in atlas.nodes


@pytest.mark.parametrize("text", YAML, ids=range(len(YAML)))
def test_every_example_of_the_format_is_yaml_in_the_right_shape(workspace, text) -> None:
    _, problems = build(workspace({"graph/a.yaml": text}))
    shapes = [p for p in problems if p.rule.startswith(("yaml", "schema", "duplicate"))]
    assert list(map(str, shapes)) == []


def test_every_rule_of_a_check_is_documented() -> None:
    sources = "".join(file.read_text("utf-8") for file in ROOT.glob("src/studyatlas/**/*.py"))
    made = set(re.findall(r'(?:error|warning)\([^"]*?"([a-z0-9]+(?:-[a-z0-9]+)+)"', sources))
    made |= set(
        re.findall(
            r'(?m)^ID = "([a-z-]+)"',
            "".join(
                file.read_text("utf-8") for file in ROOT.glob("src/studyatlas/analysis/checks/*.py")
            ),
        )
    )
    assert len(made) > 10
    assert {rule for rule in made if f"`{rule}`" not in TEXTS["docs/format.md"]} == set()


@pytest.mark.parametrize("page", [page for page, text in TEXTS.items() if ">>>" in text])
def test_python_examples_run(page, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(
        os.fspath(ROOT / page), module_relative=False, encoding="utf-8"
    )
    assert tried > 0
    assert failed == 0


def test_the_readme_has_python_examples() -> None:
    assert ">>>" in TEXTS["README.md"]


def test_nothing_names_a_file_of_the_machine_it_was_written_on() -> None:
    assert [
        page for page, text in TEXTS.items() if re.search(r"/(?:home|root|tmp|work)/", text)
    ] == []


def test_the_sample_in_the_readme_is_what_the_program_says() -> None:
    sample = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    command = [sys.executable, "-m", "studyatlas", "-w", str(ROOT), "coverage"]
    said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert sample
    assert sample.group(1) in said
