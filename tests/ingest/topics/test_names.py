import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.topics.kinds import kind_of_column, kind_of_name, names_subjects
from studyatlas.ingest.topics.names import subject_names


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Photosynthesis", "Photosynthesis"),
        ("The Krebs cycle", "Krebs cycle"),
        ("3.2 Krebs cycle", "Krebs cycle"),
        ("Chapter 4: Mosses", "Mosses"),
        ("b) Ferns", "Ferns"),
        ("Mosses: an overview", "Mosses"),
        ("Mosses – small and green", "Mosses"),
        ("Introduction to botany", "botany"),
        ("Botany basics", "Botany"),
        ("Support Vector Machine (SVM)", "Support Vector Machine"),
        ("Random Cut Forest (RCF) algorithm", "Random Cut Forest"),
        ("Identity and Access Management (IAM)", "Identity and Access Management"),
        ("Ferns (Polypodiopsida and friends)", "Ferns"),
        ("Precision (metric)", "Precision (metric)"),
        ("Mosses (continued)", "Mosses"),
        ("Mosses part 2", "Mosses"),
        ("Botany course", "Botany"),
        ("Botany revision", "Botany"),
        ("Botany notes v3", "Botany"),
        ("Lead V1", "Lead V1"),
        ("Botany scratchpad", "Botany"),
        ("Botany notebook", "Botany notebook"),
        ("Mosses (part ii)", "Mosses"),
        ("Mosses lecture 12", "Mosses"),
        ("A* search", "A* search"),
        ("Reed", "Reed"),
        ("Rally driving", "Rally driving"),
        ("Two-phase commit", "Two-phase commit"),
        ("Law of demand", "Law of demand"),
        ("TCP/IP", "TCP/IP"),
        ("C++", "C++"),
        ("光合作用", "光合作用"),
        ("🌱 Mosses", "Mosses"),
    ],
)
def test_a_title_that_is_a_name(title: str, label: str) -> None:
    (name,) = subject_names(title)
    assert name.base == label


@pytest.mark.parametrize(
    "title",
    [
        *("Overview", "My notes", "Use cases", "References", "Key features", "Pros and cons"),
        *("2024-03-01", "3 March 2024", "Week 2", "Day 3", "Session 4", "Chapter 3", "12"),
        *("Task 2.1: Choose a flour", "Domain 3", "Exercise 4", "Mock exam", "Quiz leftovers"),
        *("What is moss?", "Why mosses grow", "How to water", "Mosses are plants", "Important!"),
        *("Benefits of moss", "Types of moss", "Methods to grow moss", "Choosing a flour"),
        *(
            "Bread, rolls and cakes",
            "Ferns and mosses",
            "Bias before training",
            "x = y",
            "nas:/pub",
        ),
        *("Validated", "Reserved", "Standard", "Offline", "Formats", "Moss* family"),
        *("Automatically water mosses", "Secrets about moss", "Moss into soil", "Lots of moss"),
        *(
            "2 Mosses",
            "Identity based",
            "Event-driven",
            "One of the mosses",
            "Year",
            "Weeks",
            "Middle",
        ),
        *("Price of moss", "Something dried out", "Instance families again"),
        *("It dries out.", "A", "---", "", "one two three four five six seven", "x" * 101),
    ],
)
def test_a_title_that_is_none(title: str) -> None:
    assert subject_names(title) == ()


def test_two_sides_of_a_comparison_are_two_names() -> None:
    assert [n.base for n in subject_names("TCP vs. UDP")] == ["TCP", "UDP"]
    assert subject_names("TCP vs. the others you know") == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("AWS Lambda", "service"), ("Amazon S3", "service"), ("Azure Functions", "service")),
        *(("Google Cloud Run", "service"), ("Amazon rainforest", ""), ("Amazon River", "")),
        *(("Apriori algorithm", "algorithm"), ("Algorithm", ""), ("Apgar score", "metric")),
        *(("Django framework", "tool"), ("Moss", "")),
    ],
)
def test_a_name_tells_its_type(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_a_column_tells_the_type_of_what_stands_in_it() -> None:
    kinds = [kind_of_column(h) for h in ("Metrics", "AWS service", "Problem type", "Notes", "")]
    assert kinds == ["metric", "service", "problem", "", ""]
    assert [names_subjects(h) for h in ("Hormone", "Date", "Feature", "")] == [
        True,
        False,
        False,
        False,
    ]


@given(st.text(max_size=120))
def test_no_title_raises(title: str) -> None:
    for name in subject_names(title):
        assert name.base
        assert name.key or not any(char.isalnum() for char in name.base)
