import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.store.marked_yaml import Mapping, Marked, Scalar, Sequence, read_yaml


def read(text: str) -> Marked | None:
    value, problems = read_yaml("rails.yaml", text)
    assert problems == []
    return value


def complaints(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml("rails.yaml", text)[1]]


def plain(value: Marked | None) -> object:
    """Return marked values as they would be without their marks."""
    if isinstance(value, Mapping):
        return {key.text: plain(entry) for key, entry in value.entries}
    if isinstance(value, Sequence):
        return [plain(item) for item in value.items]
    return None if value is None or value.null else value.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("steam", "steam"),
        ("[coal, peat]", ["coal", "peat"]),
        ("steam: {needs: [coal]}", {"steam": {"needs": ["coal"]}}),
        ("steam:\n- coal\n- peat\n", {"steam": ["coal", "peat"]}),
        ("steam: ~\ncoal: null\npeat:\n", {"steam": None, "coal": None, "peat": None}),
        ("year: 1829\nfast: yes\nratio: 1.5\n", {"year": "1829", "fast": "yes", "ratio": "1.5"}),
        ("2.10: K", {"2.10": "K"}),
        ("\"null\": '~'", {"null": "~"}),
        ("text: >\n  folded\n  lines\n", {"text": "folded lines\n"}),
        ("text: |\n  kept\n  lines\n", {"text": "kept\nlines\n"}),
        ("a: &fuel [coal]\nb: *fuel\n", {"a": ["coal"], "b": ["coal"]}),
        ("steam: !!python/object:os.system x", {"steam": "x"}),
        ("Bahn: Zürich\n鉄道: 東京\n", {"Bahn": "Zürich", "鉄道": "東京"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("---\na: 1\n...\n", {"a": "1"}),
    ],
)
def test_values_are_text_as_written(text: str, expected: object) -> None:
    assert plain(read(text)) == expected


def test_every_key_and_value_has_its_place() -> None:
    value = read("steam:\n  needs: [coal,\n    peat]\n  Öl: {to: x}\n")
    assert isinstance(value, Mapping)
    (steam, entry) = value.entries[0]
    assert isinstance(entry, Mapping)
    needs, oil = (found for _, found in entry.entries)
    assert isinstance(needs, Sequence)
    assert isinstance(oil, Mapping)
    places = [
        (found.position.line, found.position.column)
        for found in (steam, entry, entry.entries[0][0], needs, *needs.items, oil, oil.get("to"))
        if found
    ]
    assert places == [(1, 1), (2, 3), (2, 3), (2, 10), (2, 11), (3, 5), (4, 7), (4, 12)]
    assert (needs.position.line, needs.position.end_line) == (2, 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "3:1: error: key 'a' stands here again; its first value is kept (duplicate-key)",
        ),
        (
            "a: {x: 1, x: 2}\n",
            "1:11: error: key 'x' stands here again; its first value is kept (duplicate-key)",
        ),
        (
            "a:\n\tb: 1\n",
            "2:1: error: tab in the indentation; YAML takes spaces only (yaml-tab)",
        ),
        (
            "a:\n  b: 1\n  \tc: 2\n",
            "3:3: error: tab in the indentation; YAML takes spaces only (yaml-tab)",
        ),
        (
            "a: &x [1, *x]\n",
            "1:4: error: an anchor contains itself (yaml-recursion)",
        ),
        (
            "a: &x\n  b: *x\n",
            "1:4: error: an anchor contains itself (yaml-recursion)",
        ),
        (
            "? [a, b]\n: 1\n",
            "1:3: error: a key must be plain text (yaml-key)",
        ),
        (
            "a: b: c\n",
            (
                "1:5: error: not valid YAML: mapping values are not allowed in this context "
                "(yaml-syntax)"
            ),
        ),
        (
            "a: *coal\n",
            "1:4: error: not valid YAML: found undefined alias (yaml-syntax)",
        ),
        (
            "a: [1, 2\nb: 3\n",
            (
                "2:2: error: not valid YAML: did not find expected ',' or ']' "
                "(while parsing a flow sequence from line 1) (yaml-syntax)"
            ),
        ),
        (
            "a: 'coal\n",
            (
                "2:1: error: not valid YAML: found unexpected end of stream "
                "(while scanning a quoted scalar from line 1) (yaml-syntax)"
            ),
        ),
        (
            "a: 1\n---\nb: 2\n",
            (
                "2:1: error: not valid YAML: expected a single document in the stream, "
                "but found another document (yaml-syntax)"
            ),
        ),
        (
            "a: 1\nbé: \x07\n",
            "2:5: error: not valid YAML: character U+0007 is not allowed (yaml-syntax)",
        ),
        (
            "a: 1\n\x00",
            "2:1: error: not valid YAML: character U+0000 is not allowed (yaml-syntax)",
        ),
    ],
)
def test_a_mistake_is_one_line_with_its_place(text: str, line: str) -> None:
    assert complaints(text) == [f"rails.yaml:{line}"]


def test_of_two_equal_keys_the_first_value_is_kept() -> None:
    value, _ = read_yaml("rails.yaml", "a: 1\nb: 2\na: 3\n")
    assert plain(value) == {"a": "1", "b": "2"}


def test_a_recursive_anchor_costs_only_itself() -> None:
    value, _ = read_yaml("rails.yaml", "a: &x [1, *x]\nb: 2\n")
    assert plain(value) == {"a": ["1", None], "b": "2"}


def test_anchors_that_multiply_are_read_once() -> None:
    text = "a0: &a0 [x, x]\n"
    text += "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    value = read(text)
    assert isinstance(value, Mapping)
    last = value.get("a59")
    assert isinstance(last, Sequence)
    assert last.items[0] is last.items[1]


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 101 + "]" * 101, "- " * 5000, "{a: " * 200])
def test_very_deep_nesting_is_a_problem_and_no_crash(text: str) -> None:
    value, problems = read_yaml("rails.yaml", text)
    assert value is None
    assert [problem.rule for problem in problems] == ["yaml-depth"]


def test_deep_nesting_within_reason_is_read() -> None:
    assert isinstance(read("[" * 100 + "]" * 100), Sequence)


VALUES = st.recursive(
    st.sampled_from(["coal", "1829", "true", "Öl", "a b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


@given(VALUES)
def test_json_is_read_as_it_was_written(value: object) -> None:
    assert plain(read(json.dumps(value, ensure_ascii=False))) == value


LINES = st.sampled_from(
    [
        *("a: 1", "b: [x, y]", "c: {d: ~, e: null}", "  f: g", "- h", "a: again", "[i]: j", "k:"),
        *("? l", ": m", "n: 'o'", 'p: "q"', "r: |", "  s", "t: {u: 1, u: 2}", "# v", "---"),
    ]
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_an_anchor_makes_no_difference_to_what_is_read(text: str) -> None:
    one, problems = read_yaml("rails.yaml", f"{text}\nz: 1\n")
    other, same = read_yaml("rails.yaml", f"{text}\nz: &z 1\n")
    assert problems == same
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        assert one.entries[:-1] == other.entries[:-1]
    else:
        assert one == other


@given(st.text() | st.text("ab:-[]{}&*!|>'\"#%@,? \t\r\n", max_size=60))
def test_no_text_raises_and_every_place_is_in_it(text: str) -> None:
    value, problems = read_yaml("rails.yaml", text)
    assert value is None or isinstance(value, Scalar | Sequence | Mapping)
    lines = (text + "_").splitlines()
    for problem in problems:
        assert 1 <= problem.position.line <= len(lines) + 1
        assert problem.position.column >= 1
        assert "\n" not in str(problem)
