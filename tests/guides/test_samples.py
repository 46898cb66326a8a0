"""What is counted of postings whose text is not held."""

from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides.compose import compose
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.ranking import ranked
from metier.guides.rows import NO_TEXT
from metier.model.facts import Facts, Pay
from metier.model.figure import Cell
from metier.model.posting import Kept

_OF_TEXT = [
    "share:tool:postgresql", "share:skill:teamwork", "share:any:tool:java,tool:python", "share:category:language",
    "share:degree", "share:education:not_stated", "share:experience:stated", "share:flag:agency", "share:visa:offered",
    "share:employment:FULL_TIME", "lift:tool:postgresql",
]  # fmt: skip


def _pay_table(one: Kept, pay: bool) -> Kept:
    """The posting as a row of a pay table: no text, and pay in a field or none."""
    band = (Pay(min=9e4, max=1e5, currency="USD", unit="YEAR", annual_min=9e4, annual_max=1e5, field="baseSalary"),)
    facts = Facts(role=one.facts.role, seniority=one.facts.seniority, places=one.facts.places, pay=band if pay else ())
    posting = msgspec.structs.replace(one.posting, id=f"t{one.posting.id}", text="", employer=f"Table of {one.posting.employer}",
                                      employer_id=f"table-{one.posting.employer_id}")  # fmt: skip
    return msgspec.structs.replace(one, posting=posting, facts=facts, vacancy=f"t{one.vacancy}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The market with a pay table of as many rows beside it, every second of them without pay."""
    path = tmp_path_factory.mktemp("table")
    kept = market(240)
    build(path, kept + [_pay_table(one, n % 2 == 0) for n, one in enumerate(kept)], Meta(edition="e2", as_of=AS_OF))
    return path


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same market without the table."""
    path = tmp_path_factory.mktemp("alone")
    build(path, market(240), Meta(edition="e2", as_of=AS_OF))
    return Guides.open(path).desk(Cell(role=BACKEND))


@pytest.fixture
def beside(folder: Path) -> Desk:
    """The desk of the market with the table."""
    return Guides.open(folder).desk(Cell(role=BACKEND))


@pytest.mark.parametrize("name", _OF_TEXT)
def test_what_only_a_text_can_say_is_counted_from_postings_with_text(beside: Desk, alone: Desk, name: str) -> None:
    with_table, without = beside.figure(name), alone.figure(name)
    assert (with_table.value, with_table.low, with_table.n, with_table.k) == (without.value, without.low, without.n, without.k)
    assert evidence(beside, name).excluded[NO_TEXT] == beside.n - alone.n


def test_duties_are_counted_from_postings_that_state_any(beside: Desk, alone: Desk) -> None:
    for desk in (beside, alone):
        page = next(page for page in compose(desk).sections if page.id == "what_people_do")
        assert page.blocks
    names = [name for name in beside._made if name.startswith("share:duty:")]
    assert {beside.figure(name).n for name in names} == {alone.figure(name).n for name in alone._made if "duty:" in name}
    assert evidence(beside, names[0]).excluded[NO_TEXT] == beside.n - alone.n


def test_a_row_with_pay_in_a_field_states_pay_and_one_without_is_left_out(beside: Desk, alone: Desk) -> None:
    found, rows = beside.figure("share:pay_stated"), evidence(beside, "share:pay_stated", None)
    paid = (beside.n - alone.n + 1) // 2
    assert found.n == alone.n + paid
    assert rows.excluded[NO_TEXT] == beside.n - found.n
    assert all(row.value == 1.0 and row.field == "baseSalary" for row in rows.rows if row.posting.startswith("t"))


def test_pay_tells_what_is_not_stated_from_what_is_not_held(beside: Desk, alone: Desk) -> None:
    excluded = evidence(beside, "pay:p50").excluded
    assert excluded["pay not stated"] == evidence(alone, "pay:p50").excluded["pay not stated"]
    assert excluded[NO_TEXT] == (beside.n - alone.n) // 2


def test_rankings_and_the_ground_they_are_compared_with_leave_the_table_out(beside: Desk, alone: Desk) -> None:
    assert ranked(beside) == ranked(alone)
    ground, plain = beside.base.items(BACKEND)["tool:postgresql"], alone.base.items(BACKEND)["tool:postgresql"]
    assert ground == plain


def test_levels_and_places_are_counted_all_the_same(beside: Desk, alone: Desk) -> None:
    assert beside.figure("share:level:senior").n == beside.n == 2 * alone.n
    assert beside.count("postings").value == beside.n
