import pytest

from metier.guides.captions import measure_words
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.predicates import PREDICATES
from metier.model.figure import Cell


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("count:open", "Open jobs, each vacancy once"),
        ("count:pay_left_out:band_wider_than_two_to_one", "Postings whose pay was not counted: band wider than two to one"),
        ("pay:p50", "The middle of the advertised base pay a year; every employer counts once"),
        ("pay:low:p50", "The middle of the advertised base pay a year, bottom of the band; every employer counts once"),
        ("share:tool:postgresql:required", "Employers that require PostgreSQL"),
        ("lift:tool:postgresql", "Employers that name PostgreSQL, against all roles"),
        ("share:any:tool:java,tool:go", "Employers that name Java or Go"),
        ("share:workplace:remote", "Employers' postings with the workplace remote"),
        ("part:top_employers:10", "Postings of the 10 employers that post most"),
        (
            "gap:share:degree|place=austin-tx|level=",
            "Employers that require a bachelor's degree or a higher one: here minus there, there being Austin, TX, all levels",
        ),
        (
            "gap:years:p50|role=registered-nurse|workplace=onsite",
            "The middle of the least years of experience asked; every employer counts once: "  # noqa: ISC004 (one text)
            "here minus there, there being registered nurse, on site",
        ),
    ],
)
def test_measures_in_words(desk: Desk, name: str, words: str) -> None:
    assert measure_words(name, desk.names, desk.base) == words


def test_every_figure_of_a_guide_has_words_of_its_own(guides: Guides) -> None:
    _, desk = guides._page(Cell(role="registered-nurse", workplace="onsite"), guides.desk(Cell(role="registered-nurse")).window)
    for figure in desk.figures():
        words = measure_words(figure.measure, desk.names, desk.base)
        assert words[0].isupper()
        assert "_" not in words


def test_every_predicate_has_words(desk: Desk) -> None:
    for kind in PREDICATES:
        assert measure_words(f"share:{kind}:tool:java", desk.names, desk.base).startswith("Employers")
