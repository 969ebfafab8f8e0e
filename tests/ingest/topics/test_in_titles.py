import pytest

from studyatlas.ingest.topics.in_titles import is_about


@pytest.mark.parametrize(
    ("title", "about"),
    [
        *(
            ("moss", True),
            ("moss and fern", True),
            ("types of moss", True),
            ("moss vs. fern", True),
        ),
        *(("2. moss", True), ("growing your own moss", True), ("how to water moss", True)),
        *(("moss: an overview", True), ("moss / fern", True), ("moss basics", True)),
        *(
            ("how moss works", True),
            ("moss without roots", True),
            ("moss course", True),
            ("why moss matters", True),
        ),
        *(("moss team", False), ("peat moss", False), ("why moss dries", False)),
        *(
            ("life without moss", False),
            ("fern, not the moss", False),
            ("moss/fern", False),
            ("moss-green", False),
        ),
        *(("moss data", False), ("non-moss", False)),
    ],
)
def test_a_title_is_about_a_whole_name(title: str, *, about: bool) -> None:
    start = title.index("moss")
    assert is_about(title, start, start + len("moss")) is about
