from studyatlas.analysis.stats import make_stats


def test_counts_by_type_in_the_order_of_the_schema(read) -> None:
    stats = make_stats(
        read(
            {
                "knots.md": "# Bowline\n\nA [loop](hitch.md) that does not slip under load.\n",
                "hitch.md": "# Hitch\n\nTies a rope to a post, and holds while it is loaded.\n",
                "graph/a.yaml": "topics: curated\nhitch: {type: technique, uses: [rope]}\n"
                "rope: {type: tool}\n",
            }
        )
    )
    assert list(stats.nodes.items()) == [("section", 2), ("technique", 1), ("tool", 1)]
    assert list(stats.relations.items()) == [
        ("uses", 1),
        ("explains", 1),
        ("mentions", 1),
        ("links_to", 1),
    ]
    assert (stats.documents, stats.sections) == (2, 2)
    assert (stats.links.resolved, stats.links.dangling) == (1, 0)


def test_components_hubs_and_bridges_are_of_the_field_alone(joined) -> None:
    stats = make_stats(
        joined(
            """
            bow part_of ship
            stern part_of ship
            bow contrasts_with stern
            ship uses anchor
            moon affects tide
            exam/1.1.1 asks_about moon
            exam/1.1.1 asks_about ship
            """,
            item={"id": "exam/1.1.1", "label": "Sailing", "type": "item"},
        )
    )
    assert stats.components == 2
    assert stats.hubs[0] == ("ship", 3)
    assert stats.bridges == (("anchor", "ship"), ("moon", "tide"))


def test_two_relations_between_two_nodes_make_one_neighbour_and_one_bridge(joined) -> None:
    stats = make_stats(joined("sail uses wind\nwind affects sail"))
    assert stats.hubs == (("sail", 1), ("wind", 1))
    assert stats.bridges == (("sail", "wind"),)


def test_an_empty_atlas_has_nothing(joined) -> None:
    stats = make_stats(joined(""))
    assert (stats.nodes, stats.relations, stats.components) == ({}, {}, 0)
    assert (stats.hubs, stats.bridges) == ((), ())


def test_where_there_are_notes_alone_they_are_counted(joined) -> None:
    notes = {"id": "a.md", "type": "section"}, {"id": "b.md", "type": "section"}
    stats = make_stats(joined("a.md links_to b.md", one=notes[0], other=notes[1]))
    assert (stats.components, stats.hubs) == (1, (("a.md", 1), ("b.md", 1)))
    assert stats.bridges == (("a.md", "b.md"),)
