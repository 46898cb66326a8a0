from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.span_weights import weights
from metier.facts.span_words import Vocabulary
from metier.facts.spans import Reading, tag_all

TEXT = "Experience with Python, Kubernetes and machine learning.\nKnowledge of organic chemistry (NMR) is a plus."


def words(text: str, number: int) -> list[str]:
    return [text[span.start : span.end] for span in tag_all(text)[number]]


def test_knowledge_is_tagged_and_ends_at_commas() -> None:
    found = words(TEXT, 0)
    assert {"Python", "Kubernetes", "machine learning"} <= set(found)
    assert all("," not in one for one in found)


def test_competences_are_phrases_of_what_one_does() -> None:
    assert any("budgets" in one for one in words("You will manage budgets and lead a team of nurses.", 1))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order_and_begin_and_end_with_words(text: str) -> None:
    for found in tag_all(text):
        reached = 0
        for span in found:
            assert reached <= span.start < span.end <= len(text)
            assert any(letter.isalnum() for letter in text[span.start : span.end])
            reached = span.end


def test_reading_again_says_the_same_with_an_emptied_memory() -> None:
    before = tag_all(TEXT)
    weights()._begin(Vocabulary())
    assert Reading(TEXT, ((0, 56), (57, len(TEXT)))).spans("knowledge") == before[0]


def test_a_name_leads_and_a_plain_word_does_not() -> None:
    read = Reading(TEXT, ((0, 56),))
    assert read.lead("knowledge", 16, 22) > 5 > read.lead("knowledge", 11, 15)
    assert read.lead("knowledge", 70, 80) < -1000
