import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics.adjusted import METHOD, WITH, WITHOUT, Compared, adjusted_difference, reliable
from metier.statistics.counted import Counted
from metier.statistics.estimate import Bools, Floats, Ints, ones
from metier.statistics.methods import ESTIMATORS
from metier.statistics.student import t_quantile


def _market(seed: int, k: int, things: int, effect: float) -> tuple[Compared, list[Bools]]:
    """Employers of Pareto sizes, each at home in one stratum, each with its own pay and its own liking for each thing."""
    rng = np.random.default_rng(seed)
    sizes = np.minimum(np.ceil(rng.pareto(1.2, k) + 0.5), 100).astype(np.int64)
    employer = np.repeat(np.arange(k, dtype=np.int64), sizes)
    n = len(employer)
    stratum = np.where(rng.random(n) < 0.6, rng.integers(0, 12, k)[employer], rng.integers(0, 12, n)).astype(np.int64)
    log = 11.5 + 0.1 * rng.normal(0, 1, 12)[stratum] + 0.18 * rng.normal(0, 1, k)[employer] + 0.15 * rng.normal(0, 1, n)
    having = [np.asarray(rng.random(n) < rng.beta(1.5, 2.5, k)[employer], dtype=np.bool_) for _ in range(things)]
    log += effect * having[0]
    return Compared(employer, stratum, np.exp(log), ones(n)), having


@pytest.mark.parametrize("k", [60, 150])
def test_the_interval_covers_and_of_nothing_little_is_listed(k: int) -> None:
    covered, listed, compared = 0, 0, 0
    for seed in range(25):
        market, things = _market(seed, k, 30, 0.0)
        found = [one for one in map(market.difference, things) if one and min(one.k_with, one.k_without) >= 30]
        covered += sum(abs(one.beta) <= t_quantile(0.975, one.freedom) * one.error for one in found)
        listed += bool(reliable(np.array([one.p for one in found]), 0.05).any())
        compared += len(found)
    assert 0.93 <= covered / compared <= 0.985
    assert listed <= 3


def test_what_is_there_is_found_and_the_intervals_of_what_is_listed_cover() -> None:
    missed, told = [], 0
    for seed in range(60):
        market, things = _market(seed, 150, 20, 0.2)
        found = [one for one in map(market.difference, things) if one]
        kept = reliable(np.array([one.p for one in found]), 0.05)
        confidence = 1 - 0.05 * kept.sum() / len(found)
        told += bool(kept[0])
        sides = [(found[place], 0.2 if place == 0 else 0.0) for place in np.flatnonzero(kept)]
        reach = [t_quantile(0.5 + confidence / 2, one.freedom) * one.error for one, _ in sides]
        outside = sum(abs(one.beta - truth) > half for (one, truth), half in zip(sides, reach, strict=True))
        missed.append(outside / max(len(sides), 1))
    assert told >= 50
    assert float(np.mean(missed)) <= 0.075


def _rows(employer: list[int], stratum: list[int], group: list[int], value: list[float]) -> Counted:
    n = len(value)
    return Counted(
        employer=np.array(employer, dtype=np.int64), value=np.array(value), weight=ones(n), opening=np.arange(n, dtype=np.int64),
        group=np.array(group, dtype=np.int64), groups=(WITHOUT, WITH),
        stratum=np.array(stratum, dtype=np.int64), strata=("a", "b"),
    )  # fmt: skip


def test_only_like_is_compared_with_like() -> None:
    """The thing is common where pay is high anyway; within strata it makes no difference."""
    rng = np.random.default_rng(4)
    stratum = np.repeat([0, 1], 60)
    group = np.concatenate([rng.random(60) < 0.2, rng.random(60) < 0.8]).astype(int)
    value = np.where(stratum == 0, 80_000.0, 160_000.0) * np.exp(rng.normal(0, 0.02, 120))
    rows = _rows(list(range(120)), stratum.tolist(), group.tolist(), value.tolist())
    found = adjusted_difference(rows, {"confidence": 0.95})
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert abs(found.value) < 0.02
    assert found.low < 0.0 < found.high


def test_it_is_the_least_squares_difference_with_a_constant_for_each_stratum() -> None:
    rng = np.random.default_rng(9)
    stratum, group, log = rng.integers(0, 2, 40), rng.integers(0, 2, 40), rng.normal(11, 0.3, 40)
    rows = _rows(list(range(40)), stratum.tolist(), group.tolist(), np.exp(log).tolist())
    found = adjusted_difference(rows, {"confidence": 0.95})
    design = np.column_stack([group, stratum == 0, stratum == 1]).astype(np.float64)
    assert found is not None
    assert math.log1p(found.value) == pytest.approx(float(np.linalg.lstsq(design, log, rcond=None)[0][0]))
    assert found.k == 40


def test_one_stratum_with_one_side_only_decides_nothing() -> None:
    alone = _rows([0, 1, 2, 3], [0, 0, 1, 1], [1, 1, 0, 0], [1.0, 2.0, 3.0, 4.0])
    assert adjusted_difference(alone, {"confidence": 0.95}) is None


def test_an_employer_that_decides_alone_gives_no_difference() -> None:
    assert (
        adjusted_difference(_rows([0, 0, 1, 2], [0, 0, 0, 0], [1, 1, 0, 0], [2.0, 2.0, 1.0, 1.0]), {"confidence": 0.95}) is None
    )


@given(st.integers(0, 1000), st.floats(0.5, 3))
def test_the_difference_does_not_depend_on_the_unit_of_pay(seed: int, factor: float) -> None:
    rng = np.random.default_rng(seed)
    employer: Ints = rng.integers(0, 15, 60).astype(np.int64)
    stratum: Ints = rng.integers(0, 3, 60).astype(np.int64)
    value: Floats = np.exp(rng.normal(11, 0.3, 60))
    having: Bools = np.asarray(rng.random(60) < 0.5, dtype=np.bool_)
    one, two = (Compared(employer, stratum, scale * value, ones(60)).difference(having) for scale in (1.0, factor))
    assert one is not None
    assert two is not None
    assert two.beta == pytest.approx(one.beta, abs=1e-9)
    assert two.error == pytest.approx(one.error, abs=1e-9)


def test_what_is_reliable_is_so_among_all_that_were_tried() -> None:
    assert reliable(np.array([0.001, 0.02, 0.9]), 0.05).tolist() == [True, True, False]
    assert reliable(np.array([0.02, 0.5, 0.9, 0.8]), 0.05).tolist() == [False] * 4
    assert reliable(np.zeros(0), 0.05).tolist() == []


def test_the_estimator_is_known_by_its_name() -> None:
    assert ESTIMATORS[METHOD] is adjusted_difference
