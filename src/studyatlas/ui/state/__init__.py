"""The only caching, session and URL code."""

from studyatlas.ui.state.address import (
    can_undo,
    enter,
    forget,
    go_to,
    leave,
    number,
    one_of,
    page,
    parameter,
    parameters,
    remember_pages,
    set_parameters,
    toggle,
    undo,
)
from studyatlas.ui.state.answers import answer
from studyatlas.ui.state.opened import is_default, keeping_command, may_open_folders
from studyatlas.ui.state.opening import open_default, open_folder, open_uploads
from studyatlas.ui.state.shelf import (
    atlas,
    coverage,
    default_name,
    prepare,
    problems,
    source_lines,
    verdicts,
    workspace_name,
)

__all__ = [
    "answer",
    "atlas",
    "can_undo",
    "coverage",
    "default_name",
    "enter",
    "forget",
    "go_to",
    "is_default",
    "keeping_command",
    "leave",
    "may_open_folders",
    "number",
    "one_of",
    "open_default",
    "open_folder",
    "open_uploads",
    "page",
    "parameter",
    "parameters",
    "prepare",
    "problems",
    "remember_pages",
    "set_parameters",
    "source_lines",
    "toggle",
    "undo",
    "verdicts",
    "workspace_name",
]
