"""The first start on a machine, with the browser window and nobody at the keyboard."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "studyatlas", "serve", "--port"],
        [sys.executable, "-m", "streamlit", "run", str(SCRIPT), "--server.port"],
    ],
    ids=["studyatlas serve", "streamlit run"],
)
def test_it_asks_nothing_and_answers(served, monkeypatch, tmp_path, command) -> None:
    monkeypatch.chdir(tmp_path)  # no settings of this folder
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.delenv("STREAMLIT_SERVER_HEADLESS", raising=False)
    with served(command) as address:
        assert address.startswith("http://127.0.0.1:")


def test_it_ends_with_the_process_that_was_started(served) -> None:
    """`serve` becomes Streamlit, so ending it leaves nothing behind."""
    with served([sys.executable, "-m", "studyatlas", "serve", "--no-browser", "--port"]) as address:
        port = address.rpartition(":")[2]
    seen = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True).stdout.decode()
    assert f"--server.port {port}" not in seen
