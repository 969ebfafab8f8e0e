from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.question import stem, stems
from studyatlas.analysis.per_atlas import follow
from studyatlas.analysis.query import ask
from studyatlas.analysis.search import search
from studyatlas.analysis.search.texts import folded_of, sections_saying
from studyatlas.model.change import Change

HIVES = {
    "exam.md": "# Task 1.1: Keep bees\n\n- Signs that a colony prepares to swarm\n",
    "graph/a.yaml": "topics: curated\nwax: {type: concept, label: Wax}\n",
    "a.md": """
        # May

        Look for queen cells. A colony that [is swarming](https://example.com/queen) leaves.

        ## Moves

        Nothing moves here.

        - Pagden: move the hive, and
          leave the queen where she was
        - In C++ one would say `queue`

        ## Newspaper

        Chewed through in 2-3 days.
        """,
    "b.md": """
        # June

        Bees dying of hunger do not swarm. A swarm in June flies far.

        | Sign | Means |
        | --- | --- |
        | Idle bees | they swarm soon |

        # Émigrés

        Völker schwärmen im Frühling. 学习养蜂。
        """,
}


@pytest.fixture(scope="module")
def hives(read):
    return read(HIVES)


def said(atlas, query) -> list[tuple[str, float, str]]:
    return [(one.node.label, one.score, one.sentence) for one in sections_saying(atlas, query)]


def test_words_are_found_by_their_stems_and_the_sentence_is_quoted(hives) -> None:
    assert said(hives, "swarming") == [
        ("June", 0.09, "Bees dying of hunger do not swarm."),
        ("May", 0.09, "A colony that is swarming leaves."),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("swarms leaving colonies", [("May", 0.09)]),  # one sentence
        ("cells leave", [("May", 0.06)]),  # one block
        ("newspaper chewing", [("Newspaper", 0.06)]),  # a title and a sentence
        ("hunger idle", [("June", 0.03)]),  # one section
        ("to die", [("June", 0.09)]),
        ("c++", [("Moves", 0.09)]),
        ("frühling emigres", [("Émigrés", 0.06)]),
        ("schwarm", [("Émigrés", 0.08)]),  # begins so
        ("chwarm", []),
        ("养蜂", [("Émigrés", 0.09)]),
        ("example", []),  # an address is no text
        ("newspaper", []),  # names find a title
        ("hunger newspaper", []),
        ("of the and", []),
        ("", []),
    ],
)
def test_what_is_found_and_how_well(hives, query, found) -> None:
    assert [(label, score) for label, score, _ in said(hives, query)] == found


def test_texts_come_last_and_only_where_the_words_are_no_topic(hives) -> None:
    def matched(query, **more):
        return [(r.type, r.matched) for r in ask(hives, query, **more).results]

    names = [("item", "label: Signs that a colony prepares to swarm")]
    first, second = (("section", f"text: {text}") for _, _, text in said(hives, "swarm"))
    assert matched("swarm") == [*names, first, second]
    assert matched("swarm", limit=2) == [*names, first]
    assert matched("swarm", types=["item"]) == names
    assert matched("swarm", types=["section"]) == [first, second]
    assert matched("wax") == [("concept", "label: Wax")]
    scores = [result.score for result in ask(hives, "swarm").results]
    assert scores == sorted(scores, reverse=True)
    assert [result.type for result in search(hives, "swarm").results] == ["item"]


def test_a_topic_that_merely_has_the_words_hides_no_text(read) -> None:
    graph = "cold-brew: {type: concept, label: Cold brew, aliases: [slow coffee]}\n"
    notes = "# Sea\n\nThe cold took the engine. Cold brew and slow coffee kept us awake.\n"
    atlas = read({"graph/a.yaml": graph, "a.md": notes})

    def matched(query) -> list[str]:
        return [result.matched for result in ask(atlas, query).results]

    said = "text: The cold took the engine."
    assert matched("cold") == ["label: Cold brew", said]
    assert matched("the cold") == [said]
    assert matched("brew") == [
        "label: Cold brew",
        "text: Cold brew and slow coffee kept us awake.",
    ]
    assert matched("cold brew") == ["label: Cold brew"]
    assert matched("slow coffee") == ["alias: slow coffee"]


def test_a_word_in_a_text_is_not_taken_for_two_typos(hives) -> None:
    assert [result.matched for result in ask(hives, "vax").results] == ["label: Wax"]
    assert [result.matched for result in ask(hives, "far").results] == [
        "text: A swarm in June flies far."
    ]


def test_the_last_word_is_found_while_it_is_typed(read) -> None:
    notes = "# Winter\n\nBees hibernate not at all, they cluster.\n"
    atlas = read({"graph/a.yaml": "topics: curated\n", "a.md": notes})
    word = "hibernate"
    counts = [len(sections_saying(atlas, word[:size])) for size in range(1, len(word) + 1)]
    assert counts == [0, 0, 0, 1, 1, 1, 1, 1, 1]
    assert len(sections_saying(atlas, "bees hiber")) == 1
    assert sections_saying(atlas, "hiber bees") == []
    assert sections_saying(atlas, "bees with") != []


def test_a_whole_word_comes_before_a_beginning(read) -> None:
    notes = "# A\n\nThe planet turns, a planet glows.\n\n# B\n\nThey plan. The planets turn.\n"
    atlas = read({"graph/a.yaml": "topics: curated\n", "a.md": notes})
    assert said(atlas, "plan") == [
        ("B", 0.09, "They plan."),
        ("A", 0.08, "The planet turns, a planet glows."),
    ]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("кот", "Два кота спят.", True),
        ("кот", "Каждый, который любит, скот.", False),
        ("κυψέλη", "Η κυψέλης θέση.", True),
        ("회귀는", "선형 회귀를 배운다.", True),
        ("回归", "学习线性回归。", True),
        ("归回", "学习线性回归。", False),
        ("蜂养", "学习养蜂。", False),
        ("养蜂 学习", "学习养蜂。", True),
        ("過学習", "これは過学習を防ぐ。", True),
        ("学過習", "これは過学習を防ぐ。", False),
        ("GPU加速", "使用 GPU 加速。", True),
        ("3月", "在3月分蜂。", True),
        ("3月", "在13分，8月分蜂。", False),
        ("ผึ้ง", "การเลี้ยงผึ้งในฤดูหนาว", True),
        ("मधुमक्खी", "हर मधुमक्खी उड़ती है", True),
    ],
)
def test_other_scripts_are_found_by_words_or_by_runs(read, query, text, found) -> None:
    atlas = read({"graph/a.yaml": "topics: curated\n", "a.md": f"# Title\n\n{text}\n"})
    assert [one.sentence for one in sections_saying(atlas, query)] == [text] * found


def test_code_is_searched_where_words_stand_beside_it(read) -> None:
    code = "```sh\nmkfs /dev/sdb\n```\n"
    notes = f"# Both\n\nRun this:\n\n{code}\n## Code alone\n\n{code}"
    atlas = read({"graph/a.yaml": "topics: curated\n", "a.md": notes})
    assert [label for label, _, _ in said(atlas, "mkfs")] == ["Both"]


def test_notes_are_folded_once_and_again_after_an_edit(read) -> None:
    files = {"graph/a.yaml": "topics: curated\n", "plain.md": "# Plain\n\nBees swarm.\n"}
    one, two = "# One\n\nVölker schwärmen.\n", "# Two\n\nVölker überwintern.\n"
    before = read(files | {"one.md": one, "two.md": two})
    plain, first, second = sorted(before.documents, key=lambda d: ["p", "o", "t"].index(d.path[0]))
    assert [s.node.label for s in sections_saying(before, "volker")] == ["One", "Two"]
    folded = folded_of(before)
    assert folded.text(first) is folded.text(first)
    assert folded.text(plain) is not folded.text(plain)

    edited = read({"two.md": "# Two\n\nVölker schwärmen auch.\n"}).documents
    after = replace(before, documents=tuple(sorted((plain, first, *edited), key=lambda d: d.path)))
    follow(replace(Change.nothing(before), after=after, documents=frozenset({"two.md"})))
    assert folded_of(after).text(first) is folded.text(first)
    assert [s.node.label for s in sections_saying(after, "schwärmen")] == ["One", "Two"]
    assert [s.node.label for s in sections_saying(before, "schwärmen")] == ["One"]
    assert folded.text(second) != folded_of(after).text(edited[0])


WORDS = ["swarm", "swarming", "dying", "die", "apps", "application", "C++", "Queen's"]


@given(st.lists(st.sampled_from(WORDS)))
def test_a_text_has_the_words_whose_stems_it_has(read, words) -> None:
    text = " ".join(words)
    atlas = read({"graph/a.yaml": "topics: curated\n", "a.md": f"# Title\n\nText {text}.\n"})
    for query in ("swarms", "lie", "die", "apps", "queen", "c++", "c"):
        has = set(stems(query)) <= set(stems(text))
        assert bool(sections_saying(atlas, query)) == has
    assert stem("die") == stem("dying")


def test_a_misspelled_name_comes_before_texts_that_have_only_its_stem(read) -> None:
    notes = {f"{n}.md": f"# Part {n}\n\nTree {n} runs into overfitting.\n" for n in range(6)}
    graph = "topics: curated\noverfitting: {type: concept, label: Overfitting}\n"
    atlas = read({**notes, "graph/a.yaml": graph})
    assert search(atlas, "overfiting", texts=True).results[0].id == "overfitting"
    there = search(atlas, "runs into", texts=True).results
    assert {one.type for one in there} == {"section"}
