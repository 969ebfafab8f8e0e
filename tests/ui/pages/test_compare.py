"""What the Compare page shows for its URL, and where it leads."""

import pytest

pytestmark = pytest.mark.usefixtures("bakery")


def test_it_asks_for_two_topics(opened, words) -> None:
    assert "Choose two topics" in words(opened("compare"))
    assert "Choose two topics" in words(opened("compare", one="flour"))


def test_a_topic_is_not_compared_with_itself(opened, words) -> None:
    assert "Both are Flour: choose another" in words(opened("compare", one="flour", other="Flour"))


def test_a_link_shows_both_by_id_label_or_code(opened, words) -> None:
    app = opened("compare", one="Flour", other="1.1.K1")
    assert "Choose two topics" not in words(app)
    assert "Nothing here is called" not in words(app)


def test_one_that_is_gone_is_named(opened, words, url) -> None:
    app = opened("compare", one="flouer", other="dough")
    assert "Nothing here is called flouer" in words(app)
    app.button(key="instead-one-flour").click().run()
    assert url(app) == {"one": "flour", "other": "dough"}


def test_the_two_can_be_swapped(opened, url) -> None:
    app = opened("compare", one="flour", other="dough")
    app.button(key="swap").click().run()
    assert url(app) == {"one": "dough", "other": "flour"}


@pytest.mark.parametrize("sent", [{"kind": "select", "id": "no-such"}, {"kind": "explode"}, {}])
def test_nonsense_from_a_browser_changes_nothing(opened, url, sent) -> None:
    app = opened("compare", one="flour", other="dough")
    app.session_state["compare-comparison"] = {"event": sent}
    app.run()
    assert not app.exception
    assert url(app) == {"one": "flour", "other": "dough"}


def test_two_to_begin_with_are_offered(bakery, opened, words, url) -> None:
    more = "rye: {type: concept, label: Rye, contrasts_with: [stone]}\n"
    (bakery / "graph" / "b.yaml").write_text(more, encoding="utf-8")
    app = opened("compare")
    app.button(key="pair-0").click().run()
    assert set(url(app).values()) == {"rye", "stone"}
    assert "Choose two topics" not in words(app)
