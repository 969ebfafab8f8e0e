"""Sixty hostile strings in every field of a workspace are text on every page of the app."""

import json
from pathlib import Path

import pytest
import yaml
from browsing import asking, settled

pytestmark = pytest.mark.browser
GIVEN = json.loads((Path(__file__).parent / "canvas" / "hostile.json").read_text("utf-8"))
# A file with a zero byte or half a character is refused as a whole; the rest of such a text is not.
ATTACKS = [a.replace("\0", "").encode("utf-8", "ignore").decode("utf-8") for a in GIVEN]
PAGES = [
    ("/?cap=300&overlay=coverage", ".stage[data-ready=true]"),
    ("/?node=n7&around=n7&depth=5&layout=radial", ".details"),
    ("/?node=n3&also=n4", ".comparison"),
    ("/paths?from=n1&to=n5", ".routes"),
    ("/compare?one=n3&other=n5", ".comparison"),
    ("/plan?for=all-gaps,n5,1.1&topic=n3&hours=1", ".checklist"),
    ("/plan?for=n5,n7,n12&view=picture&topic=n7", ".stage[data-ready=true]"),
    ("/coverage?item=1.1.K3", ".verdict"),
    ("/notes", ".notes"),
    ("/notes?note=data/notes.md&line=5", ".reader"),
    ("/notes?note=graph/a.yaml&line=5", ".reader"),
]
STRANGE = """() => {
  const bad = [];
  const look = (root) => {
    for (const one of root.querySelectorAll('*')) {
      const names = [...one.attributes].map((attribute) => attribute.name);
      if (names.some((name) => name.startsWith('on'))) bad.push(one.outerHTML.slice(0, 120));
      const leads = one.localName === 'a' && new URL(one.href, location);
      if (leads && !/^https?:$/.test(leads.protocol)) bad.push(one.href);
      if (/^(iframe|object|embed|base|marquee)$/.test(one.localName)) bad.push(one.localName);
      if (one.localName === 'img' && !one.closest('[data-testid*=Logo]')) bad.push(one.src);
      if (one.shadowRoot) look(one.shadowRoot);
    }
  };
  look(document);
  return bad;
}"""

VISIT = """async (text) => {
  await new Promise((done) => setTimeout(done, 150));
  const at = new URL(location);
  at.searchParams.set('node', text);
  at.searchParams.set('around', text);
  history.pushState({}, '', at);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "graph").mkdir()
    (folder / "data").mkdir()
    curated = {
        f"n{number}": {
            "type": "concept",
            "label": attack,
            "summary": attack,
            "aliases": [f"alias{number}", attack],
            "url": attack,
            "uses": [f"n{number - 1}"] if number else [],
        }
        for number, attack in enumerate(ATTACKS)
    }
    notes = ["# Domain 1: Attacks", "## Task 1.1: All of them", "Knowledge of:"]
    notes += [f"- Item {number} {attack}" for number, attack in enumerate(ATTACKS)]
    for attack in ATTACKS:
        notes += ["", f"# Heading {attack}", "", f"Words about alias7 that go on: {attack}", ""]
    (folder / "graph" / "a.yaml").write_text(yaml.safe_dump(curated), encoding="utf-8")
    (folder / "data" / "more.md").write_text("# More\n\nWords.\n", encoding="utf-8")
    (folder / "data" / "notes.md").write_text("\n".join(notes), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("where", "landmark"), PAGES)
def test_nothing_of_it_runs_or_loads(page, serve_atlas, attacked, where, landmark) -> None:
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(serve_atlas(attacked) + where)
    page.locator(landmark).first.wait_for()
    settled(page)
    assert not dialogs
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(STRANGE) == []


def test_a_hostile_link_or_query_is_text(page, serve_atlas, attacked) -> None:
    page.goto(serve_atlas(attacked))
    box = page.get_by_role("combobox", name="Search")
    for attack in ATTACKS:
        box.fill(attack)
        with asking(page):  # the search asks first, once the typing pauses
            page.evaluate(VISIT, attack)
    settled(page)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(STRANGE) == []
