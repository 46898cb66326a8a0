from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides import duties
from metier.guides.desk import Desk
from metier.guides.duties import grouping
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.facts import Duty
from metier.model.figure import Cell
from metier.model.posting import Kept


def test_each_kind_of_duty_is_one_group(desk: Desk) -> None:
    made = grouping(desk.cut, 7)
    assert len(made.groups) == 4
    assert all(len({made.texts[place] for place in group.duties}) == 1 for group in made.groups)
    assert sum(len(group.duties) for group in made.groups) == len(made.texts)


def test_support_counts_employers(desk: Desk) -> None:
    group = grouping(desk.cut, 7).groups[0]
    rows = desk.table.duty_row[list(group.duties)]
    assert group.employers == len(set(desk.table.employer.codes[rows].tolist()))


def test_wordings_of_one_duty_come_together(tmp_path: Path) -> None:
    wordings = (
        "Design and build services for payments",
        "Build and design payment services",
        "Designing, building payment services daily",
    )
    kept = [_says(one, wordings[n % 3]) for n, one in enumerate(market(120)) if one.facts.role and one.facts.role.id == BACKEND]
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF))
    made = grouping(Guides.open(tmp_path).desk(Cell(role=BACKEND)).cut, 1)
    assert len(made.groups) == 1


def test_more_duties_than_can_be_grouped_are_drawn_employers_in_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "MOST_DUTIES", 60)
    made = grouping(desk.cut, 7)
    drawn = desk.cut.employer[made.drawn]
    assert len(made.texts) <= 60
    assert len(set(drawn.tolist())) == len(drawn) > 10


def test_long_duties_are_grouped_and_never_quoted(tmp_path: Path) -> None:
    long = " ".join(["assess the patients and keep their charts"] * 4)
    build(tmp_path, [_says(one, long) for one in market(60)], Meta(edition="e1", as_of=AS_OF))
    assert grouping(Guides.open(tmp_path).desk(Cell(role=BACKEND)).cut, 1).groups == ()


@pytest.mark.parametrize(
    "words",
    [
        "What You Will Do Every Day Here",
        "Design Engineer and AI Deployment roles",
        "Send your resume to [e-mail removed] to design services",
        "Strategic System Design: Build services for payments",
        "We build services that people love to use",
        "Build the services on which Employer 1 and its guests rely",
    ],
)
def test_what_is_no_duty_is_never_quoted(tmp_path: Path, words: str) -> None:
    kept = [_says(one, words) for one in market(60) if one.posting.employer_id != "employer-1"]
    named = [msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, employer="Employer 1")) for one in kept]
    build(tmp_path, named, Meta(edition="e1", as_of=AS_OF))
    assert grouping(Guides.open(tmp_path).desk(Cell(role=BACKEND)).cut, 1).groups == ()


def test_a_duty_is_quoted_without_the_mark_of_its_bullet() -> None:
    assert duties.quoted("- Build services for payments.") == "Build services for payments."
    assert duties.quoted("•\tBuild services") == "Build services"


def _says(one: Kept, words: str) -> Kept:
    return msgspec.structs.replace(
        one, facts=msgspec.structs.replace(one.facts, duties=(Duty(quote=words, start=0, end=len(words)),))
    )
