from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND
from tests.guides.pay_rows import paid, town

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.families import disclosure
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.sections.pay import SECTION
from metier.guides.verifying import verify
from metier.guides.wording import said
from metier.model.block import Text
from metier.model.figure import Cell
from metier.model.place import Place
from metier.model.posting import Kept

ILLINOIS = disclosure.laws()["US-IL"]


def _open(number: int, region: str | None, states_pay: bool, posted: date) -> Kept:
    made = paid(number, 120_000.0, "mid", town(0), False)
    place = Place(region=region, country="US") if region else Place(country="US")
    facts = msgspec.structs.replace(made.facts, places=(place,), pay=made.facts.pay if states_pay else ())
    return msgspec.structs.replace(made, facts=facts, posting=msgspec.structs.replace(made.posting, date_posted=posted))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Illinois before and after its law, Texas, and adverts that name no state."""
    before, after = ILLINOIS - timedelta(days=1), ILLINOIS
    rows = [_open(n, "IL", n % 10 != 0, after) for n in range(60)]
    rows += [_open(n, "IL", n % 2 == 0, before) for n in range(60, 100)]
    rows += [_open(n, "TX", n % 2 == 0, after) for n in range(100, 140)]
    rows += [_open(n, None, True, after) for n in range(140, 150)]
    build(tmp_path, rows, Meta(edition="e1", as_of=AS_OF))
    return Guides.open(tmp_path).desk(Cell(role=BACKEND))


def test_adverts_count_where_the_law_asked_them_and_where_none_did(desk: Desk) -> None:
    law, rest = desk.figure("disclosure:law"), desk.figure("disclosure:rest")
    assert (law.value, law.n) == (0.9, 60)
    assert (rest.value, rest.n) == (0.5, 80)
    assert desk.measured("disclosure:law").sample.excluded[disclosure.NO_STATE] == 10
    assert all(verify(evidence(desk, f"disclosure:{side}", None)).same for side in disclosure.SIDES)


def test_the_section_tells_both_or_neither(desk: Desk) -> None:
    words = [said(block) for block in SECTION.write(desk).blocks if isinstance(block, Text)]
    assert any(
        "Where a state's law asks adverts for it, 90% of employers state it; in other states 50%." in text for text in words
    )
    alone = [said(block) for block in SECTION.write(desk.sub(place="US-TX")).blocks if isinstance(block, Text)]
    assert not any("law asks" in text for text in alone)


def test_the_laws_are_regions_with_days() -> None:
    assert disclosure.laws()["US-CO"] == date(2021, 1, 1)
    assert all(region.startswith("US-") and date(2021, 1, 1) <= day for region, day in disclosure.laws().items())
    assert not {"US-CT", "US-NV", "US-RI"} & set(disclosure.laws())


def test_there_are_two_sides(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("disclosure:both")
