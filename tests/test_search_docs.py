"""docs/search.md tells the truth: its queries are phrases, its table of scores holds."""

import re
from pathlib import Path

import pytest

import studyatlas as sa
from studyatlas.analysis.query import parse, to_text
from studyatlas.analysis.query.expressions import STATES
from studyatlas.analysis.query.grammar import JOINTS, LINKS

PAGE = (Path(__file__).parents[1] / "docs" / "search.md").read_text("utf-8")
TABLE = PAGE.partition("| query | what it asks |")[2].partition("\n\n")[0]
QUERIES = re.findall(
    r"`([^`]+)`", "\n".join(row.rpartition(" | ")[0] for row in TABLE.splitlines())
)


@pytest.fixture(scope="module")
def atlas():
    return sa.open(sa.bundled_root())


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_page_is_a_phrase_that_reads_back(atlas, query) -> None:
    phrase = parse(atlas, query)
    assert phrase
    assert parse(atlas, to_text(atlas, phrase)) == phrase


def test_the_page_has_queries_and_a_grammar() -> None:
    assert len(QUERIES) > 12
    grammar = PAGE.partition("```ebnf")[2].partition("```")[0]
    rules = re.findall(r"(?m)^(\w+) +=", grammar)
    quoted = set(re.findall(r'"([^" ]+)"', grammar))
    assert quoted >= {*STATES, *LINKS, *JOINTS}
    without = re.sub(
        r'\(\*.*?\*\)|"[^"]*"|\'"\'|\bany text\b|words of[^|;]*|its name|, id\b', "", grammar
    )
    used = set(re.findall(r"\b[a-z]+\b", without))
    assert used <= set(rules)
