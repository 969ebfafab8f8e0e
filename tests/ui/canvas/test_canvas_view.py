import json

from studyatlas.ui.canvas.network import picture
from studyatlas.ui.canvas.view import view_data


def view(atlas, **said: object) -> dict:
    return view_data(picture(atlas, ["dropout", "far", "weights"]), atlas.schema, **said)


def test_what_is_said_of_nodes_is_told_by_their_places(small_atlas) -> None:
    marks = {"far": "covered", "weights": "missing", "overfitting": "thin", "dropout": "burnt"}
    said = view(small_atlas, marks=marks, known=["weights", "gone"], pinned={"dropout": 1})
    assert said["marks"] == {"covered": [1], "missing": [2]}
    assert (said["known"], said["pinned"]) == ([2], [0])


def test_nodes_that_are_not_drawn_are_not_chosen(small_atlas) -> None:
    gone = view(small_atlas, selected="overfitting", also="nowhere")
    assert (gone["selected"], gone["also"]) == (None, None)
    chosen = view(small_atlas, selected="far", also="weights")
    assert (chosen["selected"], chosen["also"]) == ("far", "weights")
    assert view(small_atlas, selected="far", also="far")["also"] is None


def test_path_steps_keep_their_order_and_wording(small_atlas) -> None:
    said = view(small_atlas, path=reversed(small_atlas.outgoing["dropout"]))
    assert [step["label"] for step in said["path"]] == ["mitigates", "lowers"]


def test_a_view_names_its_picture_and_nothing_of_it(small_atlas) -> None:
    drawn = picture(small_atlas, small_atlas.nodes)
    said = view_data(drawn, small_atlas.schema, selected="dropout", can_undo=True, height=400)
    assert said["version"] == drawn["version"]
    assert (said["canUndo"], said["height"]) == (True, 400)


def test_a_click_sends_little_however_much_is_drawn_and_marked(sixty_nodes) -> None:
    drawn = picture(sixty_nodes, sixty_nodes.nodes)
    marks = dict.fromkeys(sixty_nodes.nodes, "covered")
    said = view_data(drawn, sixty_nodes.schema, selected="n01", marks=marks, known=[*marks])
    assert len(json.dumps(said)) < 1000
