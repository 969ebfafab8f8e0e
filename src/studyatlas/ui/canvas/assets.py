"""The frontend's text: vis-network from pyvis's own wheel, then our files, read at run time."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_CANVAS, _ELEMENTS = "studyatlas.ui.canvas", "studyatlas.ui.elements"
_OURS = (
    # what is drawn: pure functions of the picture
    "look.js",
    "shapes.js",
    "picture.js",
    "taken.js",
    "places.js",
    "labels.js",
    "tags.js",
    "badges.js",
    "columns.js",
    # the plain elements around it
    "stage.js",
    "legend.js",
    "tip.js",
    "table.js",
    # files a person takes away
    "drawing.js",
    "lettering.js",
    "save.js",
    # what a person does
    "toolbar.js",
    "keys.js",
    "pointer.js",
    # the canvas itself, and how Streamlit reaches it
    "glide.js",
    "view.js",
    "canvas.js",
    "hub.js",
)
_STYLES = ("canvas.css", "bar.css", "legend.css", "table.css")
_VIS = "vis-network.min.js"


@cache
def vis_script() -> str:
    """Return vis-network's script without its pointer to a source map that is not served.

    Raises:
        FileNotFoundError: pyvis is installed without it.
    """
    found = sorted(
        (file for folder in _folders() if (file := folder / _VIS).is_file()), key=_version
    )
    if not found:
        raise FileNotFoundError(f"pyvis came without {_VIS}")
    return re.sub(
        r"^//# sourceMappingURL=.*$", "", found[-1].read_text("utf-8"), flags=re.MULTILINE
    )


@cache
def engine_script() -> str:
    """Return one module: vis-network and the canvas, which share no name with the page.

    vis-network's wrapper hands itself to `exports` where there is one, else to the page's globals.
    """
    ours = "\n".join((_read("element.js", _ELEMENTS), *map(_read, _OURS)))
    return (
        f"const exports = {{}}, module = {{}};\n{vis_script()}\nconst vis = exports;\n"
        f"const STYLES = {json.dumps(styles())};\n{ours}\n"
        "export default function () {}\n"
    )


def mount_script() -> str:
    """Return the module of the graph and view mounts; it hands its data to the engine."""
    return "\n".join((_read("stamp.js", _ELEMENTS), _read("mount.js")))


def styles() -> str:
    """Return the style sheet of the canvas."""
    return "\n".join(map(_read, _STYLES))


def standalone_styles() -> str:
    """Return the colours and the frame that Streamlit would give, for a page of its own."""
    return _read("standalone.css")


def _folders() -> list[Traversable]:
    return [folder for folder in (files("pyvis") / "lib").iterdir() if folder.is_dir()]


def _version(file: Traversable) -> tuple[int, ...]:
    head = file.read_text("utf-8")[:600]
    found = re.search(r"@version (\d+)\.(\d+)\.(\d+)", head)
    return tuple(map(int, found.groups())) if found else ()


@cache
def _read(name: str, package: str = _CANVAS) -> str:
    return (files(package) / "frontend" / name).read_text("utf-8")
