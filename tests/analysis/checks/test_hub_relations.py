from dataclasses import replace

from studyatlas.analysis.checks.hub_relations import check
from studyatlas.model.atlas import make_atlas

STAR = "\n".join(f"leaf-{n} uses hub" for n in range(20))


def named(joined, text):
    return {problem.message.split("'")[1] for problem in check(joined(text))}


def test_what_is_joined_to_hubs_alone_is_a_warning(joined) -> None:
    problems = list(check(joined(STAR)))
    assert len(problems) == 20
    assert str(problems[0]) == (
        "graph/a.yaml:1:1: warning: node 'leaf-0' is joined to nothing but hubs: hub"
        " (hub-relations)"
    )


def test_nineteen_neighbours_make_no_hub(joined) -> None:
    assert named(joined, STAR.rpartition("\n")[0]) == set()


def test_one_relation_to_something_closer_is_enough(joined) -> None:
    assert named(joined, STAR + "\nleaf-1 affects leaf-2") == {
        f"leaf-{n}" for n in range(20) if n not in (1, 2)
    }


def test_items_and_sections_are_no_company(joined) -> None:
    atlas = joined(
        STAR + "\nexam/1.1.1 asks_about leaf-1",
        item={"id": "exam/1.1.1", "label": "Leaves", "type": "item"},
    )
    assert len(list(check(atlas))) == 20


def test_what_another_wrote_is_not_reported(joined) -> None:
    atlas = joined(STAR)
    lent = [
        replace(n, provenance=replace(n.provenance, rule="bundled")) for n in atlas.nodes.values()
    ]
    assert list(check(make_atlas(lent, atlas.relations))) == []
