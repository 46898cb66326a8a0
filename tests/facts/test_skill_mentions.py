import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.skill_mentions import is_line, is_skill, is_whole, open_id, open_name, skill_mentions, span_quotes, stretches
from metier.facts.spans import reading


@pytest.mark.parametrize(
    "words",
    ["English", "fluent German", "Master's degree", "skills", "public|private".replace("|", " "), "2026", "<ORGANIZATION>"],
)
def test_what_is_no_skill(words: str) -> None:
    assert not is_skill(words)


@pytest.mark.parametrize("words", ["watershed management", "PBX", "antibody engineering", "3D printing"])
def test_what_may_be_one(words: str) -> None:
    assert is_skill(words)


def test_names_and_ids_of_skills_no_table_knows() -> None:
    text = "Message Routing, Sliver and HTTP/2 Tuning"
    assert open_name(text, 0, 15) == "message routing"
    assert open_name(text, 17, 23) == "Sliver"
    assert open_id(open_name(text, 28, 41)) == "http-2-tuning"


def test_a_word_beside_another_is_a_piece() -> None:
    text = "automation, scientific staff, PCB design"
    assert is_whole(text, 0, 10)
    assert not is_whole(text, 12, 22)
    assert is_whole(text, 30, 33)


def test_only_where_the_work_is_spoken_of_but_all_of_a_line() -> None:
    posting = Document("Requirements\nWe need data modeling.\nBenefits\nHealth insurance.\n")
    assert [posting.text[start:end] for start, end in stretches(posting)] == ["Requirements", "We need data modeling."]
    assert is_line("  One line.\n")
    assert stretches(Document("We offer health insurance.")) == ((0, 26),)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["data modeling", "Python", "organic chemistry", "and", ",", "experience", "\n", "zymurgy"]), max_size=12
    )
)
def test_no_two_mentions_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    read = reading(text, stretches(Document(text)))
    reached = 0
    for one in skill_mentions(text, read, 0.0):
        assert reached <= one.start < one.end
        reached = one.end


def test_quotes_of_all_spans_are_exact_and_few() -> None:
    document = Document("Fluent English. You know Python, SQL and organic chemistry. You manage budgets. " * 60)
    told = span_quotes(document, document.text)
    assert set(told) == {"knowledge", "competences"}
    for found in told.values():
        assert 0 < len(found) <= 60
        assert all(document.text[one["start"] : one["end"]] == one["quote"] for one in found)
    assert "English" in {one["quote"] for one in told["knowledge"]}
