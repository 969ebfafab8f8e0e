"""What protects a person holds however the app is started."""

import tomllib
from pathlib import Path

from streamlit import config

import studyatlas.cli.serve as serving

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "src" / "studyatlas" / "ui" / "launch" / "script.py"


def test_both_ways_to_start_read_the_same_settings():
    beside_app = (ROOT / ".streamlit" / "config.toml").read_bytes()
    assert (SCRIPT.parent / ".streamlit" / "config.toml").read_bytes() == beside_app


def test_the_settings_protect():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["maxUploadSize"] <= 10
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_no_click_looks_through_the_whole_atlas():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
    assert "runner.postScriptGC" in config.get_config_options()  # it still has that name


def test_streamlit_lays_no_advice_of_its_own_over_the_page():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["logger"]["hideWelcomeMessage"] is True
    assert "logger.hideWelcomeMessage" in config.get_config_options()  # it still has that name


def test_no_folder_beside_the_script_is_taken_for_pages():
    assert SCRIPT.is_file()
    assert not (SCRIPT.parent / "pages").exists()
    assert not (ROOT / "pages").exists()
    assert Path(serving.__file__).parents[1] / "ui" / "launch" / "script.py" == SCRIPT
