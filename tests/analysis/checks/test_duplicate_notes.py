from studyatlas.analysis.checks import check

WORDS = " ".join(f"word{n}" for n in range(60))


def test_a_copy_is_a_warning_at_the_later_path(read) -> None:
    (problem,) = check(read({"b.md": f"# Ferns\n\n{WORDS}\n", "a.md": f"# Ferns\n\n{WORDS}.\n"}))
    assert str(problem) == "b.md:1:1: warning: says the same as a.md (duplicate-note)"


def test_a_copy_with_changes_is_told_its_share(read) -> None:
    (problem,) = check(read({"a.md": f"{WORDS}\n", "b.md": f"{WORDS} and six words more of it\n"}))
    assert str(problem) == (
        "b.md:1:1: warning: says nearly the same as a.md: they share 91 % (near-duplicate-note)"
    )


def test_different_notes_are_none(read) -> None:
    assert check(read({"a.md": f"{WORDS}\n", "b.md": f"{WORDS[::-1]}\n"})) == ()
