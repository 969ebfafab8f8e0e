"""Why there is no path."""

import pytest

from studyatlas.analysis.paths import Filter, find_paths

TRADE = "corn requires soil\ncorn uses plough\nplough uses soil\nsalt requires sea"


@pytest.fixture(scope="session")
def trade(joined):
    return joined(TRADE, plough={"type": "tool"})


@pytest.mark.parametrize(
    ("filters", "cut"),
    [
        ({"without": ["requires", "uses"]}, [("without", "uses")]),
        ({"without": ["requires"], "avoid": ["plough"]}, [("avoid", "plough")]),
        ({"via": ["part_of", "is_a"]}, [("via", "is_a", "part_of")]),
        ({"via": ["part_of"], "without": ["mentions"]}, [("via", "part_of")]),
        ({"via": ["part_of"], "avoid": ["corn"]}, [("via", "part_of"), ("avoid", "corn")]),
        ({"through": ["sea"], "without": ["uses"]}, [("through", "sea")]),
        ({"avoid": ["plough"], "through": ["plough"]}, [("through", "plough")]),
    ],
)
def test_it_names_the_filters_to_lift(trade, filters, cut) -> None:
    found = find_paths(trade, "corn", "soil", **filters)
    assert found.reason == "filtered"
    assert found.cut == tuple(Filter(option, tuple(names)) for option, *names in cut)


def test_two_parts_are_unconnected_whatever_the_filters(trade) -> None:
    found = find_paths(trade, "corn", "sea", without=["requires"], avoid=["plough"])
    assert (found.reason, found.cut, found.outline) == ("unconnected", (), ())


@pytest.fixture(scope="session")
def rail(joined):
    item = {"id": "rail/1.1.1", "label": "Laying track", "type": "item"}
    return joined("rail/1.1.1 asks_about gauge\nrail/1.1.1 asks_about sleeper", one=item)


@pytest.mark.parametrize(
    ("filters", "outline"),
    [
        ({}, ("item",)),
        ({"via": ["asks_about"]}, ("item",)),
        ({"without": ["is_a"]}, ("item",)),
        ({"via": ["is_a"]}, ()),
        ({"without": ["asks_about"]}, ()),
        ({"avoid": ["rail/1.1.1"]}, ()),
    ],
)
def test_it_offers_the_outline_only_where_it_helps_with_the_filters(rail, filters, outline) -> None:
    found = find_paths(rail, "gauge", "sleeper", **filters)
    assert (found.reason, found.outline) == ("unconnected", outline)
    via = (*filters.get("via", ()), "item")
    opened = find_paths(rail, "gauge", "sleeper", **(filters | {"via": via}))
    assert opened.found == bool(outline)


def test_it_says_which_parts_of_the_outline_would_join_them(joined) -> None:
    nodes = {
        "one": {"id": "rail/1.1.1", "label": "Laying track", "type": "item"},
        "two": {"id": "rail/1.1.2", "label": "Signals", "type": "item"},
        "task": {"id": "rail/1.1", "label": "Building", "type": "task"},
        "page": {"id": "a.md#a", "label": "Rail", "type": "section"},
    }
    text = """
    rail/1.1.1 asks_about gauge
    rail/1.1.1 asks_about sleeper
    rail/1.1.1 part_of rail/1.1
    rail/1.1.2 part_of rail/1.1
    rail/1.1.2 asks_about lamp
    a.md#a mentions gauge
    a.md#a mentions lamp
    a.md#a mentions fog
    """
    atlas = joined(text, **nodes)
    assert find_paths(atlas, "gauge", "sleeper").outline == ("item",)
    assert find_paths(atlas, "gauge", "fog").outline == ("section",)
    assert find_paths(atlas, "gauge", "lamp").outline == ("task", "item")
    assert find_paths(atlas, "gauge", "lamp", via=["item"]).reason == "unconnected"
    assert find_paths(atlas, "gauge", "lamp", via=["item", "task"]).found
    found = find_paths(atlas, "gauge", "lamp", via=["item", "task"], avoid=["rail/1.1"])
    assert found.cut == (Filter("avoid", ("rail/1.1",)),)
