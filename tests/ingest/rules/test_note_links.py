from studyatlas.ingest.rules.note_links import find


def test_a_link_joins_two_sections(extract) -> None:
    text = "# Rails\n\nSee\n[steam](engines.md#steam) and [[engines]].\n"
    assert extract(find, text, engines="# Engines\n\nHot.\n\n## Steam\n\nHotter.\n") == [
        "notes.md#rails links_to engines.md#engines/steam notes.md:4 note-links",
        "notes.md#rails links_to engines.md#engines notes.md:4 note-links",
    ]


def test_a_link_to_its_own_section_joins_nothing(extract) -> None:
    assert extract(find, "# Rails\n\n[up](#rails) [[Notes]] [[Trams]]\n") == []


def test_a_pair_is_joined_once_however_many_links_say_so(extract) -> None:
    text = "# Rails\n\n[[engines]] [[engines]]\n\nand [e](engines.md)\n"
    assert extract(find, text, engines="Hot.\n") == [
        "notes.md#rails links_to engines.md notes.md:3 note-links",
    ]


def test_a_link_in_front_matter_is_the_notes(extract) -> None:
    text = "---\nrelated: '[[engines]]'\n---\n# Rails\n\nTwo of them.\n"
    assert extract(find, text, engines="Hot.\n") == [
        "notes.md#rails links_to engines.md notes.md:2 note-links",
    ]


def test_a_link_to_a_missing_part_leads_to_the_note(extract) -> None:
    assert extract(find, "Rails. [[engines#Gas]]\n", engines="# Engines\n\nHot.\n") == [
        "notes.md links_to engines.md#engines notes.md:1 note-links",
    ]


def test_a_link_to_an_outline_leads_to_the_notes_below_it(extract) -> None:
    guide = "## Task 1.1: Choose an engine\nKnowledge of:\n- Boilers\n\n## Boilers\n\nHot.\n"
    assert extract(
        find, "Rails. [[guide]] [[guide#Boilers]] [[blank]]\n", guide=guide, blank=""
    ) == [
        "notes.md links_to guide.md#boilers notes.md:1 note-links",
    ]
