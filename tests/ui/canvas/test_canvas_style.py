from itertools import combinations

from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType
from studyatlas.ui.canvas.style import legend, looks

PLACE = Provenance(Position("a.yaml"), "curated", Origin.CURATED)
PAGES = {"light": "#ffffff", "dark": "#0e1117"}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_types_of_the_field_differ_in_shape_so_that_grey_is_enough() -> None:
    shapes = [look.shape for name, look in looks(DEFAULT_SCHEMA).items() if look.shape != "box"]
    assert len(shapes) == len(set(shapes)) == 8


def test_every_outline_stands_out_from_the_page() -> None:
    for name, look in looks(DEFAULT_SCHEMA, ["one", "two", "three", "four"]).items():
        for page, tone in (("light", look.light), ("dark", look.dark)):
            edge = max(contrast(tone.line, PAGES[page]), contrast(tone.fill, PAGES[page]))
            assert edge >= 3 or (look.inside and contrast(tone.text, PAGES[page]) >= 4.5), name


def test_text_in_boxes_can_be_read() -> None:
    tones = [
        t for look in looks(DEFAULT_SCHEMA).values() if look.inside for t in (look.light, look.dark)
    ]
    assert min(contrast(tone.fill, tone.text) for tone in tones) >= 4.5


def test_a_users_types_get_different_looks() -> None:
    schema = DEFAULT_SCHEMA.extended([NodeType(n, n, n) for n in ("law", "proof")], [])
    one, other = (looks(schema)[name] for name in ("law", "proof"))
    assert one != other


def test_no_two_colours_are_the_same() -> None:
    every = looks(DEFAULT_SCHEMA).values()
    assert all(a.light.fill != b.light.fill for a, b in combinations(every, 2))


def test_the_legend_counts_types_in_the_schemas_order() -> None:
    kinds = {"a": "tool", "b": "concept", "c": "concept", "d": "lemma"}
    atlas = make_atlas([Node(i, i, kind, PLACE) for i, kind in kinds.items()], [])
    entries = legend(atlas, ["a", "b", "b", "c", "d"])
    assert [(e.label, e.shown, e.total) for e in entries] == [
        ("Concepts", 2, 2),
        ("Tools", 1, 1),
        ("lemma", 1, 1),
    ]
