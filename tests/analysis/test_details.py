import pytest

from studyatlas.analysis.details import Role, grouped, other_end, own_relations, role_in, show
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


def groups(atlas, node):
    return [
        (group.role, [other_end(relation, node) for relation in group.relations])
        for group in grouped(atlas, node, own_relations(atlas, node))
    ]


def test_the_strongest_relations_come_first_and_forward_before_backward(joined) -> None:
    atlas = joined(
        """
        dough part_of bread
        dough requires flour
        kneading requires dough
        rest mitigates dough
        """
    )
    assert [role for role, _ in groups(atlas, "dough")] == [
        Role("mitigates", backward=True),
        Role("requires"),
        Role("requires", backward=True),
        Role("part_of"),
    ]


def test_in_a_group_the_best_connected_comes_first_then_the_name(joined) -> None:
    atlas = joined(
        """
        dough uses yeast
        dough uses water
        dough uses salt
        sea uses salt
        """
    )
    assert groups(atlas, "dough") == [(Role("uses"), ["salt", "water", "yeast"])]


def test_items_keep_the_order_of_the_guide(read) -> None:
    items = "\n".join(f"- The step number {n} of a dough" for n in range(1, 12))
    atlas = read({"guide.md": f"# Task 1.1: Dough\nKnowledge of:\n{items}\n"})
    task = next(node.id for node in atlas.nodes.values() if node.type == "task")
    (_, others), *_ = [g for g in groups(atlas, task) if g[0] == Role("part_of", backward=True)]
    assert [item.rpartition(".")[2] for item in others] == [f"K{n}" for n in range(1, 12)]


def test_a_sign_makes_a_role_of_its_own() -> None:
    nodes = [Node(name, name, "concept", AT) for name in ("a", "b", "c")]
    relations = [Relation("a", "affects", "b", AT, "+"), Relation("a", "affects", "c", AT, "-")]
    assert len(groups(make_atlas(nodes, relations), "a")) == 2


def test_a_symmetric_relation_has_one_role_from_both_ends(joined) -> None:
    atlas = joined(
        """
        rye contrasts_with spelt
        wheat contrasts_with rye
        """
    )
    assert groups(atlas, "rye") == [(Role("contrasts_with"), ["spelt", "wheat"])]
    relation = atlas.relations[0]
    assert role_in(atlas, relation, "rye") == role_in(atlas, relation, "spelt")


def test_a_relation_to_itself_is_told_once() -> None:
    atlas = make_atlas([Node("a", "a", "concept", AT)], [Relation("a", "uses", "a", AT)])
    assert groups(atlas, "a") == [(Role("uses"), ["a"])]
    assert len(show(atlas, "a").relations) == 1


def test_where_notes_have_a_node_is_no_relation_of_it(read) -> None:
    atlas = read(
        {
            "graph/a.yaml": "dough: {type: concept}\nflour: {type: concept, uses: [dough]}\n",
            "notes.md": """
            # Dough

            Flour and water, kneaded until smooth.

            # Flour

            Ground grain, and what every dough starts from.
            """,
        }
    )
    found = show(atlas, "dough")
    assert [relation.key for relation in found.relations] == [("flour", "uses", "dough")]
    assert [e.heading for e in found.explained] == ["Dough"]
    assert [e.heading for e in found.mentioned] == ["Flour"]
    assert found.sections == found.explained + found.mentioned


def test_a_section_tells_what_it_explains(read) -> None:
    atlas = read(
        {
            "graph/a.yaml": "dough: {type: concept}\n",
            "notes.md": "# Dough\n\nFlour and water, kneaded until smooth.\n",
        }
    )
    assert (Role("explains"), ["dough"]) in groups(atlas, "notes.md#dough")


def test_an_unknown_node_is_an_error(joined) -> None:
    with pytest.raises(KeyError):
        show(joined("a uses b"), "c")
