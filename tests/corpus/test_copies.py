from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.reader import Reader, posting

from metier.model.posting import Posting

Make = Callable[..., Reader]
START = date(2026, 1, 1)
LINES = [f"You will look after part {word} of the system and all that belongs to it." for word in "abcdefghijklmnop"]
TEXT = "\n".join(LINES)
OTHER = "\n".join(f"Sell product {word} to shops and talk with their owners every week." for word in "abcdefghijklmnop")


def vacancies(home: Reader) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {item.posting.id: (item.vacancy, item.copies) for item in home.corpus.kept()}


def test_the_same_words_in_two_places_are_one_vacancy(reader: Make) -> None:
    home = reader()
    one = posting(1, title="Data Engineer", text=TEXT + "\nJob 123", location="Austin, TX")
    two = posting(2, title="Data  engineer", text=TEXT.replace("\n", "\n\n") + "\n\nJob 456", location="Boston, MA")
    home.read(0, [one, two, posting(3, title="Senior Data Engineer", text=TEXT, location="Denver, CO")])
    found = vacancies(home)
    first = min(one.id, two.id)
    assert found[one.id] == ("v" + first[1:], (two.id,))
    assert found[two.id] == ("v" + first[1:], (one.id,))
    assert found[posting(3).id] == ("v" + posting(3).id[1:], ())


def test_another_employer_or_no_employer_is_another_vacancy(reader: Make) -> None:
    home = reader()
    same: dict[str, Any] = {"title": "Data Engineer", "text": TEXT}
    others: tuple[dict[str, Any], ...] = ({"employer_id": "other"}, {"employer_id": ""}, {"employer_id": ""})
    home.read(0, [posting(1, **same), *(posting(number, **same, **more) for number, more in enumerate(others, 2))])
    assert len({vacancy for vacancy, _ in vacancies(home).values()}) == 4


def test_put_up_again_in_the_same_place_with_a_line_changed(reader: Make) -> None:
    home = reader()
    again = "\n".join([*LINES[:-1], "We added one sentence of a wholly different kind here."])
    same: dict[str, Any] = {"title": "Data Engineer", "location": "Austin, TX"}
    home.read(0, [posting(1, **same, text=TEXT), posting(2, **same, text=again), posting(3, **same, text=OTHER)])
    found = vacancies(home)
    assert found[posting(1).id][1] == (posting(2).id,)
    assert found[posting(3).id][1] == ()


def test_short_texts_join_nothing(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(n, title="Nurse", text="Apply now.", location="Austin") for n in (1, 2)])
    assert all(copies == () for _, copies in vacancies(home).values())


def market(count: int = 60) -> list[Posting]:
    """Openings of three employers, each put up one to four times, with a line changed each time."""
    made = []
    for number in range(count):
        opening, again = number // 4, number % 4
        employer = f"acme{opening % 3}"
        lines = [
            f"You will see to {chr(97 + opening)}{letter} with {letter}{chr(97 + opening)} and {letter}s."
            for letter in "abcdefghijklmnopqrst"
        ]
        lines[again] = f"This time the advert says something else, for the {again} time."
        made.append(
            posting(
                number,
                title=("Data Engineer", "Site Manager")[opening % 2],
                employer=employer.title(),
                employer_id=employer,
                text="\n".join(lines),
                location="Austin, TX",
                date_posted=date(2026, 1, 1 + number % 28),
            )
        )
    return made


@pytest.mark.heavy
def test_one_after_another_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    made = sorted(market(), key=lambda row: (row.date_posted or START, row.id))
    whole, steps = Reader(tmp_path / "whole"), Reader(tmp_path / "steps")
    whole.read(30, made)
    for number, row in enumerate(made):
        steps.read(30 + number, [row])
        assert steps.corpus.place() == 1
    assert steps.corpus.place() == 0
    assert vacancies(whole) == vacancies(steps)
    assert {len(copies) for _, copies in vacancies(whole).values()} == {3}


def test_a_posting_placed_stays_though_its_words_change(reader: Make) -> None:
    home = reader()
    same: dict[str, Any] = {"title": "Data Engineer", "location": "Austin, TX"}
    home.read(0, [posting(1, **same, text=TEXT), posting(2, **same, text=TEXT)])
    before = vacancies(home)
    home.corpus.place()
    home.read(1, [posting(1, **same, text=TEXT), posting(2, 1, title="Shop Assistant", text=OTHER)])
    home.corpus.place()
    assert vacancies(home) == before


def test_an_advert_that_changes_by_and_by_stays_one_vacancy(reader: Make) -> None:
    home = reader()
    months = []
    for month in range(9):
        # each month one line more is another's, so that the last shares little with the first
        lines = OTHER.split("\n")[: month + 3] + LINES[month + 3 :]
        day = date(2026, 1 + month, 1)
        months.append(posting(month, title="Data Engineer", location="Austin, TX", text="\n".join(lines), date_posted=day))
    home.read(270, months)
    found = vacancies(home)
    assert len({found[row.id][0] for row in months}) == 1
