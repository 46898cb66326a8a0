"""Counts by hand from the market's own postings."""

import pytest
from tests.guides.market_rows import BACKEND

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify
from metier.model.posting import Kept


@pytest.fixture
def mine(kept: list[Kept]) -> list[Kept]:
    return [one for one in kept if one.facts.role and one.facts.role.id == BACKEND]


def test_openings_and_employers(desk: Desk, mine: list[Kept]) -> None:
    employers = {one.posting.employer_id for one in mine}
    assert desk.count("postings").value == len(mine)
    assert desk.count("employers").value == desk.count("named").value == len(employers)
    assert desk.count("with_text").value == len(mine)
    assert desk.count("employers_with_text").value == len(employers)
    assert desk.count("unnamed").value == 0
    assert desk.count("open").value == sum(one.life.status == "open" for one in mine)


def test_employers_that_state_something(desk: Desk, mine: list[Kept]) -> None:
    paying = {one.posting.employer_id for one in mine if one.facts.pay}
    assert desk.count("stating:pay").value == len(paying)
    assert desk.count("stating:duties").value == len({one.posting.employer_id for one in mine if one.facts.duties})
    assert desk.count("stating:visa").value == 0
    assert evidence(desk, "count:stating:pay", None).excluded["says nothing of it"] == sum(not one.facts.pay for one in mine)


def test_places_are_told_apart_and_an_opening_may_stand_in_several(desk: Desk) -> None:
    assert [desk.count(f"places:{kind}").value for kind in ("metro", "region", "country")] == [3, 3, 1]
    texas = desk.sub(place="US-TX")
    assert [texas.count(f"places:{kind}").value for kind in ("metro", "region")] == [1, 1]
    found = evidence(desk, "count:places:metro", None)
    assert {row.stratum for row in found.rows} == {"austin-tx", "boise-id", "chicago-il"}
    assert verify(found).same


@pytest.mark.parametrize("what", ["nothing", "places:village", "stating:weather", "stating"])
def test_a_count_of_nothing_known_is_refused(desk: Desk, what: str) -> None:
    with pytest.raises(UsageError):
        desk.count(what)
