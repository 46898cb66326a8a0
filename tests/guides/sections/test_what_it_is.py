from metier.guides.desk import Desk
from metier.guides.sections.what_it_is import SECTION
from metier.guides.wording import said
from metier.model.block import Text


def test_it_is_told_in_counted_sentences(desk: Desk) -> None:
    words = [said(block) for block in SECTION.write(desk).blocks if isinstance(block, Text)]
    assert words[0] == (
        "A backend software engineer is a role in software that official statistics count under occupation 15-1252 (SOC 2018)."
    )
    assert words[1].startswith("The level advertised most is ")
    assert "on site" in words[1]


def test_nothing_is_claimed_of_an_empty_cell(desk: Desk) -> None:
    words = [said(block) for block in SECTION.write(desk.sub(place="DE")).blocks if isinstance(block, Text)]
    assert len(words) == 1
    assert "openings" not in words[0]
