from pathlib import Path

import pytest

from studyatlas.store.data_folder import data_folder

HOME = Path("/home/ada")


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "/home/ada/.local/share/studyatlas"),
        ({"XDG_DATA_HOME": ""}, "linux", "/home/ada/.local/share/studyatlas"),
        ({"XDG_DATA_HOME": "../data"}, "linux", "/home/ada/.local/share/studyatlas"),
        ({"XDG_DATA_HOME": "/data"}, "freebsd14", "/data/studyatlas"),
        ({"XDG_DATA_HOME": "/data"}, "darwin", "/home/ada/Library/Application Support/studyatlas"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/studyatlas"),
        ({}, "win32", "/home/ada/AppData/Local/studyatlas"),
    ],
)
def test_the_folder_of_each_platform(environment, platform, folder) -> None:
    assert data_folder(environment, platform, HOME).as_posix() == folder
