from studyatlas.analysis.material import material


def test_topics_are_covered_thin_or_missing_and_items_have_their_verdict(read) -> None:
    atlas = read(
        {
            "guide.md": """
                # Task 1.1: Bake
                Knowledge of:
                - Rye flour
            """,
            "notes.md": """
                # Rye flour

                Rye flour has little gluten and makes dense bread, unlike wheat flour does.
            """,
            "graph/a.yaml": """
                rye-flour: {type: concept, contrasts_with: [wheat-flour]}
                wheat-flour: {type: concept}
                oat-flour: {type: concept}
            """,
        }
    )
    found = material(atlas, atlas.nodes, {"kitchen/1.1.K1": "waived"})
    assert found == {
        "rye-flour": "covered",
        "wheat-flour": "thin",
        "oat-flour": "missing",
        "kitchen/1.1.K1": "waived",
    }
