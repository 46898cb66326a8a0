from collections import Counter
from datetime import date

import pytest

from metier.errors import UsageError
from metier.simulate import market, tables
from metier.simulate.grammar import unmarked
from metier.simulate.market import Market
from metier.simulate.posting import SimPosting

UNTIL = date(2026, 11, 24)


def _of(simulated: Market, role: str) -> list[SimPosting]:
    return [posting for posting in simulated.postings if posting.vacancy.role == role]


def test_the_same_seed_gives_the_same_market(simulated: Market) -> None:
    assert market.build(7, 1_800, UNTIL) == simulated
    assert market.build(8, 1_800, UNTIL) != simulated


def test_the_market_has_the_size_asked_for(simulated: Market) -> None:
    assert len(simulated.postings) == 1_800
    assert len({(posting.source, posting.board, posting.source_id) for posting in simulated.postings}) == 1_800


@pytest.mark.parametrize(("seed", "size"), [(-1, 100), (1, 0), (1, 10**7)])
def test_numbers_out_of_range_are_refused(seed: int, size: int) -> None:
    with pytest.raises(UsageError):
        market.build(seed, size, UNTIL)


def test_even_one_posting_is_a_market() -> None:
    assert len(market.build(1, 1, UNTIL).postings) == 1


def test_every_posting_is_seen_by_a_reading(simulated: Market) -> None:
    for posting in simulated.postings:
        assert any(posting.stands(day) for day in simulated.reading_days)
        assert posting.opened <= UNTIL
        assert posting.closed is None or posting.opened < posting.closed <= UNTIL


def test_readings_end_on_the_last_day(simulated: Market) -> None:
    days = simulated.reading_days
    assert days[-1] == UNTIL
    assert len(days) == 19
    assert (days[-1] - days[0]).days == market.DAYS


def test_backend_is_the_largest_role(simulated: Market) -> None:
    counts = Counter(posting.vacancy.role for posting in simulated.postings)
    assert counts.most_common(1)[0][0] == "backend-software-engineer"
    assert 0.09 < counts["backend-software-engineer"] / 1_800 < 0.15
    assert set(counts) == set(tables.roles())


def test_pay_ranges_hold_the_offer(simulated: Market) -> None:
    for posting in simulated.postings:
        pay = posting.vacancy.pay
        assert 0 < pay.low <= pay.offer <= pay.high or posting.is_repost
        assert pay.high < 2.5 * pay.low


def test_pay_rises_with_level(simulated: Market) -> None:
    means = {}
    for level in ("entry", "mid", "senior"):
        offers = [
            p.vacancy.pay.offer
            for p in _of(simulated, "backend-software-engineer")
            if p.vacancy.level == level and p.vacancy.country == "US"
        ]
        means[level] = sum(offers) / len(offers)
    assert means["entry"] < means["mid"] < means["senior"]


def test_licensed_work_stays_in_the_country(simulated: Market) -> None:
    assert {posting.vacancy.country for posting in _of(simulated, "registered-nurse")} == {"US"}


def test_history_has_reposts_copies_clones_and_edits(simulated: Market) -> None:
    originals = {posting.source_id: posting for posting in simulated.postings}
    assert sum(posting.is_repost for posting in simulated.postings) > 40
    copies = [posting for posting in simulated.postings if posting.copy_of in originals]
    assert len(copies) > 40
    assert all(originals[str(copy.copy_of)].vacancy.number == copy.vacancy.number for copy in copies)
    edited = [posting for posting in simulated.postings if posting.edited_on]
    assert len(edited) > 60
    for posting in edited:
        assert posting.words(posting.edited_on or UNTIL) is posting.edited
        assert posting.words(posting.opened) is posting.advert


def test_no_sentence_wears_out(simulated: Market) -> None:
    for role in tables.roles():
        counts: Counter[str] = Counter()
        for posting in _of(simulated, role)[:300]:
            for kind, line in posting.advert.lines():
                if kind in {"duties", "requirements", "preferred", "about_role"}:
                    counts[unmarked(line)] += 1
        assert not [line for line, times in counts.items() if times >= 10], role


def test_no_slot_is_left_open(simulated: Market) -> None:
    for posting in simulated.postings:
        for _, line in posting.advert.lines():
            assert not set("[]{}") & set(unmarked(line))
            assert line == line.strip()


def test_the_showcase_cell_is_wide() -> None:
    """Senior backend work in Austin: enough employers that state pay, and none that dominates."""
    made = market.build(1, 5_000, UNTIL)
    paid = {
        posting.vacancy.number: posting.vacancy.employer.id
        for posting in _of(made, "backend-software-engineer")
        if posting.vacancy.level == "senior" and posting.vacancy.metro == "austin-tx" and posting.vacancy.pay.stated
    }
    employers = Counter(paid.values())
    assert len(paid) >= 30
    assert len(employers) >= 15
    assert max(employers.values()) / len(paid) <= 0.15
