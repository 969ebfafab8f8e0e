"""A person's words inside Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~])")


def escaped(text: str) -> str:
    r"""Return text on one line that Markdown shows as it is.

    >>> escaped("a | *b*")
    'a \\| \\*b\\*'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
