import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.guides import Outlines, read_guides, without_outline
from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.guide import Exam


def read(text: str, **others: str) -> tuple[Outlines, list[str]]:
    """Read `guide.md`, and further files by their stem."""
    files = {"guide": text, **others}
    documents = [read_markdown(f"{name}.md", content) for name, content in files.items()]
    outlines, problems = read_guides(documents, "my notes")
    return outlines, [str(problem) for problem in problems]


def items(text: str, **others: str) -> dict[str, str]:
    """Return the items of the only exam by code."""
    outlines, problems = read(text, **others)
    assert problems == []
    assert len(outlines.exams) <= 1
    return {item.code: item.text for exam in outlines.exams for item in exam.items()}


def only(text: str) -> Exam:
    (exam,) = read(text)[0].exams
    return exam


KNOWLEDGE = "Knowledge of:\n\n- {}\n"


@pytest.mark.parametrize(
    "heading",
    [
        "# Task 2.1: Graft a rose",
        "### Task 2.1 Graft a rose",
        "## Task Statement 2.1: Graft a rose",
        "## TASK 2.1 – Graft a rose",
        "## 2.1 Graft a rose",
        "## 2.1. Graft a rose",
        "## 2.1: Graft a rose",
        "**Task 2.1: Graft a rose**",
        "Task 2.1: Graft a rose\n---",
    ],
)
def test_headings_of_tasks(heading: str) -> None:
    exam = only(f"{heading}\n\n{KNOWLEDGE.format('Rootstocks')}")
    ((domain, task),) = exam.tasks()
    assert (task.code, task.title, domain.code) == ("2.1", "Graft a rose", "2")
    assert [item.code for item in task.items] == ["2.1.K1"]


@pytest.mark.parametrize(
    "heading",
    [
        "# Task: Graft",
        "# Task 2: Graft",
        "# Chapter 2.1 Graft",
        "# 2 Graft",
        "# 2.1",
        "Task 2.1: Graft",
    ],
)
def test_headings_of_something_else(heading: str) -> None:
    assert items(f"{heading}\n\n- Rootstocks\n") == {}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("Knowledge of:\n- a\n- b\n\nSkills in:\n- c\n", {"K1": "a", "K2": "b", "S1": "c"}),
        ("Skills in:\n\n* c\n\nKnowledge of:\n\n* a\n", {"S1": "c", "K1": "a"}),
        ("**Knowledge of:**\n- a\n\n**Skills in:**\n- c\n", {"K1": "a", "S1": "c"}),
        ("#### Knowledge of\n- a\n#### Skill in\n- c\n", {"K1": "a", "S1": "c"}),
        ("Knowledge of:\n- a\n- b\nSkills in:\n- c\n", {"K1": "a", "K2": "b", "S1": "c"}),
        ("- a\n- b\n", {"1": "a", "2": "b"}),
        ("1. a\n2. b\n", {"1": "a", "2": "b"}),
        ("+ a\n  wraps\n+ b\n", {"1": "a wraps", "2": "b"}),
        ("Knowledge of:\n- a\n  - x\n  - y\n- b", {"K1": "a; x; y", "K2": "b"}),
        ("Knowledge of:\n\nRead these first.\n\n- a\n", {"K1": "a"}),
        ("Knowledge of:\n- **a** and `b`, [c](c.md)\n", {"K1": "a and b, c"}),
        ("Knowledge of:\n- knowledge of soils\n- a\n", {"K1": "knowledge of soils", "K2": "a"}),
        ("Knowledge of the following:\n- a\n", {"K1": "a"}),
        (
            "- Knowledge of:\n  - a\n    - x\n  - b\n- Skills in:\n  - c\n",
            {"K1": "a; x", "K2": "b", "S1": "c"},
        ),
        ("- Skills in:\n  - c\n- d\n  - y\n", {"S1": "c", "S2": "d; y"}),
    ],
)
def test_items_and_their_codes(lists: str, expected: dict[str, str]) -> None:
    wanted = {f"1.2.{code}": text for code, text in expected.items()}
    assert items(f"## Task 1.2: Plant\n\n{lists}") == wanted


def test_items_know_their_lines() -> None:
    exam = only("# Task 1.2: Plant\nKnowledge of:\n- soils\n  and peat\n\n- seeds\n  - sown\n")
    assert [(i.position.line, i.position.end_line) for i in exam.items()] == [(3, 4), (6, 7)]


@pytest.mark.parametrize(
    ("title", "name", "weight"),
    [
        ("Domain 2: Roses (26%)", "Roses", 26.0),
        ("Content Domain 2: Roses (26% of scored content)", "Roses", 26.0),
        ("Domain 2 – Roses (12.5 %)", "Roses", 12.5),
        ("Domain 2: Roses (20–26%)", "Roses", 26.0),
        ("Domain 2: Roses (and peonies)", "Roses (and peonies)", None),
        ("Domain 2", "Domain 2", None),
    ],
)
def test_domains_and_their_weight(title: str, name: str, weight: float | None) -> None:
    text = f"# Guide\n\n## {title}\n\n### Task 2.1: Graft\n\n- Rootstocks\n"
    (domain,) = only(text).domains
    assert (domain.code, domain.title, domain.weight) == ("2", name, weight)
    assert domain.position.line == 3


def test_a_task_without_a_domain_gets_one() -> None:
    (domain,) = only("# Task 3.1: Prune\n- Hedges\n").domains
    assert (domain.code, domain.title, domain.weight) == ("3", "Domain 3", None)


def test_domains_and_tasks_come_in_order_of_the_guide() -> None:
    text = "".join(f"# Task {code}: T\n- x\n" for code in ("10.1", "2.2", "2.1", "1.1"))
    exam = only(text)
    assert [domain.code for domain in exam.domains] == ["1", "2", "10"]
    assert [task.code for _, task in exam.tasks()] == ["1.1", "2.2", "2.1", "10.1"]


@pytest.mark.parametrize(
    "index",
    [
        "- Task 2.1: Graft\n- Task 2.2: Prune\n",
        "1. [Task 2.1: Graft](#graft)\n2. [Task 2.2: Prune](#prune)\n",
    ],
)
def test_an_index_of_tasks_is_no_list_of_items(index: str) -> None:
    text = f"# Domain 2: Roses\n\n{index}\n## Task 2.1: Graft\n\n- Rootstocks\n"
    assert items(text) == {"2.1.1": "Rootstocks"}
    outlines, _ = read(text)
    assert {3, 4} <= outlines.claimed["guide.md"]


GUIDE = "## Task 2.1: Graft a rose\n\nKnowledge of:\n\n- Rootstocks\n\n"


@pytest.mark.parametrize(
    "notes",
    [
        "A scion is set on a rootstock.\n",
        "Knowledge of scions helps.\n",
        "- A scion is set on a rootstock.\n",
        "- Scion\n  - is set on a rootstock\n",
        "| part | what |\n|---|---|\n| scion | the top |\n",
        "",
    ],
)
def test_notes_under_the_same_heading_are_no_items(notes: str) -> None:
    text = f"# My notes\n\n## Task 2.1: Graft a rose\n\n{notes}"
    assert items(GUIDE + text) == {"2.1.K1": "Rootstocks"}
    assert items(GUIDE, notes=text) == {"2.1.K1": "Rootstocks"}
    assert items(f"---\nexam: roses\n---\n{GUIDE}", anotes=text) == {"2.1.K1": "Rootstocks"}
    assert read(GUIDE, notes=text)[0].claimed["notes.md"] == set()


def test_a_long_list_under_a_heading_like_a_tasks_is_notes() -> None:
    long = " ".join(["word"] * 60)
    assert items(f"# Task 2.1: Graft\n\n- {long}\n") == {}
    assert items(f"# Task 2.1: Graft\n\n- {long[105:]}\n") != {}


@pytest.mark.parametrize(
    ("text", "exam", "title"),
    [
        ("---\nexam: RHS Level 2\ntitle: Gardening\n---\n# G\n", "rhs-level-2", "Gardening"),
        ("---\nexam: rose\n---\n# Guide (XYZ-C01)\n", "rose", "Guide (XYZ-C01)"),
        ("# Guide (XYZ-C01)\n", "xyz-c01", "Guide (XYZ-C01)"),
        ("# Guide (see below)\n", "my-notes", "Guide (see below)"),
        ("", "my-notes", "Task 1.1: Plant"),
    ],
)
def test_an_exam_has_an_id_and_a_title(text: str, exam: str, title: str) -> None:
    found = only(f"{text}\n## Task 1.1: Plant\n\n- Soil\n")
    assert (found.id, found.title) == (exam, title)


def test_files_with_one_exam_id_make_one_exam() -> None:
    front = "---\nexam: roses\n---\n"
    outlines, problems = read(
        f"{front}# Domain 1: Plant (40%)\n## Task 1.1: Dig\n- Soil\n",
        more=f"{front}# Domain 2: Prune\n## Task 2.1: Cut\n- Shears\n",
        other="# Task 1.1: Water\n- Cans\n",
    )
    assert [(e.id, [i.code for i in e.items()]) for e in outlines.exams] == [
        ("my-notes", ["1.1.1"]),
        ("roses", ["1.1.1", "2.1.1"]),
    ]
    assert problems == []


def test_a_code_that_stands_twice_is_a_problem_and_the_first_stays() -> None:
    text = (
        "# Task 1.1: Dig\nKnowledge of:\n- Soil\n- Peat\n# Task 1.1: Dig\nKnowledge of:\n- Sand\n"
    )
    outlines, problems = read(text)
    assert problems == [
        "guide.md:7:1: error: item 1.1.K1 stands at guide.md:3 already (duplicate-item)"
    ]
    assert [item.text for exam in outlines.exams for item in exam.items()] == ["Soil", "Peat"]


def test_a_task_in_two_parts_is_one_task() -> None:
    text = "# Task 1.1: Dig\nKnowledge of:\n- Soil\n# Task 1.1: Dig\nSkills in:\n- Digging\n"
    ((_, task),) = only(text).tasks()
    assert [item.code for item in task.items] == ["1.1.K1", "1.1.S1"]


def test_what_belongs_to_the_outline_is_no_material() -> None:
    text = f"# Roses\n\nRoses like sun.\n\n{GUIDE}Ask the gardener.\n\n## Soil\n\nLoam is best.\n"
    document = read_markdown("guide.md", text)
    outlines, _ = read_guides([document], "mine")
    kept = without_outline(document, outlines)
    assert [(s.title, [b.text for b in s.blocks]) for s in kept.sections] == [
        ("Roses", ["Roses like sun."]),
        ("Task 2.1: Graft a rose", ["Ask the gardener."]),
        ("Soil", ["Loam is best."]),
    ]
    assert kept.lines == document.lines


def test_a_file_that_says_it_is_the_guide_is_no_material_at_all() -> None:
    text = f"---\nexam: roses\n---\n# Roses\n\nRoses like sun.\n\n{GUIDE}\n## Appendix\n\nThorns.\n"
    document = read_markdown("guide.md", text)
    outlines, _ = read_guides([document], "mine")
    assert [b for s in without_outline(document, outlines).sections for b in s.blocks] == []


def test_plain_notes_have_no_exam() -> None:
    outlines, problems = read("# Roses\n\n- Red\n\n## Soil\n\n1. Dig.\n")
    assert (outlines.exams, problems, outlines.claimed) == ((), [], {"guide.md": set()})


def told(outlines: Outlines) -> dict[str, list[str]]:
    """Return the items of every exam, by its id."""
    return {e.id: [f"{i.code} {i.text}" for i in e.items()] for e in outlines.exams}


def test_exams_with_other_tasks_under_the_same_codes_stay_apart() -> None:
    outlines, problems = read(
        "# Baker's exam\n## Domain 1: Dough (60%)\n### 1.1 Knead\n- By hand\n",
        smith="# Smith's exam\n## Domain 1: Iron (70%)\n### 1.1 Forge\n- Tongs\n",
    )
    assert told(outlines) == {"my-notes": ["1.1.1 By hand"], "smith-s-exam": ["1.1.1 Tongs"]}
    assert problems == []


def test_a_guide_in_several_files_is_one_exam() -> None:
    outlines, problems = read(
        "# Domain 1: Dough\n## Task 1.1: Knead\nKnowledge of:\n- Gluten\n",
        second="# Domain 2: Oven\n## Task 2.1: Bake\nKnowledge of:\n- Steam\n",
    )
    assert told(outlines) == {"my-notes": ["1.1.K1 Gluten", "2.1.K1 Steam"]}
    assert problems == []


def test_a_file_with_two_exams_has_both() -> None:
    outlines, _ = read(
        "# Exam BK-101\n## Domain 1: Dough (60%)\n### 1.1 Knead\n- By hand\n"
        "# Exam SM-202\n## Domain 1: Iron (70%)\n### 1.1 Forge\n- Tongs\n"
    )
    assert told(outlines) == {"bk-101": ["1.1.1 By hand"], "sm-202": ["1.1.1 Tongs"]}


@pytest.mark.parametrize("order", [("a", "z"), ("z", "a")])
def test_notes_in_another_file_are_no_second_outline(order: tuple[str, str]) -> None:
    guide = "# Exam\n## Domain 1: Dough (60%)\n### 1.1 Knead\n- By hand\n- By machine\n"
    notes = "# Domain 1: Dough\n## 1.1 Knead\n- Gluten\n- Windowpane\n"
    first, second = order
    documents = [
        read_markdown(f"{name}.md", text)
        for name, text in sorted([(first, guide), (second, notes)])
    ]
    outlines, problems = read_guides(documents, "my notes")
    assert told(outlines) == {"my-notes": ["1.1.1 By hand", "1.1.2 By machine"]}
    assert problems == []
    assert outlines.claimed[f"{second}.md"] == set()


@pytest.mark.parametrize(
    "notes",
    [
        "# Kneading\n\nGluten forms when dough is worked.\n",
        "# Task 1.1: Knead\n\nGluten forms when dough is worked.\n",
        "# 1.1 Knead\n\n**Gluten** forms.\n\n| a | b |\n|---|---|\n| c | d |\n",
    ],
)
def test_a_note_that_names_its_exam_stays_material(notes: str) -> None:
    document = read_markdown("a.md", f"---\nexam: baker\n---\n{notes}")
    outlines, _ = read_guides([document], "mine")
    assert outlines.exams == ()
    assert without_outline(document, outlines) == document


def test_what_an_index_in_another_file_names_is_no_item() -> None:
    outlines, problems = read(
        "# Exam\n\n## Domain 1: Dough (60%)\n\n- [1.1 Knead](knead.md)\n- 1.2 Rest\n",
        knead="# Domain 1: Dough\n## 1.1 Knead\n- Gluten\n- Windowpane\n",
    )
    assert told(outlines) == {"my-notes": ["1.2 Rest", "1.1.1 Gluten", "1.1.2 Windowpane"]}
    assert problems == []


LINES = st.sampled_from(
    [
        "# Exam objectives", "# Guide (AB-101)", "## Domain 1: Dough (20%)", "## 2. Oven (30–40%)",
        "### Task 1.1: Knead", "### 1.1 Knead", "#### 1.1.1 By hand", "### Plain", "# My notes",
        "**Task 2.1: Bake**", "Knowledge of:", "Skills in:", "- item", "  - nested", "- 1.1 coded",
        "* one * Two", "- [ ] box", "1) numbered", "- Dough (20%)", "Weight: 20%", "", "",
        "A sentence is here.", "| Objective | Weight |", "| Task | Knowledge of |", "|---|---|",
        "| 1.2 Rest | 20% |", "---", "exam: x", "> - quoted", "```", "<li>x",
    ]
)  # fmt: skip


@given(st.lists(st.lists(LINES, max_size=20).map("\n".join), max_size=3))
def test_outlines_are_well_formed(texts: list[str]) -> None:
    documents = [read_markdown(f"{n}.md", text) for n, text in enumerate(texts)]
    outlines, problems = read_guides(documents, "mine")
    assert (outlines, problems) == read_guides(documents, "mine")
    lengths = {document.path: len(document.lines) for document in documents}
    for path, claimed in outlines.claimed.items():
        assert all(1 <= line <= lengths[path] for line in claimed)
    for exam in outlines.exams:
        items = list(exam.items())
        codes = [item.code for item in items]
        nodes = [*codes, *(d.code for d in exam.domains), *(t.code for _, t in exam.tasks())]
        assert items
        assert len(nodes) == len(set(nodes))
        assert all(item.text.strip() for item in items)
        assert all(item.position.line in outlines.claimed[item.position.path] for item in items)
        assert all(
            domain.code == t.code.split(".")[0] for domain in exam.domains for t in domain.tasks
        )


def _tasks(items: int = 4, names: str = "123", line: str = "- Root stock {}{}\n") -> str:
    return "".join(
        f"## Task {n}: Grafting {n}\n\n" + "".join(line.format(n, i) for i in range(items)) + "\n"
        for n in names
    )


def test_a_document_of_nothing_but_lists_under_counted_tasks_is_an_outline() -> None:
    found = items(f"# Roses, level 1\n\n{_tasks()}", notes="# Task 7\n\nWhat I did.\n")
    assert list(found)[:2] == ["1.0.1", "1.0.2"]
    assert len(found) == 12


@pytest.mark.parametrize(
    "text",
    [
        _tasks(3),
        _tasks(6, "12"),
        _tasks(4, "124"),
        _tasks() + "\n# Later\n\nMore on this.\n",
        _tasks(line="- Stock {}{} is cut in June.\n"),
    ],
)
def test_what_may_be_homework_is_none(text: str) -> None:
    assert items(f"# Roses, level 1\n\n{text}") == {}


def test_homework_beside_an_outline_is_none() -> None:
    guide = f"# Task 1.1: Graft\n\n{KNOWLEDGE.format('Rootstocks')}"
    assert list(items(guide, work=f"# Roses, level 1\n\n{_tasks()}")) == ["1.1.K1"]
