import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics.counted import Counted, counted
from metier.statistics.estimate import Estimate, Floats, Ints, ones
from metier.statistics.methods import ESTIMATORS
from metier.statistics.pooling import METHOD, Cells, Prior, cells, pooled, prior, shrunk

_CONSTANTS = {"mu": math.log(100_000), "tau2": 0.01, "sigma2": 0.04, "var_mu": 0.0004, "var_tau2": 0.00001}


def _rows(amounts: list[float]) -> Counted:
    return counted(np.arange(len(amounts), dtype=np.int64), np.array(amounts))


class _Market:
    """Cells of 1 to `most` employers, whose true log means differ by `tau` and their employers by `sigma`."""

    def __init__(self, seed: int, m: int, most: int, tau: float, sigma: float) -> None:
        rng = np.random.default_rng(seed)
        self.m = m
        self.truth: Floats = 11.5 + rng.normal(0, tau, m)
        size = np.exp(rng.uniform(0, math.log(most), m)).round().astype(np.int64)
        self.cell: Ints = np.repeat(np.arange(m, dtype=np.int64), size)
        self.log: Floats = self.truth[self.cell] + rng.normal(0, sigma, len(self.cell))

    def but(self, left_out: int) -> Cells:
        keep = self.cell != left_out
        cell = self.cell[keep] - (self.cell[keep] > left_out)
        return cells(cell, np.flatnonzero(keep), np.exp(self.log[keep]), ones(int(keep.sum())))

    def pooled(self, one: int) -> tuple[Estimate, Prior, float]:
        known, own = prior(self.but(one)), self.log[self.cell == one]
        return pooled(_rows(np.exp(own).tolist()), known.constants()), known, float(own.mean())


@pytest.mark.parametrize(("m", "most", "tau", "sigma"), [(120, 60, 0.15, 0.4), (120, 60, 0.1, 0.25), (60, 30, 0.1, 0.25)])
def test_pooling_beats_the_cell_alone_and_the_pool_alone_and_its_interval_covers(
    m: int, most: int, tau: float, sigma: float
) -> None:
    errors, covered = [], 0
    for seed in range(720 // m):
        market = _Market(seed, m, most, tau, sigma)
        for one in range(m):
            found, known, raw = market.pooled(one)
            truth = float(market.truth[one])
            errors.append((raw - truth, known.mu - truth, math.log(found.value) - truth))
            assert found.low is not None
            assert found.high is not None
            covered += math.log(found.low) <= truth <= math.log(found.high)
    raw_error, pool_error, own_error = np.sqrt((np.array(errors) ** 2).mean(axis=0))
    assert own_error < 0.85 * min(raw_error, pool_error)
    assert 0.93 <= covered / len(errors) <= 0.975


def test_covariates_move_the_expected_mean() -> None:
    rng = np.random.default_rng(3)
    senior = np.arange(60) % 2
    cell = np.repeat(np.arange(60, dtype=np.int64), 5)
    log = 11.0 + 0.3 * senior[cell] + rng.normal(0, 0.1, 300)
    known = cells(cell, np.arange(300, dtype=np.int64), np.exp(log), ones(300))
    design = np.column_stack([np.ones(60), senior.astype(np.float64)])
    junior, upper = (prior(known, design, np.array([1.0, one])) for one in (0.0, 1.0))
    assert junior.mu == pytest.approx(11.0, abs=0.03)
    assert upper.mu == pytest.approx(11.3, abs=0.03)
    assert upper.tau2 < prior(known).tau2 / 5


def test_an_employer_counts_once_in_a_cell_whatever_its_postings() -> None:
    one = cells(np.zeros(4, dtype=np.int64), np.array([0, 0, 0, 1]), np.exp([1.0, 2.0, 3.0, 5.0]), np.array([1.0, 1.0, 1.0, 0.5]))
    assert one.mean.tolist() == pytest.approx([2.0, 5.0])
    assert one.average.tolist() == pytest.approx([3.5])
    assert one.k.tolist() == [2]
    assert one.sigma2 == pytest.approx(4.5)


def test_employers_in_many_cells_make_the_expected_mean_less_certain() -> None:
    rng = np.random.default_rng(1)
    cell, who = np.repeat(np.arange(40, dtype=np.int64), 6), np.tile(np.arange(6, dtype=np.int64), 40)
    pay = np.exp(rng.normal(0, 0.3, 6)[who] + rng.normal(0, 0.05, 240))
    shared = prior(cells(cell, who, pay, ones(240))).var_mu
    assert shared > 5 * prior(cells(cell, np.arange(240, dtype=np.int64), pay, ones(240))).var_mu


def test_too_few_cells_say_nothing() -> None:
    alone = cells(np.array([0, 0, 1, 1]), np.arange(4), np.array([1.0, 2.0, 3.0, 4.0]), ones(4))
    with pytest.raises(ValueError, match="2 cells are too few"):
        prior(alone)


@given(st.lists(st.floats(30_000, 400_000), min_size=1, max_size=30), st.floats(0.5, 4))
def test_the_estimate_lies_between_the_cell_and_the_pool_and_scales(amounts: list[float], factor: float) -> None:
    found, part = shrunk(_rows(amounts), _CONSTANTS)
    own = float(np.log(amounts).mean())
    low, high = sorted((math.exp(own), 100_000.0))
    assert low * 0.999999 <= found.value <= high * 1.000001
    assert 0 <= part <= 1
    assert found.top == pytest.approx(part / len(amounts))
    scaled = pooled(_rows([factor * one for one in amounts]), _CONSTANTS | {"mu": _CONSTANTS["mu"] + math.log(factor)})
    assert scaled.value == pytest.approx(factor * found.value)
    assert scaled.high == pytest.approx(factor * (found.high or 0))


def test_more_employers_borrow_less() -> None:
    parts = [shrunk(_rows([90_000.0, 120_000.0] * n), _CONSTANTS)[1] for n in (1, 3, 20)]
    assert parts == sorted(parts)
    assert parts[-1] > 0.8


def test_the_estimator_is_known_by_its_name() -> None:
    assert ESTIMATORS[METHOD] is pooled
