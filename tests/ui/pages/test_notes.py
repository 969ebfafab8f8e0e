"""What the Notes page shows for its URL, and what it makes of what is done on it."""

import pytest

pytestmark = pytest.mark.usefixtures("bakery")

NOTE = "data/notes.md"


@pytest.fixture
def reader(monkeypatch):
    """Return what the reader was last told to draw."""
    told: dict[str, object] = {}

    def draw(_atlas, view, place, *, key):
        told.update(view=view, place=place, key=key)

    monkeypatch.setattr("studyatlas.ui.elements.reader.draw", draw)
    return told


@pytest.fixture
def listed(monkeypatch):
    """Return the paths the list of notes was last told to draw."""
    paths: list[str] = []

    def draw(notes, *, label, key):
        assert label
        assert key == "note-list"
        paths[:] = [note.path for note in notes]

    monkeypatch.setattr("studyatlas.ui.elements.note_list.draw", draw)
    return paths


def more_notes(bakery, number: int) -> None:
    for n in range(number):
        (bakery / "data" / f"bun-{n:03}.md").write_text(f"# Bun {n}\n\nSweet.\n", encoding="utf-8")


def test_without_a_note_it_lists_them_all(opened, words, listed) -> None:
    app = opened("notes")
    assert "Your notes" in words(app)
    assert "1 note" in words(app)
    assert listed == [NOTE]


def test_the_filter_keeps_what_fits(opened, words, listed, bakery) -> None:
    more_notes(bakery, 3)
    app = opened("notes")
    app.text_input(key="notes-filter").set_value("bun 2").run()
    assert listed == ["data/bun-002.md"]
    assert "1 of 4 notes" in words(app)
    app.text_input(key="notes-filter").set_value("zzz").run()
    assert listed == []
    assert "No note fits." in words(app)


def test_a_long_list_is_cut_and_says_so(opened, words, listed, bakery) -> None:
    more_notes(bakery, 230)
    app = opened("notes")
    assert len(listed) == 200
    assert "The first 200 of 231" in words(app)


def test_a_link_opens_a_note_at_its_lines(opened, words, reader) -> None:
    app = opened("notes", note=NOTE, line="8", end="9")
    assert (reader["place"].line, reader["place"].end_line) == (8, 9)
    assert "Domain 1: Bread (100%)" in words(app)
    assert f"{NOTE}, " in words(app)


def test_a_curated_file_can_be_read_too(opened, reader) -> None:
    opened("notes", note="graph/a.yaml", line="2")
    view = reader["view"]
    assert view.lines[1].text.startswith("flour:")
    assert [node.id for node in view.lines[1].defines] == ["flour"]


@pytest.mark.parametrize("path", ["/etc/passwd", "graph/../../secret.yaml", "data", "."])
def test_no_other_file_is_read(opened, words, reader, path) -> None:
    assert "There is no note" in words(opened("notes", note=path))
    assert not reader


def test_a_line_beyond_the_end_is_said_to_be_gone(opened, words, reader) -> None:
    app = opened("notes", note=NOTE, line="4000")
    assert "Line 4,000 is gone: this note ends at line 10." in words(app)
    assert reader["place"].line == 10


def test_a_note_that_is_gone_leads_to_the_nearest(opened, words, listed) -> None:
    app = opened("notes", note="data/note.md", line="3")
    assert "There is no note data/note.md here any more" in words(app)
    assert listed == [NOTE]


def test_nothing_is_offered_where_nothing_is_near(opened, words, listed) -> None:
    app = opened("notes", note="![x](http://evil.example/x.png)")
    assert "There is no note ![x](http://evil.example/x.png)" in words(app)
    assert "nearest" not in words(app)
    assert listed == []


def test_a_click_on_a_line_number_is_in_the_url(opened, url, reader) -> None:
    app = opened("notes", note=NOTE, line="2", end="4")
    app.session_state["reader"] = {"event": {"kind": "line", "line": 8}}
    app.run()
    assert url(app) == {"note": NOTE, "line": "8"}
    assert reader["place"].line == 8


@pytest.mark.parametrize("line", [0, -1, 10**30, "8", 2.5, None, [8], True])
def test_a_line_that_is_not_there_changes_nothing(opened, url, line) -> None:
    app = opened("notes", note=NOTE)
    app.session_state["reader"] = {"event": {"kind": "line", "line": line}}
    app.run()
    assert not app.exception
    assert url(app) == {"note": NOTE}


@pytest.fixture
def gone_to(monkeypatch):
    """Return where the page last led."""
    places: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(
        "studyatlas.ui.state.go_to", lambda page, **where: places.append((page, where))
    )
    return places


def test_a_chip_opens_its_node_in_the_explorer(opened, gone_to) -> None:
    app = opened("notes", note=NOTE)
    app.session_state["reader"] = {"event": {"kind": "open", "id": "flour"}}
    app.run()
    assert gone_to == [("explore", {"node": "flour", "around": "flour"})]


def test_a_section_opens_where_it_stands(opened, url, reader, bakery) -> None:
    (bakery / "data" / "buns.md").write_text("# Buns\n\nSee [flour](notes.md#flour).\n", "utf-8")
    app = opened("notes", note="data/buns.md", line="3", end="4")
    app.session_state["reader"] = {"event": {"kind": "open", "id": "data/notes.md#flour"}}
    app.run()
    assert url(app) == {"note": NOTE, "line": "7"}
    assert reader["view"].path == NOTE


def test_the_way_back_leads_to_the_list(opened, url, listed) -> None:
    app = opened("notes", note="data/gone.md", line="3")
    app.button[0].click().run()
    assert url(app) == {}
    assert listed == [NOTE]


@pytest.mark.parametrize("node", ["gone", "", None, ["flour"], {"id": "flour"}, 7])
def test_a_node_that_is_not_there_leads_nowhere(opened, gone_to, node) -> None:
    app = opened("notes", note=NOTE)
    app.session_state["reader"] = {"event": {"kind": "open", "id": node}}
    app.run()
    assert not app.exception
    assert gone_to == []


def test_a_folder_without_notes_says_how_to_begin(opened, words, bakery) -> None:
    (bakery / "data" / "notes.md").unlink()
    assert "There are no notes here" in words(opened("notes"))
