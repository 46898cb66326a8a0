"""Pay of small cells: the cells of a role, of one to sixty employers, one of them asked for and the others lent."""

import math
from collections.abc import Iterator

import msgspec
import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, estimated, owners, rows_of, trial
from metier.statistics import floors, pooling
from metier.statistics.estimate import Estimate, Floats, Ints
from metier.statistics.student import t_quantile

CELLS = 40
LARGEST = 60
MIDDLE = 100_000.0
BETWEEN_CELLS = (0.05, 0.15, 0.25)
BETWEEN_EMPLOYERS, WITHIN = 0.2, 0.15
"""Standard deviations of the logarithm of pay."""

POOLED, RAW, POOL = "pay of a small cell, pooled", "pay of a small cell, raw", "pay of a small cell, as in the pool"


def role(rng: Random, k: int) -> tuple[Ints, Ints, Floats, Floats]:
    """The cell, employer and pay of each posting of a role whose first cell has `k` employers; and the truth of each cell."""
    employers = np.append(k, np.exp(rng.uniform(0.0, math.log(LARGEST), CELLS - 1)).astype(np.int64))
    owner = owners(rng, int(employers.sum()))
    truth = rng.normal(math.log(MIDDLE), float(rng.choice(BETWEEN_CELLS)), CELLS)
    cell = np.repeat(np.arange(CELLS), employers)
    own = truth[cell] + rng.normal(0.0, BETWEEN_EMPLOYERS, len(cell))
    pay = np.exp(own[owner] + rng.normal(0.0, WITHIN, len(owner)))
    return cell[owner], owner, np.round(pay / 1000) * 1000, np.exp(truth)


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """The pay of the first cell: pooled with the others, by its own rows alone, and as the others alone make it likely."""
    cell, owner, pay, truths = role(rng, k)
    others, asked, true = cell > 0, cell == 0, float(truths[0])
    known = pooling.cells(cell[others] - 1, owner[others], pay[others], np.ones(int(others.sum())))
    prior = pooling.prior(known)
    rows = rows_of(owner[asked], pay[asked], np.ones(int(asked.sum())))
    found = estimated(pooling.METHOD, rows, prior.constants())
    shown = floors.judge_pooled(found).suppressed is None
    spread = 1.96 * math.sqrt(prior.tau2 + prior.var_mu)
    pool = msgspec.structs.replace(
        found, value=math.exp(prior.mu), low=math.exp(prior.mu - spread), high=math.exp(prior.mu + spread)
    )
    for name, estimate in ((POOLED, found), (RAW, _raw(rows.employer, rows.value, found)), (POOL, pool)):
        yield msgspec.structs.replace(trial(name, pooling.METHOD, estimate, true, true), published=shown)


def _raw(owner: Ints, pay: Floats, like: Estimate) -> Estimate:
    """The geometric mean over the cell's own employers, with Student's interval where there are two."""
    own = pooling.cells(np.zeros(len(owner), dtype=np.int64), owner, pay, np.ones(len(owner)))
    k, mean = int(own.k[0]), float(own.average[0])
    if k < 2:
        return msgspec.structs.replace(like, value=math.exp(mean), low=None, high=None)
    reach = t_quantile(0.975, k - 1) * math.sqrt(own.sigma2 / k)
    return msgspec.structs.replace(like, value=math.exp(mean), low=math.exp(mean - reach), high=math.exp(mean + reach))


MARKET = Market((POOLED,), (1, 2, 3, 5, 8, 12, 20, 30, 60), draw)
