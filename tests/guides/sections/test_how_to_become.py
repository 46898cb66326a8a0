from metier.guides.desk import Desk
from metier.guides.sections.how_to_become import SECTION
from metier.guides.wording import said
from metier.model.block import Bars, Text


def test_what_is_not_stated_has_a_bar_of_its_own(desk: Desk) -> None:
    bars = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Bars)}
    assert [bar.label for bar in bars["Least education named"].bars] == ["Bachelor's degree", "Not stated"]
    total = sum(bar.figure.value or 0.0 for bar in bars["Least education named"].bars)
    assert abs(total - 1.0) < 1e-3
    assert "5 to 7 years" in [bar.label for bar in bars["Least years of experience asked"].bars]


def test_sentences_tell_degree_equivalents_and_years(desk: Desk) -> None:
    words = " ".join(said(block) for block in SECTION.write(desk).blocks if isinstance(block, Text))
    assert "A bachelor's degree or a higher one is required by " in words
    assert "accept experience instead" in words
    assert "the middle is 3 years" in words or "the middle is 5 years" in words
    assert "Half of these employers ask for " in words
    assert "Postings for beginners are " in words
    assert "weight" not in words


def test_a_small_cell_says_what_it_takes(desk: Desk) -> None:
    assert SECTION.write(desk.sub(place="DE")).not_shown == "too few employers whose adverts are held: 0 of the 5 it takes"
