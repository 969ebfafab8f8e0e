"""The search box's frontend alone, in real Chromium: answers come when the test says so."""

import runpy
from pathlib import Path

import pytest
from browsing import timers_fired
from playwright.sync_api import expect

from studyatlas.ui.elements.finder import script
from studyatlas.ui.elements.finder_answer import results_data

pytestmark = pytest.mark.browser

TOPICS = runpy.run_path(str(Path(__file__).with_name("finder_app_for_tests.py")))["topics"]()
BASE = {
    "label": "Search",
    "placeholder": "A topic",
    "hotkey": True,
    "value": "",
    "clear": True,
    "picks": 0,
}
PAGE = """
<button id="other">Other</button><input id="plain"><div id="edited" contenteditable></div>
<div id="near"></div><div id="host"></div>
"""
START = """
globalThis.sent = [];
globalThis.seen = [];
document.addEventListener("keydown", (event) => seen.push(event.key));
const root = document.getElementById("host").attachShadow({ mode: "open" });
globalThis.draw = (data) => {
  globalThis.cleanup = globalThis.finder({
    data,
    parentElement: root,
    setStateValue: (name, value) => sent.push([name, value]),
    setTriggerValue: (name, value) => sent.push([name, value]),
  });
};
"""


class Box:
    """A search box whose Python is the test."""

    def __init__(self, page, **asked: object) -> None:
        self.page, self.asked = page, BASE | asked
        page.set_content(PAGE)
        page.add_script_tag(content=f"{{{self.module()}}}\n{START}")
        self.answer("")
        self.input = page.get_by_role("combobox")
        self.options = page.get_by_role("option")

    @staticmethod
    def module() -> str:
        return script().replace("export default function", "globalThis.finder = function")

    def answer(self, query: str, **changed: object) -> None:
        self.asked |= changed
        data = self.asked | results_data(TOPICS, query)
        self.page.evaluate("data => draw(data)", data)

    def answer_question(self, query: str, **told: object) -> None:
        self.page.evaluate("data => draw(data)", self.asked | results_data(TOPICS, query) | told)

    def sent(self) -> list:
        return self.page.evaluate("sent")

    def asks(self, query: str) -> None:
        self.page.wait_for_function(
            "query => sent.some(([name, value]) => name === 'query' && value === query)", arg=query
        )


@pytest.fixture
def box(page) -> Box:
    return Box(page)


PICKED = ["event", {"kind": "pick", "id": "dropout"}]


def test_python_is_asked_once_when_the_typing_pauses(box) -> None:
    sent_while_typing = box.input.evaluate(
        """input => {
          for (const letter of "dropo") {
            input.value += letter;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          return [...sent];
        }"""
    )
    assert sent_while_typing == []
    box.asks("dropo")
    timers_fired(box.page, 300)
    assert box.sent() == [["query", "dropo"]]


def test_an_answer_that_comes_late_is_not_shown(box) -> None:
    box.input.press_sequentially("drop")
    box.asks("drop")
    box.input.press_sequentially("let")
    box.asks("droplet")
    box.answer("droplet")
    expect(box.options).to_have_count(1)
    box.answer("drop")
    box.answer("")
    expect(box.options).to_have_count(1)
    expect(box.options).to_contain_text("Droplet")
    expect(box.input).to_have_value("droplet")


def test_no_answer_changes_what_is_being_typed(box) -> None:
    box.input.press_sequentially("dro")
    for query in ("", "d", "dro"):
        box.answer(query, value="Something else")
        expect(box.input).to_have_value("dro")
    box.input.press_sequentially("p")
    box.answer("dro")
    expect(box.input).to_have_value("drop")


def test_enter_before_the_answer_takes_the_first_of_it(box) -> None:
    box.input.fill("dropou")
    box.input.press("Enter")
    box.input.press("Enter")
    assert box.sent() == [["query", "dropou"]]
    box.answer("drop")
    assert box.sent() == [["query", "dropou"]]
    box.answer("dropou")
    assert box.sent() == [["query", "dropou"], ["query", ""], PICKED]
    expect(box.input).to_have_value("")


def test_typing_on_takes_an_enter_back(box) -> None:
    box.input.fill("dropou")
    box.input.press("Enter")
    box.input.press_sequentially("t")
    box.answer("dropou")
    box.answer("dropout")
    assert PICKED not in box.sent()
    expect(box.options.first).to_be_visible()


def test_enter_never_takes_what_is_only_near(box) -> None:
    box.input.fill("over dropout")
    box.input.press("Enter")
    box.answer("over dropout")
    expect(box.page.get_by_text("Nothing fits “over dropout”.").first).to_be_visible()
    box.input.press("Enter")
    assert [name for name, _ in box.sent()] == ["query"]
    box.input.press("ArrowDown")
    box.input.press("Enter")
    assert [name for name, _ in box.sent()] == ["query", "query", "event"]


def test_escape_before_the_answer_leaves_the_list_closed(box) -> None:
    box.input.press_sequentially("drop")
    box.asks("drop")
    box.input.press("Escape")
    box.answer("drop")
    expect(box.options.first).to_be_hidden()
    expect(box.input).to_have_value("drop")
    box.input.press("ArrowDown")
    expect(box.options.first).to_be_visible()


def test_the_same_answer_again_leaves_the_lit_line_alone(box) -> None:
    box.input.press_sequentially("drop")
    box.asks("drop")
    box.answer("drop")
    box.input.press("ArrowDown")
    box.answer("drop")
    expect(box.options.first).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("where", ["#other", "body"])
def test_slash_leads_here(box, where: str) -> None:
    if where != "body":
        box.page.locator(where).focus()
    box.page.keyboard.press("/")
    expect(box.input).to_be_focused()
    expect(box.input).to_have_value("")
    assert box.page.evaluate("seen") == []


@pytest.mark.parametrize("where", ["#plain", "#edited"])
def test_slash_is_left_to_whoever_writes(box, where: str) -> None:
    box.page.locator(where).focus()
    box.page.keyboard.press("/")
    expect(box.input).not_to_be_focused()
    assert box.page.evaluate("seen") == ["/"]


def test_slash_in_a_part_with_its_own_root_leads_here_unless_one_writes(box) -> None:
    box.page.evaluate(
        """() => {
          const root = document.getElementById("near").attachShadow({ mode: "open" });
          root.append(document.createElement("button"), document.createElement("textarea"));
        }"""
    )
    box.page.locator("#near textarea").press("/")
    expect(box.page.locator("#near textarea")).to_have_value("/")
    box.page.locator("#near button").press("/")
    expect(box.input).to_be_focused()


def test_slash_with_control_is_someone_elses(box) -> None:
    box.page.keyboard.press("Control+/")
    expect(box.input).not_to_be_focused()


def test_slash_does_not_lead_behind_an_open_dialog(box) -> None:
    box.page.evaluate("document.getElementById('near').setAttribute('aria-modal', 'true')")
    box.page.keyboard.press("/")
    expect(box.input).not_to_be_focused()


def test_slash_is_let_go_at_the_end_however_often_the_box_was_drawn(box) -> None:
    box.page.evaluate("globalThis.early = cleanup, 0")
    for query in ("a", "b", "c"):
        box.answer(query)
    box.page.evaluate("early()")
    box.page.keyboard.press("/")
    expect(box.input).to_be_focused()
    box.input.blur()
    box.page.evaluate("cleanup()")
    box.page.keyboard.press("/")
    expect(box.input).not_to_be_focused()


def test_a_box_without_the_hotkey_leaves_slash_alone(page) -> None:
    box = Box(page, hotkey=False)
    page.keyboard.press("/")
    expect(box.input).not_to_be_focused()
    assert page.evaluate("seen") == ["/"]


def test_no_key_that_is_typed_leaves_the_box(box) -> None:
    box.input.press_sequentially("cr")
    for key in ("Enter", "Escape", "ArrowDown", "Home", "c"):
        box.input.press(key)
    assert box.page.evaluate("seen") == []


def test_home_and_end_move_in_the_text(box) -> None:
    box.input.press_sequentially("rop")
    box.input.press("Home")
    box.input.press_sequentially("D")
    box.input.press("End")
    box.input.press_sequentially("s")
    expect(box.input).to_have_value("Drops")


@pytest.fixture
def field(page) -> Box:
    return Box(page, clear=False, value="Overfitting", hotkey=False)


def test_a_field_shows_what_was_picked_until_python_says_otherwise(field) -> None:
    field.input.fill("dropout")
    field.asks("dropout")
    field.answer("dropout")
    field.input.press("Enter")
    expect(field.input).to_have_value("Dropout")
    field.answer("")
    expect(field.input).to_have_value("Dropout")
    field.answer("", picks=1, value="Dropout (technique)")
    expect(field.input).to_have_value("Dropout (technique)")


def test_a_pick_that_is_refused_is_taken_back(field) -> None:
    field.input.fill("dropout")
    field.asks("dropout")
    field.answer("dropout")
    field.input.press("Enter")
    field.answer("", picks=1)
    expect(field.input).to_have_value("Overfitting")


def test_a_field_that_is_left_shows_its_value_again(field) -> None:
    field.input.fill("drop")
    field.asks("drop")
    field.answer("drop")
    field.page.locator("#other").focus()
    expect(field.input).to_have_value("Overfitting")
    expect(field.options.first).to_be_hidden()


def test_a_field_is_replaced_by_typing(field) -> None:
    field.page.locator("#plain").focus()
    field.input.focus()
    field.page.keyboard.type("dr")
    expect(field.input).to_have_value("dr")
    field.input.press("Escape")
    field.input.press("Escape")
    expect(field.input).to_have_value("Overfitting")


OFFERS = [{"text": "tools mitigate", "kind": "relation"}, {"text": "tools that", "kind": "type"}]


def test_an_offer_goes_on_with_the_question(box) -> None:
    box.input.press_sequentially("tools mit")
    box.asks("tools mit")
    told = {"results": [], "nearest": False, "offers": OFFERS, "ahead": True}
    box.answer_question("tools mit", said="No question yet.", **told)
    expect(box.page.get_by_text("No question yet.", exact=True)).to_be_visible()
    expect(box.options.first).to_have_text("tools mitigate" + "relation")
    box.input.press("ArrowDown")
    box.input.press("Enter")
    expect(box.input).to_have_value("tools mitigate ")
    box.asks("tools mitigate ")
    assert all(name == "query" for name, _ in box.sent())


def test_enter_takes_the_first_answer_and_no_offer(box) -> None:
    box.input.press_sequentially("dropout")
    box.input.press("Enter")
    box.asks("dropout")
    box.answer_question("dropout", offers=OFFERS, ahead=True)
    box.page.wait_for_function("sent.some(([name]) => name === 'event')")
    assert box.sent()[-1] == PICKED
