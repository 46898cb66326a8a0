from metier.guides.desk import Desk
from metier.guides.sections.how_to_become import SECTION
from metier.guides.wording import said
from metier.model.block import Bars, Link, Table, Text
from metier.model.figure import Figure


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


def test_years_that_are_not_stated_have_a_bar_of_their_own(desk: Desk) -> None:
    bars = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Bars)}
    asked = bars["Least years of experience asked"].bars
    assert asked[-1].label == "Not stated"
    assert abs(sum(bar.figure.value or 0.0 for bar in asked) - 1.0) < 1e-3


def test_the_ladder_tells_who_advertises_both_levels_and_what_changes(desk: Desk) -> None:
    tables = {block.title: block for block in SECTION.write(desk).blocks if isinstance(block, Table)}
    ladder = tables["From level to level"]
    labels = [row[0].text for row in ladder.rows if isinstance(row[0], Link)]
    assert labels == ["Entry to mid", "Mid to senior", "Senior to staff and lead"]
    for row in ladder.rows:
        assert isinstance(row[1], Figure)
        assert (row[1].value or 0) >= 5
    pay = ladder.rows[1][ladder.columns.index("Middle pay")]
    assert isinstance(pay, Figure)
    assert (pay.low or 0) > 0, "a senior is paid more than a mid-level engineer in the market of these tests"
    assert "From level to level" not in {b.title for b in SECTION.write(desk.sub(level="mid")).blocks if isinstance(b, Table)}


def test_steps_are_said_to_be_by_skills_never_by_people(desk: Desk, official_desk: Desk) -> None:
    captions = [block.caption for block in SECTION.write(desk).blocks if isinstance(block, Table)]
    assert all("postings do not show where people go" in caption for caption in captions)
    words = " ".join(said(block) for block in SECTION.write(official_desk).blocks if isinstance(block, Text))
    assert "job zone 4 of five" in words
