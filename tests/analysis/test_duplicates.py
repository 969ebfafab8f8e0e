import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.duplicates import ALIKE, compare, compare_again, find_duplicates
from studyatlas.ingest.markdown import read_markdown

LINES = [f"word{n} stands beside thing{n} and below part{n} of shelf{n}." for n in range(40)]
TEXT = "# Shelves\n\n" + "\n\n".join(LINES[:8]) + "\n"


def duplicates(**texts: str) -> list[tuple[str, str, int]]:
    documents = [read_markdown(f"{name}.md", text) for name, text in texts.items()]
    return [(d.note.path, d.like.path, round(d.share * 100)) for d in find_duplicates(documents)]


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.replace("# Shelves", "## SHELVES"),
        TEXT.replace("word3", "**word3**").replace(".", ";"),
        f"---\ncreated: 2020-01-01\n---\n{TEXT}",
        TEXT.replace("\n", "\r\n"),
    ],
)
def test_the_same_words_are_a_duplicate_of_the_first_path(other) -> None:
    assert duplicates(b=TEXT, c=other, a=other) == [("b.md", "a.md", 100), ("c.md", "a.md", 100)]


def test_short_notes_are_duplicates_if_they_are_the_same() -> None:
    assert duplicates(a="Rye.\n", b="Rye!\n", c="Rye bread.\n") == [("b.md", "a.md", 100)]


def test_notes_without_words_are_none() -> None:
    assert duplicates(a="", b="", c="---\n\n---\n", d="![](x.png)\n") == []


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (TEXT.replace("thing3", "case"), 91),
        (TEXT + LINES[8], 89),
        (TEXT + "\n\n".join(LINES[8:11]), 73),
        ("\n".join(LINES[1:8]), 85),
    ],
)
def test_nearly_the_same_words_are_reported_with_their_share(other, share) -> None:
    (found,) = duplicates(a=TEXT, b=other)
    assert found[:2] == ("b.md", "a.md")
    assert found[2] == pytest.approx(share, abs=3)


@pytest.mark.parametrize(
    "other",
    [
        TEXT + "\n\n".join(LINES[8:16]),
        "\n\n".join(LINES[8:16]),
        " ".join(sorted(TEXT.split())),
        "# Shelves\n",
    ],
)
def test_other_words_are_not(other) -> None:
    assert duplicates(a=TEXT, b=other) == []


def test_the_note_resembled_most_is_named() -> None:
    near, nearer = TEXT + "\n\n".join(LINES[8:11]), TEXT + LINES[8]
    assert duplicates(a=near, b=TEXT + "Odd.\n", c=nearer)[-1][:2] == ("c.md", "b.md")


def test_scripts_without_spaces() -> None:
    text = "面包由面粉、水、盐和酵母制成。面团揉好之后要发酵,然后放入烤箱烘烤。"
    assert duplicates(a=text, b=text.replace("盐", "糖"))[0][:2] == ("b.md", "a.md")


def test_what_a_template_repeats_makes_no_duplicates() -> None:
    own = [" ".join(f"own{n}x{k}" for k in range(40)) for n in range(80)]
    template = "# Day\n\n" + "\n\n".join(LINES[:4])
    texts = {f"n{n:02}": f"{template}\n\n{words}\n" for n, words in enumerate(own)}
    assert duplicates(**texts) == []
    copy = texts["n40"].replace("own40x7 ", "mine ")
    assert [found[:2] for found in duplicates(**texts, z=copy)] == [("z.md", "n40.md")]


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(0, 12))
def test_every_likeness_is_found_that_comparing_each_with_each_finds(chance, changed) -> None:
    vocabulary = [f"w{n}" for n in range(30)] + [f"v{n}" for n in range(3000)]
    texts = []
    for _ in range(12):
        words = [chance.choice(vocabulary[: chance.choice((30, 3000))]) for _ in range(80)]
        texts.append(words)
        start = chance.randrange(60)
        texts.append(
            [*words[:start], *(chance.choice(vocabulary) for _ in range(changed)), *words[start:]]
        )
    documents = [read_markdown(f"n{n:02}.md", " ".join(words)) for n, words in enumerate(texts)]

    def runs(words: list[str]) -> set[tuple[str, ...]]:
        return set(zip(words, words[1:], words[2:], strict=False))

    best = {}
    for n, words in enumerate(texts):
        shares = [
            len(runs(words) & runs(other)) / len(runs(words) | runs(other)) for other in texts[:n]
        ]
        if max(shares, default=0) >= ALIKE:
            best[f"n{n:02}.md"] = max(shares)
    assert {d.note.path: pytest.approx(d.share) for d in find_duplicates(documents)} == best


@settings(max_examples=80)
@given(st.randoms(use_true_random=False))
def test_comparing_again_gives_what_comparing_anew_gives(chance) -> None:
    words = [f"w{number}" for number in range(120)]

    def text() -> str:
        start, size = chance.randrange(60), chance.choice((2, 25, 30, 60))
        picked = words[start : start + size]
        for _ in range(chance.randrange(12)):
            picked[chance.randrange(len(picked))] = chance.choice(words)
        return " ".join(picked)

    texts = [text() for _ in range(14)]
    compared = compare([read_markdown(f"n{n:02}.md", one) for n, one in enumerate(texts)])
    for _ in range(6):
        changed = chance.sample(range(14), chance.randint(1, 2))
        for place in changed:
            more = " ".join(chance.choices(words, k=chance.randint(1, 9)))
            texts[place] = chance.choice((text(), f"{texts[place]} {more}"))
        documents = [read_markdown(f"n{n:02}.md", one) for n, one in enumerate(texts)]
        compared = compare_again(compared, documents, changed)
        assert compared == compare(documents)
