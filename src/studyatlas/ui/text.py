"""Text of notes and files, shown as text: Streamlit's labels are Markdown."""

from __future__ import annotations

import re

ITEM_KINDS = {"K": "knowledge of", "S": "skills in"}
"""What the letter in an exam item's code stands for."""

_LINKED = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&=@/])")


def plain(text: str) -> str:
    r"""Return a text with everything escaped that Markdown or Streamlit would read as markup.

    >>> plain("![x](http://host/y.png) :red[z]")
    '\\!\\[x\\]\\(http\\:\u2060\\/\\/host\\/y\\.png\\) \\:red\\[z\\]'
    """
    # Streamlit makes links of bare addresses after it has read the escapes: a word joiner, which
    # nobody sees, keeps them from being one.
    parted = _LINKED.sub("\u2060", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", parted)
