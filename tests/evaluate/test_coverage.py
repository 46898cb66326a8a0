"""What the tables do not cover."""

from metier.evaluate.coverage import coverage
from metier.facts.document import Document

TEXT = "Requirements:\n- Experience with Python and flurble wrangling\n- {own}\n"


def documents(number: int) -> list[Document]:
    return [Document(text=TEXT.format(own=f"You have done gizmo{index} tuning"), title="Blorbinator") for index in range(number)]


def test_unknown_titles_and_phrases_come_most_frequent_first() -> None:
    found = coverage([*documents(4), Document(text="", title="Senior Welder")], least=3)
    assert (found.postings, found.titles_named) == (5, 1)
    assert [(item.words, item.postings) for item in found.titles] == [("Blorbinator", 4)]
    assert [(item.words, item.postings) for item in found.missing] == [("flurble wrangling", 4)]
    assert found.phrases_covered >= 4  # Python, in each


def test_what_stands_in_few_postings_is_passed_over() -> None:
    assert coverage(documents(2), least=3).missing == ()


def test_nothing_is_covered_of_nothing() -> None:
    found = coverage([])
    assert (found.postings, found.phrases, found.titles, found.missing) == (0, 0, (), ())
