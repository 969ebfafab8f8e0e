import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.query import parse, to_text
from studyatlas.analysis.query.grammar import MOST_WORDS


@pytest.mark.parametrize(
    ("query", "read_as"),
    [
        ("fish", "fish"),
        ("TOOLS", "tools"),
        ("metrics", None),  # the name of a node comes first
        ("all metric", "all metrics"),
        ("which water plants", "water plants"),
        ("technique mitigates goby", "techniques that mitigate Goby"),
        ("techniques mitigating goby", "techniques that mitigate Goby"),
        ("techniques that mitigate the goby", None),
        ("What eats duckweed?", "what eats Duckweed"),
        ("goby eats what", "what is eaten by Goby"),
        ("duckweed is eaten by what", "what eats Duckweed"),
        ("duckweed is eaten by which fish", "fish that eat Duckweed"),
        ("what does goby eat", "what is eaten by Goby"),
        ("which fish is duckweed eaten by", "fish that eat Duckweed"),
        ("pike eats goby", "Pike eats Goby"),
        ("eats goby", "what eats Goby"),
        ("kinds of tank", "what is a kind of Tank"),
        ("examples of fish", "what is an example of fish"),
        ("items asking about goby", "exam items that ask about Goby"),
        ("items asked about by goby", "exam items that are asked about by Goby"),
        ("tools used for metrics", "tools that are used for metrics"),
        ("fish living in peace with pike", "fish that live in peace with Pike"),
        ("pike lives in peace with what", "what lives in peace with Pike"),
        ("fish in the same tank as pike", "fish that in the same tank as Pike"),
        ("fish not eating goby", "fish that do not eat Goby"),
        ("fish that don't eat goby", "fish that do not eat Goby"),
        ("tools that are not used for goby", "tools that are not used for Goby"),
        ("algorithms not covered", "algorithms that are not covered"),
        ("uncovered topics", "topics that are not covered"),
        ("not covered items", "exam items that are not covered"),
        ("missing items", "exam items that are missing"),
        ("fish known", "fish that are known"),
        ("unknown fish", "fish that are not known"),
        ("what is covered", "what is covered"),
        ("fish that eat goby and are not known", "fish that eat Goby and are not known"),
        ("tools used for missing oxygen", "tools that are used for Missing oxygen"),
        ("fish that eat snails and worms", "fish that eat Snails and worms"),
        ("fish that eat goby and eat pike", "fish that eat Goby and eat Pike"),
        ("what raises goby", "what raises Goby"),
        ("goby is lowered by which tools", "tools that lower Goby"),
        ("items asking about fish that eat goby", "exam items that ask about (fish that eat Goby)"),
        ("what eats (fish eating goby)", "what eats (fish that eat Goby)"),
        ("csp types that are thin", "CSP types that are thin"),
        ("fish carrying anything", "fish that carry anything"),
        ('what eats "what"', 'everything eats "What"'),
        ("what mitigates missing oxigen", "what mitigates Missing oxygen"),
        ("what mitigates mising oxygn", "what mitigates Missing oxygen"),
        ("tools used_for goby", "tools that are used for Goby"),
        # other words for a relation, as notes have them
        ("what prevents missing oxygen", "what mitigates Missing oxygen"),
        ("tools preventing missing oxygen", "tools that mitigate Missing oxygen"),
        ("missing oxygen is avoided by which tools", "tools that mitigate Missing oxygen"),
        ("what does air pump prevent", "what is mitigated by Air pump"),
        ("what reduces missing oxygen", "what reduces Missing oxygen"),
        ("tools that don't reduce goby", "tools that do not reduce Goby"),
        ("what needs tank", "what requires Tank"),
        ("prerequisites for pike", "what is required by Pike"),
        ("tools suitable for goby", "tools that are used for Goby"),
        ("what increases goby", "what raises Goby"),
        ("how to prevent missing oxygen", "what mitigates Missing oxygen"),
        ("How do I reduce missing oxygen?", "what reduces Missing oxygen"),
        ("how can we measure goby", "what measures Goby"),
        ("tools for goby", "tools that are for Goby"),
        ("all tools for fish that eat goby", "tools that are for (fish that eat Goby)"),
        ("tools for goby and not known", None),
        ("how to use goby", None),
        ("how to require goby", None),
        ("how to be covered", None),
        ("how", None),
        ("how to", None),
        ("pike for goby", None),
        ("for goby", None),
        ("tools for", None),
        ("what needs pke", None),
        # plain searches
        ("goby", None),
        ("eats", None),
        ("metric", None),
        ("tool", None),
        ("missing oxygen", None),
        ("covered", None),
        ("what", None),
        ("not", None),
        ("fish that", None),
        ("fish that eat", None),
        ("fish and plants", None),
        ("fish (", None),
        ("fish that eat (goby", None),
        ("fish that eat nothing known", None),
        ("gobies of the world", None),
        ("", None),
        ('"', None),
        ("fish that not not eat goby", None),
    ],
)  # fmt: skip
def test_how_a_query_is_read(aquarium, query, read_as) -> None:
    phrase = parse(aquarium, query)
    assert (to_text(aquarium, phrase) if phrase else None) == read_as
    if phrase:
        assert parse(aquarium, to_text(aquarium, phrase)) == phrase


def test_a_name_of_several_nodes_means_all_of_them(aquarium) -> None:
    phrase = parse(aquarium, "what eats tank")
    assert phrase.conditions[0].to.nodes == ("tank", "tank-2")


def test_one_wording_of_two_relation_types_means_both(aquarium) -> None:
    roles = parse(aquarium, "what carries goby").conditions[0].roles
    assert [role.relation for role in roles] == ["brings", "carries"]


@pytest.mark.parametrize(
    "query",
    [
        "what eats " + "(" * 5000,
        "fish that eat goby " + "and eat goby " * 1000,
        "what eats " * 1000,
        "what eats (" * 60 + "goby",
        "not " * 2000 + "covered",
        '"' * 10_000,
        "fish " * MOST_WORDS,
        "(a+)+$ eats [z-a]",
        "\u202efish that eat 🐟",
    ],
)
def test_hostile_queries_are_plain_searches_or_short(aquarium, query) -> None:
    phrase = parse(aquarium, query)
    assert phrase is None or len(query) < 100


VOCABULARY = (
    "what which fish that eat eats eaten by is are not and but goby pike tank missing covered "
    "how to reduce tools "
    'known metrics topics used for ( ) "air pump" does do mitigates snails worms in the same as'
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=12))
def test_whatever_is_read_reads_the_same_when_it_is_printed(aquarium, words) -> None:
    phrase = parse(aquarium, " ".join(words))
    if phrase:
        assert parse(aquarium, to_text(aquarium, phrase)) == phrase


@given(st.text(max_size=60))
def test_any_text_is_read_or_not(aquarium, text) -> None:
    phrase = parse(aquarium, text)
    assert phrase is None or parse(aquarium, to_text(aquarium, phrase)) == phrase
