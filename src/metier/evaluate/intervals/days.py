"""Days open: postings read once a day, many of them open when reading began and many still open when it ended."""

import math
from collections.abc import Iterator
from statistics import NormalDist

import msgspec
import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, rows_of, sizes, trial
from metier.statistics import floors, survival
from metier.statistics.counted import Counted
from metier.statistics.estimate import Floats
from metier.statistics.methods import estimate

MEDIAN, WITHIN = 19.0, 0.7
BETWEEN = (0.0, 0.3, 0.6)
"""Standard deviation of the logarithm of days open between employers; within one it is `WITHIN`."""
LENGTHS = (60, 200)
_BEFORE = 200
ORDERS = {"p25": 0.25, "p50": 0.50, "p75": 0.75}


def cell(rng: Random, k: int, between: float, length: int) -> Counted:
    """The stays of `k` employers' postings as readings of `length` days tell them, each employer read at an hour of its own."""
    postings = rng.poisson(sizes(rng, k) * (_BEFORE + length) / length)
    owner = np.repeat(np.arange(k, dtype=np.int64), postings)
    lives = MEDIAN * np.exp(rng.normal(0.0, between, k)[owner] + rng.normal(0.0, WITHIN, len(owner)))
    opened, hour = rng.uniform(-_BEFORE, length, len(owner)), rng.random(k)[owner]
    closed = opened + lives
    first = np.maximum(0.0, np.ceil(opened - hour))
    gone = np.ceil(closed - hour)
    seen = (gone > first) & (first <= length)
    ended = gone <= length
    day = np.floor(opened)
    entry, exit_ = np.maximum(first - day, 0.0), np.where(ended, gone - 0.5, length) - day
    kept = np.flatnonzero(seen & (entry < exit_))
    return msgspec.structs.replace(
        rows_of(owner[kept], _floats(exit_[kept]), np.ones(len(kept))),
        group=np.where(ended[kept], 0, 1), groups=(survival.CLOSED, survival.OPEN), entry=_floats(entry[kept]),
    )  # fmt: skip


def truth(p: float, between: float) -> float:
    """The age by which a part `p` of all postings closes: a log-normal mixture of log-normal lives."""
    return MEDIAN * math.exp(NormalDist().inv_cdf(p) * math.hypot(between, WITHIN))


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """The quartiles of days open of one cell; one is no trial of a quantile that none of its intervals can reach."""
    between, length = float(rng.choice(BETWEEN)), int(rng.choice(LENGTHS))
    rows = cell(rng, k, between, length)
    if rows.group is None or not len(rows.group):
        return
    closings, employers = int((rows.group == 0).sum()), len(np.unique(rows.employer))
    for name, p in ORDERS.items():
        found, true = estimate(survival.METHOD, rows, {"p": p}), truth(p, between)
        if found is not None and found.top <= floors.DAYS_TOP and closings >= floors.DAYS_CLOSINGS:
            shown = floors.judge_days(found, closings, employers).suppressed is None
            yield msgspec.structs.replace(trial(f"days {name}", survival.METHOD, found, true, true), published=shown)


def _floats(values: Floats) -> Floats:
    return np.asarray(values, dtype=np.float64)


MARKET = Market(tuple(f"days {name}" for name in ORDERS), (8, 10, 15, 20, 30, 50, 100), draw)
