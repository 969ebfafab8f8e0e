"""The canvas: the only drawing code, Python side and frontend.

`draw` shows some nodes of an atlas on a Streamlit page, `clicked` tells what the person just did
there, `standalone_html` writes the same picture into one file, `legend` lists how types look.
"""

from __future__ import annotations

from studyatlas.ui.canvas.component import draw
from studyatlas.ui.canvas.events import CanvasEvent, clicked
from studyatlas.ui.canvas.page import standalone_html
from studyatlas.ui.canvas.style import LegendEntry, legend

__all__ = ["CanvasEvent", "LegendEntry", "clicked", "draw", "legend", "standalone_html"]
