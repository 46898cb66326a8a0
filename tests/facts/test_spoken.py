"""Required or only wished for."""

import pytest

from metier.facts.cues import cues_of
from metier.facts.document import Document
from metier.facts.spoken import is_preferred
from metier.facts.surroundings import sentence


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("A master's degree is preferred", True),
        ("A master's degree is required", False),
        ("Nice to have:\n- a master's degree", True),
        ("You have a master's degree and work as a team plus more", False),
        ("Minimum education: master's degree in physics preferred", True),
        ("A master's degree is required, preferably in physics", False),
        ("Requirements\n- A master's degree, ideally in physics", False),
        ("Bachelor required, a master's degree preferred", True),
        ("A master's degree (nuclear physics preferred)", False),
        ("A master's degree (preferred)", True),
        ("A master's degree (would be a plus)", True),
    ],
)
def test_wish(text: str, wish: bool) -> None:
    at = text.index("master's")
    assert is_preferred(Document(text), cues_of(text), sentence(text, at), at) is wish
