"""What the Explore page takes from the URL, and what it makes of what is done on it."""

import pytest

pytestmark = pytest.mark.usefixtures("bakery")


def event(app, where: str, **sent: str):
    app.session_state[where] = {"event": sent}
    app.run()
    assert not app.exception
    return app


def test_it_opens_on_the_exam_and_a_question(opened, words) -> None:
    app = opened("explore")
    assert "What do you want to know?" in words(app)
    assert "1.1.K1 is an item of task 1.1; K stands for “knowledge of”." in words(app)
    assert "Showing 7 of 9 in the atlas" in words(app)
    assert "tasks, items, topics that items ask about and other topics of the notes." in words(app)
    assert [button.key for button in app.button if (button.key or "").startswith("question")] == [
        "question-around",
        "question-path",
        "question-gaps",
        "question-plan",
    ]


def test_a_question_is_answered_by_a_click(opened, words, url) -> None:
    app = opened("explore")
    app.button(key="question-around").click().run()
    assert url(app) == {"node": "flour", "around": "flour"}
    assert "around Flour" in words(app)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ({"around": "flour"}, 4),
        ({"around": "flour", "depth": "2"}, 5),
        ({"around": "flour", "depth": "2", "relations": "used_for"}, 2),
        ({"around": "flour", "depth": "2", "origins": "curated"}, 3),
        ({"around": "flour", "depth": "2", "off": "item,section"}, 3),
        ({"around": "flour", "hide": "bread"}, 3),
        ({"around": "flour", "pin": "stone"}, 5),
        ({"cap": "60"}, 9),
    ],
)
def test_a_link_shows_the_same_picture(opened, words, link, shown) -> None:
    app = opened("explore", **link)
    assert f"Showing {shown} of" in words(app)
    shows = "The picture shows what lies around **Flour**." in words(app)
    assert shows == ("around" in link)


def test_a_click_selects_and_a_double_click_draws_around(opened, url) -> None:
    app = event(opened("explore"), "explore-canvas", kind="select", id="bread")
    assert url(app) == {"node": "bread"}
    app = event(app, "explore-canvas", kind="open", id="bread")
    assert url(app) == {"node": "bread", "around": "bread"}
    app = event(app, "explore-canvas", kind="select", id="")
    assert url(app) == {"around": "bread"}


def test_a_second_node_is_compared_with_the_first(opened, url) -> None:
    app = event(opened("explore", node="bread"), "explore-canvas", kind="also", id="dough")
    assert url(app) == {"node": "bread", "also": "dough"}
    assert url(event(app, "explore-comparison", kind="close")) == {"node": "bread"}


def test_what_was_hidden_comes_back(opened, words, url) -> None:
    app = event(
        opened("explore", around="flour", node="bread"), "explore-canvas", kind="hide", id="bread"
    )
    assert url(app) == {"around": "flour", "hide": "bread"}
    app = event(app, "explore-canvas", kind="undo", id="")
    assert url(app) == {"around": "flour", "node": "bread"}
    app = event(app, "explore-canvas", kind="pin", id="stone")
    assert "Showing 5 of" in words(app)
    app.session_state["explore-canvas"] = {}
    app.button(key="clear-pin").click().run()
    assert "pin" not in url(app)


def test_the_legend_switches_a_type_off_and_on(opened, words, url) -> None:
    app = event(opened("explore", around="flour"), "explore-canvas", kind="type", id="problem")
    assert url(app) == {"around": "flour", "off": "problem"}
    assert "Showing 3 of" in words(app)
    assert url(event(app, "explore-canvas", kind="type", id="problem")) == {"around": "flour"}


def test_a_mark_is_kept_in_the_workspace_and_not_in_the_url(opened, url, bakery) -> None:
    sent = {"kind": "mark", "id": "flour", "state": "known"}
    app = event(opened("explore", node="flour"), "explore-details", **sent)
    assert url(app) == {"node": "flour"}
    assert '"topic": "flour"' in (bakery / ".studyatlas" / "progress.json").read_text("utf-8")


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "select", "id": "no-such"},
        {"kind": "open", "id": "<script>"},
        {"kind": "explode", "id": "flour"},
        {"kind": "note"},
        {"kind": "mark", "id": "flour", "state": "<b>"},
        {"kind": "mark", "id": "no-such", "state": "known"},
        {},
    ],
)
def test_nonsense_from_a_browser_changes_nothing(opened, sent, url) -> None:
    app = opened("explore", node="flour")
    for where in ("explore-canvas", "explore-details", "explore-comparison"):
        assert url(event(app, where, **sent)) == {"node": "flour"}


def test_a_link_to_something_gone_says_so_and_offers_the_nearest(opened, words, url) -> None:
    app = opened("explore", node="flouer", around="no-such-thing-at-all")
    assert "Nothing here is called flouer" in words(app)
    assert "Nothing here is called no-such-thing-at-all" in words(app)
    app.button(key="instead-node-flour").click().run()
    assert url(app)["node"] == "flour"


def test_a_code_or_a_label_in_a_link_is_understood(opened, words) -> None:
    assert "Nothing here" not in words(opened("explore", node="1.1.K1"))
    assert "around Flour" in words(opened("explore", around="Flour"))


def test_controls_follow_the_url(opened, url) -> None:
    app = opened("explore", around="flour", layout="radial", depth="2", overlay="coverage")
    shown = {group.key: group.value for group in app.segmented_control}
    assert shown["control-layout"] == "radial"
    assert shown["control-depth"] == "2"
    assert app.toggle(key="control-overlay").value is True
    app.toggle(key="control-overlay").set_value(False).run()
    assert "overlay" not in url(app)


def test_a_label_in_a_link_is_the_node_it_names(opened, url) -> None:
    app = event(opened("explore", node="Flour"), "explore-canvas", kind="also", id="flour")
    assert "also" not in url(app)
    app = event(opened("explore", node="Flour"), "explore-canvas", kind="hide", id="flour")
    assert url(app) == {"hide": "flour"}


def test_the_centre_is_never_hidden(opened, url) -> None:
    app = event(opened("explore", around="Flour"), "explore-canvas", kind="hide", id="flour")
    assert url(app) == {"around": "Flour"}
