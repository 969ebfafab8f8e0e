import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.rules.typed_fields import find
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

YAML = "graph/a.yaml", "coal: {type: concept}\nboiler: {type: tool}\nsteam: {type: concept}\n"
RULES = ("typed-field", "front-matter")


def read(text: str, path: str = "notes.md") -> tuple[list[str], list[str]]:
    """Return what the fields of a note say, and what is wrong with them."""
    notes = (SourceFile(path, text),)
    workspace = Workspace(None, "rails", notes, (SourceFile(*YAML),))  # type: ignore[arg-type]
    atlas, problems = build_workspace(workspace)
    told = [
        f"{r.source} {r.relation} {r.target} {r.provenance.position.line}"
        for r in atlas.relations
        if r.provenance.rule in RULES
    ]
    wrong = [f"{p.position.line}:{p.position.column} {p.rule}" for p in problems]
    return told, [w for w in wrong if not w.endswith("dangling-link")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Boiler\n\nrequires:: Coal\n", ["boiler requires coal 3"]),
        ("# Boiler\n\nrequires:: [[Coal]], [[x/Steam|hot]]\n", [
            "boiler requires coal 3",
            "boiler requires steam 3",
        ]),
        ("# Boiler\n\n- [ ] **Uses**:: coal\n", ["boiler uses coal 3"]),
        ("# Boiler\n\nrequired by:: steam\n", ["steam requires boiler 3"]),
        ("# Boiler\n\nis part of:: steam\n", ["boiler part_of steam 3"]),
        ("# Boiler\n\nIt burns [uses:: [[coal]]] all day.\n", ["boiler uses coal 3"]),
        ("# Boiler\n\nIt burns (uses:: coal) all day.\n", ["boiler uses coal 3"]),
        ("# Rails\n\n- Boiler\n  - uses:: coal\n", ["boiler uses coal 4"]),
        ("# Rails\n\n- **Boiler**: hot [uses:: coal]\n", ["boiler uses coal 3"]),
        ("# Rails\n\nBoiler (uses:: coal)\n", ["boiler uses coal 3"]),
        ("# Boiler\n\n## How it works\n\nuses:: coal\n", ["boiler uses coal 5"]),
        ("---\nrequires: [[Coal]]\n---\n# Boiler\n", ["boiler requires coal 2"]),
        ('---\nrequires: "[[Coal]]"\n---\n# Boiler\n', ["boiler requires coal 2"]),
        ('---\nrequires:\n  - Coal\n  - "[[Steam]]"\n---\n# Boiler\n', [
            "boiler requires coal 3",
            "boiler requires steam 4",
        ]),
        ("---\nused-by: Steam\ntitle: Boiler\n---\n# Notes\n", ["steam uses boiler 2"]),
        ("# Boiler\n\nstatus:: done\nexplains:: coal\n", []),
        ("# Boiler\n\n`requires:: coal` ~~requires:: steam~~\n", []),
        ("# Boiler\n\n```\nrequires:: coal\n```\n", []),
        ("---\nstatus: done\n---\n# Boiler\n", []),
    ],
)  # fmt: skip
def test_what_fields_declare(text: str, said: list[str]) -> None:
    assert read(text) == (said, [])


def test_a_note_is_about_its_file_where_it_has_no_title() -> None:
    assert read("requires:: coal\n", "boiler.md") == (["boiler requires coal 1"], [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("# Boiler\n\nrequires:: Gravel\n", "3:1 unknown-name"),
        ("# Boiler\n\nIt burns [uses:: [[Gravel]]].\n", "3:10 unknown-name"),
        ("# Boiler\n\nrequires:: boiler\n", "3:1 self-relation"),
        ("# Coal\n\nmeasures:: steam\n", "3:1 relation-types"),
        ("# Rails\n\nrequires:: coal\n", "3:1 field-subject"),
        ("# Boiler\n\n- The grate below\n  - uses:: coal\n", "4:5 field-subject"),
        ("---\nrequires: [Coal, Gravel]\n---\n# Boiler\n", "2:18 unknown-name"),
    ],
)
def test_what_does_not_fit_is_reported(text: str, wrong: str) -> None:
    assert read(text)[1] == [wrong]


def test_the_rule_gives_the_relations(extract) -> None:
    text = "# Boiler\n\nrequires:: coal\n"
    assert extract(find, text) == ["boiler requires coal notes.md:3 typed-field"]


FIELD = st.text("requires: [](),|-\n*#`coal", max_size=60)


@given(FIELD, FIELD)
def test_no_field_raises(front: str, text: str) -> None:
    read(f"---\nrequires: {front}\n---\n# Boiler\n\nrequires:: {text}\n[uses:: {front}]\n")
