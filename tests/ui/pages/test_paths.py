"""What the Paths page shows for its URL, and what it makes of what is done on it."""

import pytest

pytestmark = pytest.mark.usefixtures("bakery")


def test_it_asks_for_both_ends(opened, words) -> None:
    assert "Choose where to start" in words(opened("paths"))
    assert "Choose where to start" in words(opened("paths", **{"from": "flour"}))


def test_it_says_why_there_is_no_path(opened, words) -> None:
    app = opened("paths", **{"from": "flour", "to": "stone"})
    assert "No chain of relations joins Flour and Stone" in words(app)
    app = opened("paths", **{"from": "flour", "to": "dough", "without": "used_for"})
    assert "The filters cut every path" in words(app)


def test_an_end_that_is_gone_is_named(opened, words) -> None:
    app = opened("paths", **{"from": "flouer", "to": "dough"})
    assert "Nothing here is called flouer" in words(app)
    app.button(key="instead-from-flour").click().run()
    assert "The numbered relations are the path" in words(app)


def test_the_ends_can_be_swapped(opened, url) -> None:
    app = opened("paths", **{"from": "flour", "to": "dough", "way": "1"})
    app.button(key="swap").click().run()
    assert url(app) == {"from": "dough", "to": "flour"}


@pytest.mark.parametrize("way", ["2", "0", "99", "x", "-1"])
def test_a_way_that_is_not_there_is_the_nearest_that_is(opened, words, way) -> None:
    app = opened("paths", **{"from": "flour", "to": "dough", "way": way})
    assert "The numbered relations are the path" in words(app)


def test_another_way_is_drawn_when_it_is_asked_for(opened, url) -> None:
    app = opened("paths", **{"from": "flour", "to": "dough"})
    app.session_state["paths-routes"] = {"event": {"kind": "way", "way": 1}}
    app.run()
    assert url(app)["way"] == "1"


def test_filters_of_a_link_hold(opened, words) -> None:
    ends = {"from": "flour", "to": "dough"}
    for filters in (
        {"avoid": "bread"},
        {"origins": "inferred"},
        {"only": "requires"},
        {"without-types": "problem"},
        {"through": "stone"},
    ):
        assert "The filters cut every path" in words(opened("paths", **ends, **filters))
    for filters in (
        {"avoid": "stone,no-such-node"},
        {"origins": "curated"},
        {"only": "requires,used_for"},
        {"through": "Bread"},
        {"pass": "item"},
    ):
        assert "The numbered relations are the path" in words(opened("paths", **ends, **filters))


def test_filters_can_be_lifted(opened, words, url) -> None:
    app = opened("paths", **{"from": "flour", "to": "dough", "avoid": "bread", "only": "requires"})
    next(button for button in app.button if button.label == "Lift all filters").click().run()
    assert url(app) == {"from": "flour", "to": "dough"}
    assert "The numbered relations are the path" in words(app)


def test_nodes_to_avoid_are_added_and_left_out(opened, words, url) -> None:
    app = opened("paths", **{"from": "flour", "to": "dough"})
    app.session_state["paths-avoid-picked"] = "bread"
    app.run()
    assert url(app)["avoid"] == "bread"
    assert "avoiding Bread" in words(app)
    app.button(key="paths-avoid-drop-bread").click().run()
    assert "avoid" not in url(app)


def test_a_path_goes_by_way_of_the_outline_only_when_asked(opened, words, url) -> None:
    ends = {"from": "flour", "to": "1.1.K2"}
    app = opened("paths", **ends)
    assert "there is one through" in words(app)
    next(button for button in app.button if button.label == "Show it").click().run()
    assert "The numbered relations are the path" in words(app)
    assert url(app).keys() == {"from", "to", "pass"}
    found = opened("paths", **ends, **{"pass": "item,task"})
    assert "The numbered relations are the path" in words(found)


def test_a_button_never_leads_back_to_where_it_was(opened, words, url) -> None:
    ends = {"from": "flour", "to": "1.1.K2"}
    app = opened("paths", **ends, only="requires")
    assert not [button for button in app.button if button.label == "Show it"]
    app = opened("paths", **ends, **{"only": "requires", "pass": "item,task"})
    assert "The filters cut every path" in words(app)
    next(button for button in app.button if button.label == "Lift all filters").click().run()
    assert url(app).keys() == {"from", "to", "pass"}
    assert "The numbered relations are the path" in words(app)


def test_two_to_begin_with_are_offered(opened, words, url) -> None:
    app = opened("paths")
    app.button(key="pair-0").click().run()
    assert set(url(app)) == {"from", "to"}
    assert "Choose where to start" not in words(app)


def test_none_are_offered_where_one_end_is_chosen(opened) -> None:
    buttons = opened("paths", **{"from": "flour"}).button
    assert not [button for button in buttons if (button.key or "").startswith("pair-")]
