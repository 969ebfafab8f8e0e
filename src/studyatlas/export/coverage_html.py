"""A coverage report as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from studyatlas.analysis.coverage import Coverage, ItemCoverage
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS, coverage_of

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid var(--line); padding: .5rem; }
td, th { text-align: left; vertical-align: top; }
td:first-child, .status { white-space: nowrap; }
.missing td { background: var(--soft); }
.evidence { font-size: .85rem; opacity: .85; margin: .2rem 0 0; }
"""


def render(coverage: Coverage) -> str:
    """Return the page; every text from notes is escaped."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Coverage) -> Iterator[str]:
    title = f"Coverage of {escape(coverage_of(coverage))}: {coverage.percent} %"
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1>"
    totals = (f"{count} {status}" for status, count in coverage.totals.items() if count)
    yield f"<p>{', '.join(totals)}</p>"
    for task in coverage.tasks:
        yield f"<h2>{escape(task.code)} {escape(task.title)}: {task.percent} %</h2>"
        yield "<table><thead><tr><th>Item</th><th>Status</th><th>What it asks</th></tr></thead>"
        yield "<tbody>"
        for item in coverage.items:
            if item.task == task.code:
                yield from _row(item)
        yield "</tbody></table>"
    yield "</body></html>"


def _row(item: ItemCoverage) -> Iterator[str]:
    status = f"{STATUS_MARKS[item.status]} {item.status}"
    words = escape(STATUS_WORDS[item.status])
    yield f'<tr class="{item.status}"><td>{escape(item.code)}</td>'
    yield f'<td class="status" title="{words}">{status}</td><td>{escape(item.text)}'
    for found in item.evidence:
        place = f"{escape(found.path)}:{found.line}"
        yield f'<p class="evidence">{place} “{escape(found.quote)}” ({escape(found.why)})</p>'
    if item.without_material:
        yield f'<p class="evidence">Nothing on: {escape(", ".join(item.without_material))}</p>'
    if item.nearest:
        place = f"{escape(item.nearest.path)}:{item.nearest.line}"
        yield f'<p class="evidence">Nearest: {place} ({escape(item.nearest.heading)})</p>'
    yield "</td></tr>"
