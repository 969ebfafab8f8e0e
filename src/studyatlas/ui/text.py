"""Text of notes and files, shown as text: Streamlit's labels are Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&=@/])")


def plain(text: str) -> str:
    r"""Return a text with everything escaped that Markdown or Streamlit would read as markup.

    >>> plain("![x](http://host/y.png) :red[z]")
    '\\!\\[x\\]\\(http\\:\\/\\/host\\/y\\.png\\) \\:red\\[z\\]'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
