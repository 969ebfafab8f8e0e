"""Files that nobody wrote by hand: each costs a moment, and the note beside it is read."""

import pytest

from studyatlas.ingest.build import build

DEEP = 50_000
HOSTILE = {
    "lists": "- " * DEEP + "x\n",
    "quotes": "> " * DEEP + "x\n",
    "brackets": "[" * DEEP + "x" + "]" * DEEP + "\n",
    "links": "[" * DEEP + "x" + "](y)" * DEEP + "\n",
    "emphasis": "*a _b " * DEEP + "\n",
    "ticks": "".join("`" * count + "x" for count in range(300)),
    "tags": "<b>" * DEEP + "x\n",
    "html lists": "<ul><li>" * DEEP + "x\n",
    "html tables": "<table><tr><td>" * DEEP + "x\n",
    "comments": "<!--" * DEEP + "x\n",
    "front matter": "---\na: " + "[" * DEEP + "\n---\nx\n",
    "cells in one row": "|" + "a|" * DEEP + "\n|" + "-|" * DEEP + "\n|" + "b|" * DEEP + "\n",
    "rows": "|a|b|\n|-|-|\n" + "|c|d|\n" * 10_000,
    "one heading": "# Same\n\ntext\n" * 10_000,
    "one bold line": "**Same**\n\ntext\n\n" * 10_000,
    "one task": "# Task 1.1: Same\n- x\n" * 10_000,
    "coded items": "# Exam\n## Domain 1: Same (20%)\n" + "- 1.1 Same\n  - x\n" * 5_000,
    "plain tasks": "# Exam\n## Same (20%)\n" + "### Same {0}\n- x\n" * 2_000,
    "digits": "# " + "1." * DEEP + " x\n- y\n",
    "percent": "# " + "9" * DEEP + "% (" + "9" * DEEP + "%)\n- y\n",
    "dots": "• " * DEEP + "\n" + "a) x\n" * DEEP,
    "one line": "word " * 500_000,
    "one word before a colon": "# Tea\n\n" + "x" * DEEP + "! Tea: is not roasted\n",
    "one word before a name": "# " + "x" * DEEP + "! Tea\n\nIs not roasted at all.\n",
    "sides of one name": "# Tea" + " basics" * DEEP + "\n\nIs not roasted at all.\n",
    "one name in a title": "# Why tea," + " tea" * DEEP + "\n\nIs not roasted at all.\n",
    "headings below one": "# Book\n\nIs old.\n\n## Garden mosses\n\n"
    + "tea, " * 3_000
    + "".join(f"\n\n### Plant x{n}y\n\nGrows in the meadow.\n" for n in range(3_000)),
    "sentences beside code": "# Coffee\n\nIs roasted.\n\n" + "Tea vs coffee. " * 5_000 + "`x`\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_only_itself(workspace, name) -> None:
    root = workspace(
        {"hostile.md": HOSTILE[name], "tea.md": "# Tea\n\nGreen tea is not roasted.\n"}
    )
    atlas, problems = build(root)
    assert "tea.md#tea" in atlas.nodes
    assert all(problem.position.path == "hostile.md" for problem in problems)
    assert len({node for node in atlas.nodes if node.startswith("hostile.md")}) <= 10_001
