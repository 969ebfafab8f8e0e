"""The canvas's frontend alone, in real Chromium: what Python answers, and when, is the test's."""

import pytest
from board import Board

from studyatlas.ui.canvas.assets import engine_script
from studyatlas.ui.canvas.network import picture
from studyatlas.ui.canvas.view import view_data

pytestmark = pytest.mark.browser

START = """
globalThis.sent = [];
const parentElement = document.getElementById("host");
const setTriggerValue = (name, value) => sent.push(`${value.kind} ${value.id}`.trim());
globalThis.draw = (data) => receive({ parentElement, data, setTriggerValue });
"""


class Played:
    """A canvas whose Python is the test."""

    def __init__(self, page, atlas) -> None:
        self.page, self.atlas = page, atlas
        self.picture = picture(atlas, atlas.nodes)
        page.set_content('<div id="host"></div>')
        script = engine_script().replace("export default function () {}", START)
        page.add_script_tag(content=f"{{{script}}}")
        self._draw({"canvas": "page", "graph": self.picture})
        self.answer(turn=0)
        page.wait_for_selector(".stage[data-ready=true]")

    def answer(self, *, turn: int, can_undo: bool = False) -> None:
        """Draw what Python answers to the event of this turn."""
        view = view_data(self.picture, self.atlas.schema, selected="n04", can_undo=can_undo)
        self._draw({"canvas": "page", "view": view, "turn": turn})

    def press(self, *keys: str) -> list[str]:
        """Press keys on the canvas; return all that Python was told since it was drawn."""
        self.page.locator(".surface").focus()
        for key in keys:
            self.page.keyboard.press(key)
        return [told.split()[0] for told in self.sent()]

    def sent(self) -> list[str]:
        return self.page.evaluate("sent")

    def point(self, node: str) -> tuple[float, float]:
        """Return where a node is on the screen."""
        return Board(self.page, key="page").point(node)

    def undo_is_offered(self) -> bool:
        button = self.page.get_by_role("button", name="Undo", exact=True)
        return button.get_attribute("aria-disabled") == "false"

    def _draw(self, data: dict) -> None:
        self.page.evaluate("data => draw(data)", data)


@pytest.fixture
def played(page, sixty_nodes) -> Played:
    return Played(page, sixty_nodes)


def test_what_python_has_not_answered_yet_can_be_undone(played) -> None:
    assert not played.undo_is_offered()
    assert played.press("p") == ["pin"]
    assert played.undo_is_offered()
    assert played.press("u") == ["pin", "undo"]


def test_each_step_is_undone_once_though_no_answer_comes(played) -> None:
    assert played.press("p", "h", "u", "u", "u") == ["pin", "hide", "undo", "undo"]
    assert not played.undo_is_offered()


def test_what_python_answered_is_undone_only_if_it_says_so(played) -> None:
    played.press("p")
    played.answer(turn=1, can_undo=False)
    assert not played.undo_is_offered()
    assert played.press("u") == ["pin"]
    played.answer(turn=1, can_undo=True)
    assert played.press("u") == ["pin", "undo"]


SLOW = """surface => {
  for (const kind of ["pointerdown", "pointerup"]) surface.addEventListener(kind, () => {
    for (const end = performance.now() + 400; performance.now() < end; );
  }, { capture: true });
}"""


def test_clicks_are_heard_though_the_page_is_slow(played) -> None:
    played.page.locator(".surface").evaluate(SLOW)
    played.page.mouse.click(*played.point("n04"))
    assert played.sent() == ["select n04"]
    played.page.mouse.dblclick(*played.point("n13"))
    assert played.sent()[1:] == ["select n13", "select n13", "open n13"]


def test_a_drag_is_no_click(played) -> None:
    x, y = played.point("n04")
    played.page.mouse.move(x, y)
    played.page.mouse.down()
    played.page.mouse.move(x + 30, y + 30, steps=4)
    played.page.mouse.up()
    assert played.sent() == []
