"""Pay and years: employers pay a level of their own, in round numbers, and often several bands to a posting."""

import math
from collections.abc import Iterator
from functools import cache
from statistics import NormalDist

import msgspec
import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, estimated, owners, parts, rows_of, trial
from metier.statistics import floors, quantiles
from metier.statistics.counted import Counted
from metier.statistics.estimate import Floats

ORDERS = {"p10": 0.10, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p90": 0.90}
SPREADS = ((0.2, 0.2), (0.25, 0.1), (0.1, 0.25))
"""Standard deviations of the logarithm of pay between and within employers."""

MIDDLE = 100_000.0
_ROUND, _ROUNDER = 1000, 5000
_YEARS = np.array([0.0, 1.0, 2.0, 3.0, 5.0, 7.0, 8.0, 10.0])
_SAME = 0.6


@cache
def truth(p: float, spread: float, rounder: float) -> float:
    """The quantile of the law: log-normal pay, which a part `rounder` of the employers rounds to 5,000, the others to 1,000."""
    values = np.arange(10_000, 500_000, _ROUND)
    below = np.zeros(len(values))
    for step, part in ((_ROUND, 1.0 - rounder), (_ROUNDER, rounder)):
        edges = np.floor(values / step) * step + step / 2
        below += part * np.array([NormalDist(0.0, spread).cdf(math.log(edge / MIDDLE)) for edge in edges])
    return float(values[np.searchsorted(below, p - 1e-9)])


def cell(rng: Random, k: int, spreads: tuple[float, float], rounder: float) -> Counted:
    """Bands of pay of `k` employers: one to three to a posting, each with an equal part of its weight."""
    owner = owners(rng, k)
    bands = rng.choice([1, 1, 1, 2, 3], len(owner))
    who = np.repeat(owner, bands)
    own = rng.normal(0.0, spreads[0], k)
    pay = MIDDLE * np.exp(own[who] + rng.normal(0.0, spreads[1], len(who)))
    step = np.where(rng.random(k) < rounder, _ROUNDER, _ROUND)[who]
    return rows_of(who, np.round(pay / step) * step, np.repeat(parts(rng, len(owner)) / bands, bands))


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """The quantiles of pay of one cell, those that so many employers allow."""
    spreads, rounder = SPREADS[rng.integers(len(SPREADS))], float(rng.choice([0.0, 0.5]))
    rows = cell(rng, k, spreads, rounder)
    for name, p in ORDERS.items():
        if k >= floors.QUANTILE_FLOORS[name]:
            found = estimated(quantiles.METHOD, rows, {"p": p})
            shown = floors.judge_pay(name, found).suppressed is None
            true = truth(p, math.hypot(*spreads), rounder)
            yield msgspec.structs.replace(trial(f"pay {name}", quantiles.METHOD, found, true, true), published=shown)


def draw_years(rng: Random, k: int) -> Iterator[Trial]:
    """The median of years asked: few different values, so that the law's own median is often a matter of a hair."""
    law = rng.dirichlet(np.full(len(_YEARS), 1.5))
    owner = owners(rng, k)
    own, other = rng.choice(len(_YEARS), k, p=law), rng.choice(len(_YEARS), len(owner), p=law)
    value: Floats = _YEARS[np.where(rng.random(len(owner)) < _SAME, own[owner], other)]
    found = estimated(quantiles.METHOD, rows_of(owner, value, parts(rng, len(owner))), {"p": 0.5})
    true = float(_YEARS[np.searchsorted(np.cumsum(law), 0.5 - 1e-9)])
    shown = floors.judge_years(found).suppressed is None
    yield msgspec.structs.replace(trial("years p50", quantiles.METHOD, found, true), published=shown)


MARKET = Market(tuple(f"pay {name}" for name in ORDERS), (8, 10, 15, 20, 30, 40, 50, 80, 150), draw)
YEARS = Market(("years p50",), (8, 10, 15, 20, 30, 50, 80, 150), draw_years)
