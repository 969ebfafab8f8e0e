"""Which note a link leads to: a table of cases, the first of them as seen in Obsidian 1.13.7."""

import pytest

NOTE = "Some words.\n"

OBSIDIAN = [
    # files; the note with the link; the link; where Obsidian leads
    ("Note.md; zzzz/Note.md; a/b/Note.md", "src.md", "[[Note]]", "Note.md"),
    ("Note.md; zzzz/Note.md; a/b/Note.md", "zzzz/src.md", "[[Note]]", "Note.md"),
    ("Note.md; zzzz/Note.md; a/b/Note.md", "a/b/src.md", "[[Note]]", "Note.md"),
    ("zzzz/Note.md; a/b/Note.md", "src.md", "[[Note]]", "a/b/Note.md"),
    ("zzzz/Note.md; a/b/Note.md; b/Note.md", "zzzz/src.md", "[[Note]]", "zzzz/Note.md"),
    ("zzzz/Note.md; a/b/Note.md; b/Note.md", "a/b/src.md", "[[Note]]", "a/b/Note.md"),
    ("zzzz/Note.md; a/b/Note.md; b/Note.md", "zzzz/deep/src.md", "[[Note]]", "b/Note.md"),
    ("zzzz/Note.md; a/b/Note.md; b/Note.md", "src.md", "[[Note]]", "b/Note.md"),
    ("a/b/Note.md; b/Note.md", "a/b/src.md", "[[b/Note]]", "b/Note.md"),
    ("a/b/Note.md", "src.md", "[[b/Note]]", "a/b/Note.md"),
    ("y.md", "a/x.md", "[[../y]]", "y.md"),
    ("Log.md", "src.md", "[[log]]", "Log.md"),
    ("Log.md", "src.md", "[[LOG]]", "Log.md"),
    ("Ext.md", "src.md", "[[Ext.MD]]", "Ext.md"),
    ("Sq]uare.md", "src.md", "[[Sq]uare]]", "Sq]uare.md"),
    ("Sp ace.md", "src.md", "[[Sp ace]]", "Sp ace.md"),
    ("Cafe\u0301.md", "src.md", "[[Caf\u00e9]]", "Cafe\u0301.md"),
    ("Sub/My Note.md", "src.md", "[y](My%20Note.md)", "Sub/My Note.md"),
    ("Sub/My Note.md", "src.md", "[x](Sub/My%20Note.md)", "Sub/My Note.md"),
    ("Sub/My Note.md", "Sub/src.md", "[x](Sub/My%20Note.md)", "Sub/My Note.md"),
    ("Sub/My Note.md", "Sub/src.md", "[y](My%20Note.md)", "Sub/My Note.md"),
    ("Inner.md", "src.md", "[[Nested [[Inner]] x]]", "Inner.md"),
    ("a/Note.md; Note.md", "a/src.md", "[[/Note]]", "Note.md"),
]

FURTHER = [
    ("rye.md", "src.md", "[[rye|the grain]]", "rye.md"),
    ("rye.md", "src.md", "[[ rye ]]", "rye.md"),
    ("rye.md", "src.md", "![[rye]]", "rye.md"),
    ("rye.md", "src.md", "![rye](rye.md)", "rye.md"),
    ("rye.md", "src.md", "| a |\n|---|\n| [[rye\\|the grain]] |", "rye.md"),
    ("rye.md; rye.md.md", "src.md", "[[rye.md]]", "rye.md"),
    ("a/rye.md.md", "src.md", "[[rye.md]]", "a/rye.md.md"),
    ("rye.markdown", "src.md", "[[rye]]", "rye.markdown"),
    ("rye.md; rye.markdown", "src.md", "[x](rye.markdown)", "rye.markdown"),
    ("v1.2.md", "src.md", "[[v1.2]]", "v1.2.md"),
    ("Node.js.md", "src.md", "[[node.js]]", "Node.js.md"),
    ("scan.pdf.md", "src.md", "[[scan.pdf]]", "scan.pdf.md"),
    ("Note.md; note.md", "src.md", "[[note]]", "note.md"),
    ("Note.md; note.md", "src.md", "[[Note]]", "Note.md"),
    ("note.md; Note.md", "src.md", "[x](Note.md)", "Note.md"),
    ("x/sub/Note.md; a/sub/Note.md", "a/src.md", "[[sub/Note]]", "a/sub/Note.md"),
    ("y/a/b/Note.md; x/a/b/Note.md", "y/a/b/src.md", "[[b/Note]]", "y/a/b/Note.md"),
    ("bb/Tie.md; aa/Tie.md", "src.md", "[[Tie]]", "aa/Tie.md"),
    ("rye.md", "src.md", "[x](rye.md)", "rye.md"),
    ("rye.md", "src.md", "[x](./rye.md)", "rye.md"),
    ("rye.md", "a/b/src.md", "[x](../../rye.md)", "rye.md"),
    ("a/rye.md", "src.md", "[x](b/../a/rye.md)", "a/rye.md"),
    ("rye.md", "a/src.md", "[x](/rye.md)", "rye.md"),
    ("data/rye.md", "data/src.md", "[x](/rye.md)", "data/rye.md"),
    ("a b.md", "src.md", "[x](<a b.md>)", "a b.md"),
    ("a b.md", "src.md", '[x](<a b.md> "title")', "a b.md"),
    ("a_b.md", "src.md", "[x](a\\_b.md)", "a_b.md"),
    ("C#.md", "src.md", "[x](C%23.md)", "C#.md"),
    ("a%20b.md", "src.md", "[[a%20b]]", "a%20b.md"),
    ("a/rye.md; rye.md", "a/src.md", "[x](rye.md)", "a/rye.md"),
    ("a/rye.md; rye.md", "a/src.md", "[[rye]]", "rye.md"),
    ("rye.md", "src.md", "[x](rye)", "rye.md"),
    ("rye.md", "src.md", "<rye.md>", "rye.md"),
    ("a/rye.md", "src.md", "(<a/rye.md#some>)", "a/rye.md"),
    ("rye.md", "src.md", "[the grain][r]\n\n[r]: rye.md", "rye.md"),
    ("rye.md", "src.md", "[rye][]\n\n[rye]: rye.md 'A title'", "rye.md"),
    ("rye.md", "src.md", "[rye]\n\n[rye]: <rye.md>", "rye.md"),
    ("rye.md", "src.md", "[![crumb](crumb.png)](rye.md)", "rye.md"),
    ("rye.md", "src.md", "A footnote[^1].\n\n[^1]: [[rye]]", "rye.md"),
    ("rye.md", "src.md", "> - **[[rye]]**", "rye.md"),
    ("rye.md", "src.md", "# On [[rye]]", "rye.md"),
    ("rye.md", "src.md", "%% [[rye]] %%", "rye.md"),
    ("rye.md", "src.md", "It costs $5, [[rye]] is $6.", "rye.md"),
    ("rye.md", "src.md", "It costs $5/[[rye]]-$10", "rye.md"),
]


@pytest.mark.parametrize(("files", "path", "link", "wanted"), OBSIDIAN + FURTHER)
def test_where_a_link_leads(follow, files, path, link, wanted) -> None:
    found, _ = follow(f"{link}\n", dict.fromkeys(files.split("; "), NOTE), path)
    assert found == [wanted]


@pytest.mark.parametrize("link", ["[[AL]]", "[[al]]", "[[ AL |text]]"])
@pytest.mark.parametrize(
    "front_matter",
    ["aliases: [AL, other]", "aliases:\n  - AL", "alias: AL", "Aliases: other, AL", "alias: [AL]"],
)
def test_an_alias_leads_to_its_note(follow, front_matter, link) -> None:
    notes = {"rye.md": f"---\n{front_matter}\n---\nGrain.\n", "oats.md": NOTE}
    assert follow(link, notes) == (["rye.md"], [])


def test_a_name_is_stronger_than_an_alias(follow) -> None:
    notes = {"a.md": "---\nalias: rye\n---\nGrain.\n", "b/c/rye.md": NOTE}
    assert follow("[[Rye]]", notes) == (["b/c/rye.md"], [])


def test_a_markdown_link_knows_no_aliases(follow) -> None:
    assert follow("[x](AL)", {"rye.md": "---\nalias: AL\n---\nGrain.\n"}) == ([], [])


@pytest.mark.parametrize(
    ("files", "path", "link", "said"),
    [
        (
            "a/topic.md; b/topic.md",
            "src.md",
            "[[topic]]",
            "2 notes (a/topic.md, b/topic.md); a/topic.md is taken",
        ),
        (
            "topic.md; b/topic.md",
            "b/src.md",
            "[[topic]]",
            "2 notes (b/topic.md, topic.md); topic.md is taken",
        ),
        (
            "x/b/topic.md; y/b/topic.md",
            "src.md",
            "[[b/topic]]",
            "2 notes (x/b/topic.md, y/b/topic.md); x/b/topic.md is taken",
        ),
        (
            "1/n.md; 2/n.md; 3/n.md; 4/n.md; 5/n.md",
            "src.md",
            "[x](n.md)",
            "5 notes (1/n.md, 2/n.md, 3/n.md, 4/n.md and 1 more); 1/n.md is taken",
        ),
    ],
)
def test_an_ambiguous_name_is_a_warning(follow, files, path, link, said) -> None:
    _, problems = follow(link, dict.fromkeys(files.split("; "), NOTE), path)
    (problem,) = problems
    assert problem.startswith(f"{path}:1:1: warning: link to ")
    assert problem.endswith(f"may mean {said} (ambiguous-link)")


def test_an_ambiguous_alias_is_a_warning(follow) -> None:
    notes = dict.fromkeys(("b/rye.md", "a/spelt.md"), "---\nalias: grain\n---\nGrain.\n")
    found, (problem,) = follow("[[grain]]", notes)
    assert found == ["b/rye.md"]
    assert "may mean 2 notes (a/spelt.md, b/rye.md); b/rye.md is taken" in problem


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("src.md", "[[a/topic]]"),
        ("src.md", "[[/a/topic]]"),
        ("b/src.md", "[[../a/topic]]"),
        ("b/src.md", "[x](topic.md)"),
        ("src.md", "[x](a/topic.md)"),
    ],
)
def test_a_path_is_not_ambiguous(follow, path, link) -> None:
    assert follow(link, dict.fromkeys(("a/topic.md", "b/topic.md"), NOTE), path)[1] == []


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("[[Sour doughs]]", "bread/sour-dough.md"),
        ("[[Raised with wild yeast]]", "bread/sour-dough.md"),
        ("[x](<Sour dough.md>)", "bread/sour-dough.md"),
    ],
)
def test_a_dangling_link_is_told_what_it_may_mean(follow, link, hint) -> None:
    found, (problem,) = follow(
        link, {"bread/sour-dough.md": "# Raised with wild yeast\n\nBread.\n"}
    )
    assert found == []
    assert problem.endswith(f"leads to no note; did you mean '{hint}'? (dangling-link)")
