"""Bullets are sentences, abbreviations do not end one, and offsets are exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.sentences import sentence_at, sentences


def cut(text: str) -> list[str]:
    return [text[found.start : found.end] for found in sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Build it. Run it!", ["Build it.", "Run it!"]),
        ("Use tools, e.g. Node.js and .NET. Ask Dr. Smith.", ["Use tools, e.g. Node.js and .NET.", "Ask Dr. Smith."]),
        ("- One\n•  Two\n3. Three\n*\n\n", ["One", "Two", "Three"]),
        ("**Bold** line", ["Bold** line"]),
        ("In the U.S. Army you need 3.5 years. Yes.", ["In the U.S. Army you need 3.5 years.", "Yes."]),
        ("We ship.Then rest.", ["We ship.", "Then rest."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_text_is_cut_at_its_stops(text: str, found: list[str]) -> None:
    assert cut(text) == found


def test_a_sentence_knows_its_line_and_its_bullet() -> None:
    first, second, third = sentences("Plain\n- Marked. More")
    assert (first.bulleted, second.bulleted, third.bulleted) == (False, True, True)
    assert (first.line, second.line, third.line) == (0, 6, 6)


def test_the_sentence_of_an_offset() -> None:
    text = "One two. Three"
    found = sentences(text)
    assert sentence_at(found, text.index("two")) == found[0]
    assert sentence_at(found, text.index("Three")) == found[1]
    assert sentence_at(found, 8) is None
    assert sentence_at(found, 99) is None
    assert sentence_at((), 0) is None


@given(st.text(alphabet=st.sampled_from("ab C.!?•-*\n 1)e.g")))
def test_sentences_are_ordered_apart_and_trimmed(text: str) -> None:
    reached = 0
    for found in sentences(text):
        assert reached <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        assert "\n" not in text[found.start : found.end]
        reached = found.end
