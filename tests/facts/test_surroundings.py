"""Lines, sentences, headings and quotes."""

from hypothesis import given
from hypothesis import strategies as st

from metier.facts.surroundings import heading_above, line, quoted, sentence

TEXT = "Pay range\n\n$10 an hour. We need 5 yrs. of work, e.g. in shops; more later.\nNext"


def test_a_sentence_ends_at_its_stop_but_not_at_an_abbreviation() -> None:
    start, end = sentence(TEXT, TEXT.index("5 yrs"))
    assert TEXT[start:end].strip() == "We need 5 yrs. of work, e.g. in shops"


def test_the_heading_above_skips_empty_lines() -> None:
    start, end = heading_above(TEXT, TEXT.index("$10"))
    assert TEXT[start:end] == "Pay range"
    assert heading_above(TEXT, 3) == (3, 3)


@given(st.text(alphabet="ab.\n !;|", max_size=60), st.integers(0, 60))
def test_spans_hold_their_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    for span in (line(text, offset), sentence(text, offset)):
        assert 0 <= span[0] <= offset <= span[1] <= len(text)


@given(st.text(min_size=3, max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_a_quote_is_exact_and_short(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    quote, start, end = quoted(text, start, end)
    assert text[start:end] == quote
    assert 3 <= len(quote) <= 160
