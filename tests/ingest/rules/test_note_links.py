from studyatlas.ingest.rules.note_links import find


def test_a_link_joins_two_sections(extract) -> None:
    text = "# Rails\n\nSee\n[steam](engines.md#steam) and [[engines]].\n"
    assert extract(find, text, engines="# Engines\n\nHot.\n\n## Steam\n\nHotter.\n") == [
        "notes.md#rails links_to engines.md#engines/steam notes.md:4 note-links",
        "notes.md#rails links_to engines.md#engines notes.md:4 note-links",
    ]


def test_a_link_to_its_own_section_joins_nothing(extract) -> None:
    assert extract(find, "# Rails\n\n[up](#rails) [[Notes]] [[Trams]]\n") == []
