"""What intervals hold, in short: a few hundred cells of each simulated market, and proof that a wrong interval is found out."""

import math
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from metier.evaluate.intervals import days, pooling, quantiles, shares, study
from metier.evaluate.intervals.market import Market, Random, Trial, trial
from metier.evaluate.intervals.tally import summed
from metier.guides.coverage import HALVES, Coverage
from metier.statistics import survival
from metier.statistics.estimate import Estimate
from metier.statistics.methods import estimate

CELLS = {"shares": 500, "pay": 120, "years": 150, "quotients": 250, "shrunk quotients": 40, "days": 80, "discoveries": 200}


def rows_held(rows: list[Coverage]) -> dict[tuple[str, str], bool]:
    """Whether each row with bounds lies within them, give or take three standard errors."""
    held = {}
    for row in rows:
        within = study.bounds(row)
        if within:
            low, high = (end * (1 - end) / row.cells for end in within)
            held[row.measure, row.employers] = within[0] - 3 * low**0.5 <= row.coverage <= within[1] + 3 * high**0.5
    return held


@pytest.mark.parametrize("name", [name for name in study.MARKETS if name != "pooling"])
def test_intervals_hold_what_they_say(name: str) -> None:
    rows = study.study(CELLS[name], 7, (name,))
    held = rows_held(rows)
    assert {measure for measure, _ in held} >= set(study.MARKETS[name].measures)
    assert all(held.values()), {(row.measure, row.employers): row.coverage for row in rows if row.employers in HALVES}


def naive(rng: Random, k: int) -> Iterator[Trial]:
    """The share that takes postings for independent: Wilson's interval of all of them."""
    p = 0.3
    rows = shares.cell(rng, k, p, 0.3)
    n, part = len(rows.value), float(rows.value.mean())
    reach = 1.96 * math.sqrt(part * (1 - part) / n)
    yield msgspec.structs.replace(trial("share", "naive", Estimate(part, part - reach, part + reach, n, k, n, 0.0), p))


def test_an_interval_of_postings_is_found_out() -> None:
    rows = summed(study.trials(Market(("share",), (10, 20, 50), naive), 200, [3]))
    assert rows_held(rows) == {("share", half): False for half in HALVES}
    assert all(row.coverage < 0.8 for row in rows if row.employers in HALVES)


def test_an_interval_that_is_never_wrong_is_found_out() -> None:
    def endless(_: Random, k: int) -> Iterator[Trial]:
        yield trial("share", "endless", Estimate(0.5, 0.0, 1.0, k, k, k, 0.0), 0.5)

    held = rows_held(summed(study.trials(Market(("share",), (10, 50), endless), 400, [3])))
    assert held == {("share", "fewer than 20"): True, ("share", "20 or more"): False}


def test_pooling_beats_its_parts() -> None:
    rows = {(row.measure, row.employers): row for row in study.study(150, 7, ("pooling",))}
    few, many = HALVES
    for half in HALVES:
        pooled, raw, pool = (rows[kind, half].error for kind in (pooling.POOLED, pooling.RAW, pooling.POOL))
        assert pooled < min(raw, pool)
    assert rows[pooling.POOLED, few].error < 0.75 * rows[pooling.RAW, few].error
    assert all(rows_held(list(rows.values())).values()), {half: rows[pooling.POOLED, half].coverage for half in (few, many)}


def test_the_same_seed_draws_the_same_cells() -> None:
    one, two, other = (study.study(20, seed, ("shares",)) for seed in (1, 1, 2))
    assert [row.coverage for row in one] == [row.coverage for row in two]
    assert [row.half_width for row in one] != [row.half_width for row in other]


def test_cells_are_drawn_until_enough_are_published() -> None:
    made = list(study.trials(study.MARKETS["pay"], 15, [1]))
    for many in (False, True):
        assert sum(one.published for one in made if one.measure == "pay p50" and (one.employers >= 20) == many) >= 15
    assert not any(one.measure == "pay p90" and one.employers < 40 for one in made)


def test_a_row_without_bounds_is_only_told() -> None:
    row = Coverage(measure="share", method="m@1", employers="8 to 9", cells=10, coverage=0.1, all_cells=10, all_coverage=0.1)
    assert study.bounds(row) is None
    assert study.held(row)
    assert not study.held(msgspec.structs.replace(row, employers=HALVES[0]))
    assert study.bounds(msgspec.structs.replace(row, measure="share of 5%", employers=HALVES[0])) is None


def test_truth_of_rounded_pay_is_that_of_its_law() -> None:
    rng = np.random.default_rng(1)
    pay = 100_000 * np.exp(rng.normal(0, 0.3, 400_000))
    step = np.where(np.arange(len(pay)) % 2, 1000, 5000)
    told = np.round(pay / step) * step
    for p in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert quantiles.truth(p, 0.3, 0.5) == pytest.approx(np.quantile(told, p, method="inverted_cdf"), abs=1000)


def test_half_the_postings_of_a_simulated_role_close_by_the_true_median() -> None:
    rows = days.cell(np.random.default_rng(2), 3000, 0.3, 200)
    found = estimate(survival.METHOD, rows, {"p": 0.5})
    assert found is not None
    assert found.value == pytest.approx(days.truth(0.5, 0.3), rel=0.05)
