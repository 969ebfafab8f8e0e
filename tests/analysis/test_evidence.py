import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage import make_coverage
from studyatlas.analysis.details import show
from studyatlas.analysis.evidence import explained_in, mentioned_in, told_by
from studyatlas.model.naming import tokens

KNOTS = """
    reef-knot: {type: technique, label: Reef knot, used_for: [joining]}
    bowline: {type: technique, label: Bowline, aliases: [King of knots], used_for: [looping]}
    joining: {type: concept, label: Joining ropes}
    looping: {type: concept, label: Making a loop}
"""


def read_knots(read, notes):
    return read({"graph/knots.yaml": KNOTS, "notes/knots.md": notes})


def places(found):
    return [(e.line, e.end_line, e.quote) for e in found]


def test_a_heading_is_about_its_whole_section(read) -> None:
    atlas = read_knots(
        read,
        """
        # Knots

        ## Bowline

        Makes a loop that does not slip.

        Easy to untie.

        ## Other knots
        """,
    )
    assert places(explained_in(atlas, "bowline")) == [(5, 8, "Makes a loop that does not slip.")]


def test_a_row_is_about_itself(read) -> None:
    atlas = read_knots(
        read,
        """
        | Knot | Use |
        | --- | --- |
        | Reef knot | Ties two ends of one rope |
        | Bowline | Makes a loop that holds |
        """,
    )
    assert places(explained_in(atlas, "bowline")) == [
        (4, 4, "| Bowline | Makes a loop that holds |")
    ]


def test_a_list_item_is_about_itself_and_what_is_nested_in_it(read) -> None:
    atlas = read_knots(
        read,
        """
        # Knots

        - **Bowline**
          - makes a loop that holds
            - and comes undone
          - is quick to tie
        - **Reef knot**: ties two ends of one rope
        """,
    )
    assert [place[:2] for place in places(explained_in(atlas, "bowline"))] == [(5, 6)]
    assert [place[:2] for place in places(explained_in(atlas, "reef-knot"))] == [(7, 7)]


def test_the_quote_is_the_first_line_that_says_more_than_the_name(read) -> None:
    atlas = read_knots(
        read,
        """
        # Knots

        - **Bowline**
          - makes a loop that holds
        """,
    )
    assert places(explained_in(atlas, "bowline")) == [(4, 4, "- makes a loop that holds")]


def test_a_mention_counts_only_where_the_section_does_not_explain(read) -> None:
    atlas = read_knots(
        read,
        """
        # Bowline

        The bowline makes a loop that does not slip.

        # Reef knot

        Unlike a bowline, it joins two ends of one rope.
        """,
    )
    assert [e.line for e in explained_in(atlas, "bowline")] == [3]
    (mention,) = mentioned_in(atlas, "bowline")
    assert (mention.line, mention.heading, mention.why) == (7, "Reef knot", "mentions Bowline")


def test_evidence_says_why_it_counts_and_inferred_weighs_less(read) -> None:
    atlas = read_knots(
        read,
        """
        # Bowline

        Makes a loop that does not slip.

        # Bowline or reef knot

        One loops and the other joins two ends.
        """,
    )
    stated, inferred = explained_in(atlas, "bowline")
    assert (stated.why, inferred.why) == (
        "explains Bowline",
        "stands under a heading that names Bowline (inferred)",
    )
    assert stated.score > inferred.score


@pytest.mark.parametrize(
    "how",
    [
        "explains: [bowline]",
        "explains: [{to: bowline, source: knots.md, quote: 'comes back out'}]",
        "mentions: [bowline]",
    ],
)
def test_a_link_made_by_hand_from_a_section_to_a_topic_is_evidence(read, how) -> None:
    atlas = read(
        {
            "graph/knots.yaml": KNOTS + f"    knots.md#the-rabbit:\n      {how}\n",
            "knots.md": """
                # The rabbit

                The rabbit comes out of the hole, around the tree,
                and comes back out where it went in.
            """,
        }
    )
    (found,) = show(atlas, "bowline").sections
    assert (found.path, found.heading) == ("knots.md", "The rabbit")
    assert 1 <= found.line <= found.end_line <= 4


def test_show_names_the_notes_as_evidence_and_not_again_as_relations(read) -> None:
    atlas = read_knots(read, "# Bowline\n\nMakes a loop that does not slip.\n")
    found = show(atlas, "bowline")
    assert [relation.key for relation in found.relations] == [("bowline", "used_for", "looping")]
    assert len(found.sections) == 1


def test_show_goes_as_deep_as_it_is_asked_each_relation_once(joined) -> None:
    atlas = joined("bowline uses rope\nrope requires hemp\nhemp requires field")
    keys = [[r.key for r in show(atlas, "bowline", depth).relations] for depth in (1, 2, 3)]
    assert [len(found) for found in keys] == [1, 2, 3]
    assert keys[2] == [
        ("bowline", "uses", "rope"),
        ("hemp", "requires", "field"),
        ("rope", "requires", "hemp"),
    ]


def test_told_by_leaves_out_what_is_no_section(joined) -> None:
    atlas = joined("king-of-knots explains bowline")
    assert told_by(atlas, "bowline", "explains") == ()
    assert show(atlas, "bowline").sections == ()


# Every line of evidence holds its words -----------------------------------------------------

NAMES = st.sampled_from(["bowline", "Reef knot", "king of knots", "joining ropes", "making a loop"])
WORDS = st.lists(
    st.one_of(NAMES, st.sampled_from(["a", "rope", "holds", "*fast*", "**wet**", "`hands`"])),
    min_size=1,
    max_size=12,
).map(" ".join)
PIECES = st.one_of(
    st.builds("{} {}\n\n".format, st.sampled_from(["#", "##", "###"]), NAMES),
    WORDS.map("{}\n\n".format),
    st.builds("{}\n{}\n\n".format, WORDS, WORDS),
    NAMES.map("**{}**\n\n".format),
    st.builds("- **{}**: {}\n  - {}\n\n".format, NAMES, WORDS, WORDS),
    st.builds("- {}\n- {}\n\n".format, WORDS, WORDS),
    st.builds(
        "| Knot | Use |\n| --- | --- |\n| {} | {} |\n| {} | - |\n\n".format, NAMES, WORDS, NAMES
    ),
    st.builds("| Knot | Use |\n| --- | --- |\n| {} | {}<br>{} |\n\n".format, NAMES, WORDS, WORDS),
    WORDS.map("```\n{}\n```\n\n".format),
    WORDS.map("> {}\n\n".format),
    st.just("![a knot](knot.png)\n\n"),
)
GUIDE = """
    # Task 1.1: Tie
    Knowledge of:
    - Reef knots
    - Bowlines (for example, making a loop)
    - How hemp rope holds fast in wet hands
    Skills in:
    - Joining ropes
"""


def words_of(text) -> list[str]:
    return tokens(text.replace("<br>", " "))


def stand_in_order(words, text) -> bool:
    rest = iter(words_of(text))
    return all(word in rest for word in words_of(words))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_words_quoted_stand_on_the_lines_of_the_evidence(read, notes) -> None:
    atlas = read(
        {"graph/knots.yaml": KNOTS, "guide.md": GUIDE, "notes/knots.md": notes + "# End\n"}
    )
    shown = [e for node in atlas.nodes for e in show(atlas, node).sections]
    judged = [
        evidence
        for item in make_coverage(atlas).items
        for evidence in (*item.evidence, *([item.nearest] if item.nearest else []))
    ]
    lines = (notes + "# End\n").splitlines()
    for evidence in shown + judged:
        assert evidence.path == "notes/knots.md"
        assert 1 <= evidence.line <= evidence.end_line <= len(lines)
        stretch = "\n".join(lines[evidence.line - 1 : evidence.end_line])
        assert stand_in_order(evidence.quote, stretch)
        assert words_of(evidence.quote)[:1] == words_of(lines[evidence.line - 1])[:1]
