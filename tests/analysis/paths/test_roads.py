"""What is kept of a graph between two questions."""

import gc

from studyatlas.analysis.paths import find_paths, roads
from studyatlas.model.atlas import make_atlas


def test_it_is_worked_out_once_for_each_atlas_and_goes_with_it(joined) -> None:
    atlas = joined("corn requires soil")
    same = make_atlas(atlas.nodes.values(), atlas.relations)
    assert roads.ground_of(atlas) is roads.ground_of(atlas)
    assert roads.ground_of(atlas) is not roads.ground_of(same)
    kept = len(roads.ground_of)
    del atlas
    gc.collect()
    assert len(roads.ground_of) == kept - 1


def test_a_relation_to_itself_is_no_neighbour(joined) -> None:
    ground = roads.ground_of(joined("corn affects corn\ncorn uses soil\ncorn requires soil"))
    assert dict(ground.beside("corn")) == {"soil": 12_500}


def test_the_degree_of_a_topic_counts_no_outline(joined) -> None:
    item = {"id": "rail/1.1.1", "label": "Laying track", "type": "item"}
    text = "\n".join(f"rail/1.1.1 asks_about t{n}\nhub uses t{n}" for n in range(4))
    ground = roads.ground_of(joined(text + "\nrail/1.1.1 asks_about hub", item=item))
    assert ground.toll("hub") == 10_000
    assert ground.toll("t1") == 0
    assert ground.toll("rail/1.1.1") > 10_000


def test_what_the_notes_state_is_said_before_what_somebody_added(joined) -> None:
    atlas = joined("corn uses soil\nsoil affects corn")
    (path,) = find_paths(atlas, "corn", "soil").paths
    assert path.steps[0].relation == "uses"
