"""Where a person's own data goes when a workspace is not the place for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_NAME = "studyatlas"


def data_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder for a person's data, by the rule of their platform.

    That is `$XDG_DATA_HOME` or `~/.local/share` (XDG Base Directory Specification 0.8, which has
    relative paths ignored), `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows.

    >>> data_folder({"XDG_DATA_HOME": "/data"}, "linux", Path("/home/ada")).as_posix()
    '/data/studyatlas'
    >>> data_folder({"XDG_DATA_HOME": "data"}, "linux", Path("/home/ada")).as_posix()
    '/home/ada/.local/share/studyatlas'

    Args:
        environment: the variables of the process.
        platform: as `sys.platform` names it.
        home: the person's home folder.
    """
    if platform == "win32":
        named = environment.get("LOCALAPPDATA", "")
        return (Path(named) if named else home / "AppData" / "Local") / _NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return (given if given.is_absolute() else home / ".local" / "share") / _NAME
