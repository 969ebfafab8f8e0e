"""A small line chart as SVG with logarithmic axes: what grows in proportion stays level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 150, 40, 50
_COLOURS = ("#1f6feb", "#bc4c00", "#1a7f37")

Line = Sequence[tuple[float, float]]


def svg(title: str, along: str, lines: Mapping[str, Line]) -> str:
    """Return a picture of some lines.

    Args:
        title: over the picture.
        along: what the horizontal axis counts.
        lines: by name, places in order; all above 0.
    """
    every = [point for line in lines.values() for point in line]
    across = _Axis([x for x, _ in every], _LEFT, _WIDTH - _RIGHT, whole=False)
    up = _Axis([y for _, y in every], _HEIGHT - _BOTTOM, _TOP, whole=True)
    box = f'width="{_WIDTH}" height="{_HEIGHT}"'
    font = 'font-family="sans-serif" font-size="12" fill="#57606a"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {font}>',
            f'<rect {box} fill="#ffffff"/>',
            _text(_LEFT, 24, title, 'font-size="14" fill="#24292f"'),
            _text(_LEFT, _HEIGHT - 8, along),
            *(part for value in up.ticks for part in _level(up.place(value), value)),
            *(
                _text(across.place(x), _HEIGHT - 28, f"{x:,.0f}", 'text-anchor="middle"')
                for x in sorted({x for x, _ in every})
            ),
            *(
                part
                for colour, (name, line) in zip(_COLOURS, lines.items(), strict=False)
                for part in _line(name, colour, [(across.place(x), up.place(y)) for x, y in line])
            ),
            "</svg>",
            "",
        ]
    )


def _level(y: float, value: float) -> Iterator[str]:
    yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="#d0d7de"/>'
    yield _text(_LEFT - 8, y + 4, f"{value:g}", 'text-anchor="end"')


def _line(name: str, colour: str, points: Line) -> Iterator[str]:
    told = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'
    x, y = points[-1]
    yield _text(x + 10, y + 4, name, f'fill="{colour}"')


def _text(x: float, y: float, words: str, looks: str = "") -> str:
    return f'<text x="{x}" y="{y}" {looks}>{escape(words)}</text>'


class _Axis:
    """Where values stand on a logarithmic axis."""

    def __init__(self, values: Sequence[float], start: float, end: float, *, whole: bool) -> None:
        """Take the values to show; `whole` rounds the ends to powers of ten."""
        low, high = math.log10(min(values)), math.log10(max(values))
        self._low = math.floor(low) if whole else low
        self._high = max(self._low + 1, math.ceil(high)) if whole else high
        self._start, self._end = start, end
        first, last = math.ceil(self._low), math.floor(self._high)
        self.ticks = [10.0**power for power in range(first, last + 1)]

    def place(self, value: float) -> float:
        """Return where a value stands."""
        whole = self._high - self._low or 1.0
        share = (math.log10(value) - self._low) / whole
        return round(self._start + share * (self._end - self._start), 1)
