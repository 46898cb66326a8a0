from metier.guides.compose import compose, sections, tiles, title, why_not
from metier.guides.desk import Desk
from metier.guides.wording import figure_words, interval_words, said
from metier.model.figure import Figure


def test_titles_name_the_cell(desk: Desk) -> None:
    assert title(desk) == "Backend software engineer"
    here = desk.sub(level="senior", place="austin-tx", workplace="remote", employer="employer-3")
    assert title(here) == "Senior backend software engineer, Austin, TX, remote, Employer 3"


def test_levels_that_are_no_beginnings_stand_behind(desk: Desk) -> None:
    assert title(desk.sub(level="entry")) == "Entry-level backend software engineer"
    assert title(desk.sub(level="manager")) == "Backend software engineer, level manager"


def test_tiles_say_nothing_twice(desk: Desk) -> None:
    for _, figure, note in tiles(desk):
        assert interval_words(figure) not in note or not interval_words(figure)
        assert figure_words(figure) not in note
    assert not any(sign.isdigit() for _, _, note in tiles(desk) for sign in note)


def test_the_lede_is_made_of_figures(desk: Desk) -> None:
    guide = compose(desk)
    assert sum(isinstance(part, Figure) for part in guide.lede.parts) >= 3
    assert said(guide.lede).startswith("There are 131 open jobs. 200 openings of 53 employers were counted.")
    assert guide.soc == "15-1252"
    assert guide.simulated


def test_sections_say_what_they_are() -> None:
    assert all(section.description.endswith(".") for _, section in sections())
    orders = [section.order for _, section in sections()]
    assert orders == sorted(set(orders))


def test_an_empty_cell_still_gives_an_honest_page(desk: Desk) -> None:
    guide = compose(desk.sub(place="DE"))
    assert all(page.not_shown or page.blocks for page in guide.sections)
    assert said(guide.lede) == "0 openings of 0 employers were counted."


def test_a_guide_is_published_when_it_is_large_enough(desk: Desk) -> None:
    assert why_not(desk, compose(desk)) is None
    small = desk.sub(level="staff", place="boise-id")
    assert "it takes 50 open jobs or 100 postings" in (why_not(small, compose(small)) or "")
