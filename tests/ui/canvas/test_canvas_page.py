import json
import re
from html.parser import HTMLParser

from studyatlas.ui.canvas.page import standalone_html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.found[-1] if self.found else ("", {})
        name = attributes.get("id") or tag
        self.text[name] = self.text.get(name, "") + data


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def test_the_page_asks_nothing_of_any_host(small_atlas) -> None:
    text = standalone_html(small_atlas, small_atlas.nodes)
    tags = parsed(text)
    assert not [tag for tag, _ in tags.found if tag in {"link", "img", "iframe", "base", "form"}]
    assert not [a for _, a in tags.found if {"src", "href", "srcset", "action"} & set(a)]
    assert not re.search(r"^\s*import\b|@import|url\(\s*['\"]?(?:https?:)?//", text, re.MULTILINE)
    assert "sourceMappingURL" not in text
    policy = next(a["content"] for t, a in tags.found if t == "meta" and "content" in a)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy


def test_hostile_text_is_data_and_comes_back_whole(hostile_atlas, hostile) -> None:
    text = standalone_html(hostile_atlas, hostile_atlas.nodes, title=f"</title>{hostile}")
    tags = parsed(text)
    expected = "html head meta meta meta title style body main script script"
    assert [tag for tag, _ in tags.found] == expected.split()
    assert "<" not in tags.text["data"]
    assert {n["id"] for n in json.loads(tags.text["data"])["nodes"]} == {"a", hostile}


def test_the_same_nodes_give_the_same_bytes(small_atlas) -> None:
    ids = list(small_atlas.nodes)
    assert standalone_html(small_atlas, ids) == standalone_html(small_atlas, reversed(ids))
