from metier.guides.desk import Desk
from metier.guides.sections.what_it_is import SECTION
from metier.guides.wording import said
from metier.model.block import Quotes, Text
from metier.model.figure import Figure
from metier.model.posting import Kept


def _texts(desk: Desk) -> list[Text]:
    return [block for block in SECTION.write(desk).blocks if isinstance(block, Text)]


def test_it_is_told_in_counted_sentences(desk: Desk) -> None:
    words = [said(text) for text in _texts(desk)]
    assert words[0].startswith(
        "A backend software engineer is a role in software, counted under occupation 15-1252; this page counts "
    )
    assert f"{desk.n:,} openings of {desk.k:,} employers." in words[0]
    assert words[1].startswith("The level advertised most is ")
    assert "on site" in words[1]


def test_every_sentence_holds_a_figure_and_no_other_number(desk: Desk) -> None:
    for text in _texts(desk):
        assert any(isinstance(part, Figure) for part in text.parts)
        assert not any(char.isdigit() for part in text.parts if isinstance(part, str) for char in part)


def test_one_duty_is_quoted_with_its_posting(desk: Desk, kept: list[Kept]) -> None:
    (found,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Quotes))
    (quote,) = found.quotes
    assert quote.text in {one.posting.id: one.posting.text for one in kept}[quote.posting]
    assert quote.figure is not None
    assert quote.figure.value


def test_nothing_is_claimed_of_an_empty_cell(desk: Desk) -> None:
    page = SECTION.write(desk.sub(place="DE"))
    assert page.blocks == ()
    assert page.not_shown
