import importlib
import json
import re
import shlex
import shutil
import socket
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

import studyatlas
from studyatlas.cli import serve
from studyatlas.cli.app import COMMANDS as ENTRIES
from studyatlas.cli.app import app
from studyatlas.store.workspace import bundled_root

COMMANDS = typer.main.get_command(app).commands
WRITING = ("confirm", "waive")


def example_of(command, notes=None) -> list[str]:
    """Return the words of the example in a command's help, our own notes for "my-notes"."""
    (line,) = re.findall(r"Example: studyatlas (.+)", command.help)
    return [word.replace("my-notes", str(notes or bundled_root())) for word in shlex.split(line)]


def test_these_are_the_commands() -> None:
    assert set(COMMANDS) >= {
        "serve",
        "check",
        "search",
        "show",
        "path",
        "plan",
        "coverage",
        "stats",
        "export",
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_the_list_says_what_the_command_says_first(entry) -> None:
    assert COMMANDS[entry.name].real.callback.__doc__.splitlines()[0] == entry.summary


def test_every_command_of_a_module_is_in_the_list() -> None:
    modules = [importlib.import_module(f"studyatlas.cli.{entry.module}") for entry in ENTRIES]
    functions = {function for module in modules for function in module.COMMANDS}
    assert {f.__name__.rstrip("_") for f in functions} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(name, option) -> None:
    result = CliRunner().invoke(app, [name, option])
    assert result.exit_code == 0
    assert f"Example: studyatlas {'' if name != 'serve' else '-w'}".strip() in result.output
    assert name in example_of(COMMANDS[name].real)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"serve"}))
@pytest.mark.usefixtures("nowhere")
def test_the_example_of_a_command_runs(name, run, tmp_path) -> None:
    notes = tmp_path / "notes"  # a copy: some commands write
    for folder in ("data", "graph"):
        shutil.copytree(bundled_root() / folder, notes / folder)
    result = run(*example_of(COMMANDS[name].real, notes))
    assert result.code == 0, result.err
    assert result.out or name in ("check", "export", *WRITING)


def test_the_example_of_serve_starts_streamlit(run, monkeypatch) -> None:
    started = []

    def remember(command, environment):
        started.append((command, environment))
        return 0

    monkeypatch.setattr(serve, "become", remember)
    assert run(*example_of(COMMANDS["serve"].real)).code == 0
    ((command, environment),) = started
    assert command[:5] == [sys.executable, "-P", "-m", "streamlit", "run"]
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.showEmailPrompt") + 1] == "false"
    assert command[command.index("--server.port") + 1] == "8600"
    assert str(bundled_root()) in environment.values()


def test_the_example_of_the_program_itself_runs(run) -> None:
    assert run(*example_of(app.info)).code == 0


def test_without_a_command_help_is_shown(run) -> None:
    result = run()
    assert all(name in result.out for name in COMMANDS)
    assert result.code == 2


def test_version(run) -> None:
    result = run("--version")
    assert (result.code, result.out) == (0, f"studyatlas {studyatlas.__version__}\n")


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["search"],
        ["search", "x", "--fast"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--type", "animal"],
        ["search", "x", "--format", "xml"],
        ["show", "Dropout", "--depth", "6"],
        ["path", "Dropout"],
        ["path", "Dropout", "Overfitting", "--via", "teleport"],
        ["path", "Dropout", "Overfitting", "--alternatives", "0"],
        ["plan"],
        ["coverage", "--fail-under", "101"],
        ["coverage", "--task", "9.9"],
        ["coverage", "--exam", "other"],
        ["export", "atlas.xyz"],
        ["export", "no/such/folder/atlas.json"],
        ["serve", "--port", "0"],
        ["confirm", "2.1.K4"],
        ["confirm", "2.1.K4", "model-fit.md:1"],
        ["waive", "2.1.K4", "no time"],
        ["--wrong"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("nowhere")
def test_wrong_usage_is_2_and_says_what_is_wrong(words, run) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()


def test_the_command_line_loads_no_browser_stack() -> None:
    program = (
        "import sys, studyatlas.cli.app, studyatlas.api;"
        "print(*{m.partition('.')[0] for m in sys.modules}, 'studyatlas.ui' in sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "typer" in loaded
    late = {"streamlit", "pyvis", "pandas", "igraph", "networkx", "numpy", "wordllama", "True"}
    assert not late & set(loaded)


def test_reading_loads_nothing_that_only_plans_and_coverage_need() -> None:
    program = "import sys, studyatlas.api_reading; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "studyatlas.analysis.checks" in loaded
    assert not {"snowballstemmer", "studyatlas.analysis.plan"} & set(loaded)
    assert "studyatlas.analysis.coverage" not in loaded


@pytest.mark.parametrize("words", [["search", "knn"], ["coverage", "--format", "csv"], ["stats"]])
@pytest.mark.usefixtures("nowhere")
def test_answering_loads_no_browser_stack_either(words) -> None:
    program = (
        "import sys; sys.argv = ['studyatlas', *sys.argv[1:]]\n"
        "from studyatlas.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*{m.partition('.')[0] for m in sys.modules})\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True
    ).stdout.splitlines()[-1]
    assert not {"streamlit", "pyvis", "pandas", "igraph"} & set(loaded.split())
    meanings = {"numpy", "wordllama"} if words[0] == "coverage" else set()
    assert {"numpy", "wordllama"} & set(loaded.split()) == meanings


def test_a_port_in_use_is_one_line(run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--no-browser", "--port", str(port))
    assert result.code == 1
    assert result.err.startswith(f"error: port {port} is in use")


def test_the_workspace_may_be_named_after_the_command(run, tmp_path) -> None:
    (tmp_path / "tea.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
    before = run("-w", str(tmp_path), "stats", "--format", "json")
    after = run("stats", "--format", "json", "-w", str(tmp_path))
    assert after.out == before.out
    assert json.loads(after.out)["documents"] == 1
