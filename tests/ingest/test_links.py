import pytest

from studyatlas.ingest.links import LinkResolver
from studyatlas.ingest.markdown import read_markdown

NOTES = {
    "rails.md": "# Rails\n\n## Narrow gauge\n\nSmall.\n",
    "engines/steam.md": "---\nera: old\n---\n# Steam engines\n\nHot.\n\n## Boilers\n",
    "engines/Green tea.md": "Not an engine.\n",
    "blank.md": "---\nempty: yes\n---\n",
}


def resolve(text: str, path: str = "index.md") -> tuple[list[str], list[str]]:
    """Return where the links of a text lead, and the warnings."""
    documents = tuple(read_markdown(name, body) for name, body in {**NOTES, path: text}.items())
    links, problems = LinkResolver(documents).resolve()
    return [link.target.id for link in links], [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("[x](rails.md)", "rails.md#rails"),
        ("[x](./rails.md)", "rails.md#rails"),
        ("[x](engines/../rails.md)", "rails.md#rails"),
        ("[x](rails.md#narrow-gauge)", "rails.md#rails/narrow-gauge"),
        ("[x](rails.md#Narrow%20gauge)", "rails.md#rails/narrow-gauge"),
        ("[x](<engines/Green tea.md>)", "engines/Green tea.md"),
        ("[x](engines/Green%20tea.md)", "engines/Green tea.md"),
        ("[[rails]]", "rails.md#rails"),
        ("[[Rails|iron roads]]", "rails.md#rails"),
        ("[[rails.md]]", "rails.md#rails"),
        ("[[steam engines]]", "engines/steam.md#steam-engines"),
        ("[[engines/steam]]", "engines/steam.md#steam-engines"),
        ("[[Steam#Boilers]]", "engines/steam.md#steam-engines/boilers"),
        ("[[Rails#Rails#Narrow gauge]]", "rails.md#rails/narrow-gauge"),
        ("[x](#trams)\n\n# Trams", "index.md#trams"),
        ("[[#Trams]]\n\n# Trams", "index.md#trams"),
    ],
)
def test_where_links_lead(link: str, target: str) -> None:
    assert resolve(link) == ([target], [])


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[x](steam.md)", "link to 'steam.md' leads to no note"),
        ("[x](../rails.md)", "link to '../rails.md' leads to no note"),
        ("[x](blank.md)", "link to 'blank.md' leads to no note"),
        ("[x](rails.md#wide)", "link to 'rails.md#wide' leads to no heading of rails.md"),
        ("[x](#wide)", "link to '#wide' leads to no heading of index.md"),
        ("[[Trams]]", "link to 'Trams' leads to no note"),
        ("[[Rails#Trams]]", "link to 'Rails#Trams' leads to no heading of rails.md"),
    ],
)
def test_a_link_to_nowhere_is_a_warning(link: str, message: str) -> None:
    wanted = f"index.md:2:7: warning: {message} (dangling-link)"
    assert resolve(f"See\nalso, {link}") == ([], [wanted])


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://example.org/rails.md)",
        "<https://example.org/a.md>",
        "[x](mailto:me@example.md)",
        "[x](/rails.md)",
        "[x](rails.pdf)",
        "[x](engines/)",
        "![x](rails.md)",
        "![[missing.png]]",
        "`[[Trams]]`",
    ],
)
def test_what_is_no_link_between_notes(link: str) -> None:
    assert resolve(link) == ([], [])


def test_a_link_is_read_from_its_own_folder() -> None:
    assert resolve("[x](steam.md) [y](../rails.md)", "engines/index.md") == (
        ["engines/steam.md#steam-engines", "rails.md#rails"],
        [],
    )


def test_of_notes_with_one_name_the_first_path_is_meant() -> None:
    documents = tuple(
        read_markdown(path, f"# {title}\n\n[[Tram]]\n")
        for path, title in (("a/tram.md", "One"), ("b/tram.md", "Two"), ("c.md", "Tram"))
    )
    links, _ = LinkResolver(documents).resolve()
    assert {link.target.id for link in links} == {"a/tram.md#one"}
