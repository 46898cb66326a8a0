from metier.guides.desk import Desk
from metier.guides.sections.what_people_do import SECTION
from metier.model.block import Quotes, Text
from metier.model.figure import Figure
from metier.model.posting import Kept


def test_quotes_are_the_words_of_postings_each_of_another_employer(desk: Desk, kept: list[Kept]) -> None:
    (found,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Quotes))
    texts = {one.posting.id: one.posting.text for one in kept}
    assert len(found.quotes) >= 2
    assert all(quote.text in texts[quote.posting] for quote in found.quotes)
    assert len({quote.employer for quote in found.quotes}) == len({quote.text for quote in found.quotes}) == len(found.quotes)
    assert all(len(quote.text.split()) <= 25 for quote in found.quotes)
    assert all(quote.employer for quote in found.quotes)


def test_the_most_widely_supported_stands_first_and_the_cover_is_counted(desk: Desk) -> None:
    text, found = SECTION.write(desk).blocks
    assert isinstance(text, Text)
    assert isinstance(found, Quotes)
    shares = [quote.figure.value or 0.0 for quote in found.quotes if quote.figure]
    assert shares == sorted(shares, reverse=True)
    held, describing, cover = (part for part in text.parts if isinstance(part, Figure))
    assert (held.value or 0) >= (describing.value or 0) >= 10
    assert (cover.value or 0.0) >= shares[0]


def test_a_small_cell_says_what_it_takes_and_what_there_is(desk: Desk) -> None:
    page = SECTION.write(desk.sub(place="DE"))
    assert "too few employers" in (page.not_shown or "")
    assert page.because is not None
    assert page.because.measure == "count:stating:duties"
