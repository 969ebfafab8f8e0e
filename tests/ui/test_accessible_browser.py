"""axe-core finds nothing serious on any page, light or dark, wide or narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import settled

pytestmark = pytest.mark.browser
PAGES = {
    "start": ("/", ".stage[data-ready=true]"),
    "node": ("/?node=overfitting&around=overfitting&overlay=coverage", ".details"),
    "two nodes": ("/?node=overfitting&also=underfitting", ".comparison"),
    "paths": ("/paths?from=model-selection&to=amazon-bedrock", ".routes"),
    "filtered path": ("/paths?from=dropout&to=overfitting&avoid=regularization", ".routes"),
    "compare": ("/compare?one=amazon-kendra&other=amazon-lex", ".comparison"),
    "plan": ("/plan?for=2.2.K5&hours=1&topic=regularization", ".checklist .stage"),
    "plan picture": ("/plan?for=dropout&view=picture", ".stage[data-ready=true]"),
    "no plan yet": ("/plan", ".topics-panel"),
    "coverage": ("/coverage", ".grid"),
    "item": ("/coverage?item=2.2.K6", ".verdict"),
    "notes": ("/notes", ".notes"),
    "note": ("/notes?note=data/mla-c01/notes/model-fit.md&line=35", ".reader"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_is_found(page, serve_atlas, name, scheme) -> None:
    where, landmark = PAGES[name]
    page.emulate_media(color_scheme=scheme)
    page.goto(serve_atlas(None) + where)
    page.locator(landmark).first.wait_for()
    settled(page)
    found = Axe().run(page).response["violations"]
    assert not [told(one) for one in found if one["impact"] in ("serious", "critical")]


def told(violation: dict) -> str:
    places = [str(node["target"]) for node in violation["nodes"][:4]]
    return f"{violation['id']}: {violation['help']}: {places}"
