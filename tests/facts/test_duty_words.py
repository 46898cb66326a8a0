"""A duty begins with a verb, in one of its forms, after a label or an adverb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.duty_words import starts_with_verb


@pytest.mark.parametrize(
    ("sentence", "verbal"),
    [
        ("Build pipelines", True),
        ("Builds pipelines", True),
        ("Planning the week", True),
        ("Proactively monitor costs", True),
        ("Quality: test what ships", True),
        ("Sie und ihr Team", False),
        ("Pipelines are built", False),
        ("Strong communication skills", False),
        ("", False),
    ],
)
def test_the_first_word_decides(sentence: str, verbal: bool) -> None:
    assert starts_with_verb(sentence) is verbal


@given(st.text(max_size=300))
def test_any_text_is_answered(sentence: str) -> None:
    assert starts_with_verb(sentence) in {True, False}
