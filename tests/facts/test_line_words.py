"""Whether a line says no more than pay."""

import pytest

from metier.facts.amounts import amounts
from metier.facts.cues import cues_of
from metier.facts.joins import ranges
from metier.facts.line_words import reads_as_pay
from metier.facts.setting import setting_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We offer €58,000 plus benefits", True),
        ("Senior Engineer: €58,000", True),
        ("The flat sold for €58,000", False),
        ("A €58,000 machine", False),
        ("€21 per hour at the zoo", True),
    ],
)
def test_reads_as_pay(text: str, expected: bool) -> None:
    cues = cues_of(text)
    (band,) = ranges(text, amounts(text, cues))
    assert reads_as_pay(setting_of(text, cues, band, (0, len(text))), first=True) is expected
