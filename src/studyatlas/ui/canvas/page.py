"""The same picture in one HTML file that asks nothing of any host."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable

from studyatlas.model.atlas import Atlas
from studyatlas.ui.canvas.assets import engine_script, standalone_styles, styles
from studyatlas.ui.canvas.network import picture

_START = """
const data = JSON.parse(document.getElementById("data").textContent);
const parentElement = document.getElementById("canvas");
receive({ parentElement, data: { canvas: "page", graph: data } });
receive({ parentElement, data: { canvas: "page", view: { version: data.version } } });
"""


def standalone_html(
    atlas: Atlas, node_ids: Iterable[str], *, title: str = "studyatlas", center: str | None = None
) -> str:
    """Return a whole HTML page with the picture of these nodes; scripts and styles are inside.

    The page's own content policy lets nothing load and runs only the script written here, known by
    its hash; the data is JSON without any `<`, and every text is set as text.

    Raises:
        KeyError: an id is not in the atlas.
    """
    script = _inline(engine_script().replace("export default function () {}", _START))
    style = standalone_styles() + styles()
    policy = f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'"
    policy += "; img-src blob:"  # the picture on its way to a PNG file
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(title)}</title>\n<style>{style}</style>\n</head>\n"
        '<body>\n<main id="canvas"></main>\n'
        '<script type="application/json" id="data">'
        f"{_data(picture(atlas, node_ids, center=center))}</script>\n"
        f'<script type="module">{script}</script>\n</body>\n</html>\n'
    )


def _data(value: object) -> str:
    """Return JSON that no HTML parser can leave: `<`, `>` and `&` only as escapes."""
    text = json.dumps(value, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _inline(script: str) -> str:
    """Return a script that does not end its own element early."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
