"""serve: the explorer in a browser, as a Streamlit process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from studyatlas.api import WORKSPACE_VARIABLE
from studyatlas.cli.context import session
from studyatlas.cli.output import EXIT_ERRORS, fail, say

_PROTECTING = (
    *("--server.address", "127.0.0.1"),
    *("--server.showEmailPrompt", "false"),
    *("--browser.gatherUsageStats", "false"),
)
"""Said again here, for an environment variable would win over the settings beside the script."""


def serve(
    context: typer.Context,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port to listen on, on this machine only.")
    ] = 8501,
    *,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Whether to open a browser window.")
    ] = True,
) -> None:
    """Open the explorer in a browser.

    Example: studyatlas -w my-notes serve --port 8600
    """
    current = session(context)
    current.require()
    script = Path(__file__).parents[1] / "ui" / "launch" / "script.py"
    headless = str(not browser).lower()
    options = ["--server.port", str(port), "--server.headless", headless, *_PROTECTING]
    # -P: no module of the folder one stands in is imported in place of a real one
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(script), *options]
    environment = dict(os.environ) | {WORKSPACE_VARIABLE: str(current.workspace.resolve())}
    if not _is_free(port):
        fail(f"port {port} is in use; try another, for example --port {port + 1}")
        raise typer.Exit(EXIT_ERRORS)
    say(f"Serving {current.workspace} at http://127.0.0.1:{port} (stop with Ctrl+C)")
    raise typer.Exit(become(command, environment))


def become(command: list[str], environment: dict[str, str]) -> int:
    """Run a program in this one's place, so that every signal reaches it; give its exit code.

    Windows cannot replace a process: there it runs below this one.
    """
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter and script
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - the same


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


COMMANDS = (serve,)
