"""Lengths of time as written."""

import pytest

from metier.facts.cues import cues_of
from metier.facts.spans_of_time import spans_of_time


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("4+ years", [(4, None, True)]),
        ("3 to 6 years", [(3, 6, False)]),
        ("two (2) years", [(2, None, False)]),
        ("at least a year", [(1, None, True)]),
        ("18 months", [(1.5, None, False)]),
        ("2-3+ yrs", [(2, None, True)]),
        ("seven or more years", [(7, None, False)]),
        ("mindestens drei Jahre", [(3, None, False)]),
        ("1.5 years", [(1.5, None, False)]),
        ("many years", []),
        ("$5 years", []),
        ("the year 2020", []),
    ],
)
def test_spans(text: str, spans: list[tuple[float, float | None, bool]]) -> None:
    found = spans_of_time(text, cues_of(text))
    assert [(span.low, span.high, span.open) for span in found] == spans
