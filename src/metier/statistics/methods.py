"""All estimators by the name and version that figures carry: whoever has a figure's rows can compute it again from here.

An estimator looks at nothing but the rows and the named constants, both of which stand in the figure's evidence.
"""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from metier.statistics import adjusted, differences, official, pooling, quantiles, quotients, ranks, shares, survival, trend
from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate, dense
from metier.statistics.quantiles import Distribution
from metier.statistics.steps import METHOD as SKILL_GAP
from metier.statistics.steps import skill_gap

COUNT, EMPLOYERS, PART, RATIO = "count@1", "employers@1", "posting-share@1", "share-ratio@2"
DISTINCT, VACANCIES, EFFECTIVE = "distinct@1", "vacancies@1", "effective-number@1"
Estimator = Callable[[Counted, Constants], Estimate | None]


def estimate(method: str, rows: Counted, constants: Constants) -> Estimate | None:
    """The estimate of a method from rows and constants; None where the rows do not tell. KeyError for an unknown method."""
    return ESTIMATORS[method](rows, constants) if len(rows.employer) else None


def top_share(rows: Counted) -> float:
    """The part of the rows that belongs to the employer with the most."""
    return float(np.bincount(rows.employer).max() / len(rows.employer)) if len(rows.employer) else 0.0


def _count(rows: Counted, _: Constants) -> Estimate:
    """N, the number of rows. A count is exact: it has no interval."""
    return _plain(rows, float(len(rows.employer)))


def _vacancies(rows: Counted, _: Constants) -> Estimate:
    """The sum of the weights: a vacancy in L places counts 1/L in each."""
    return _plain(rows, float(rows.weight.sum()))


def _employers(rows: Counted, _: Constants) -> Estimate:
    """J, the number of different employers among the rows; rows that name none are one together."""
    return _plain(rows, float(dense(rows.employer)[1]))


def _distinct(rows: Counted, _: Constants) -> Estimate:
    """How many different strata the rows stand in; an opening may stand in several."""
    kinds = 0 if rows.stratum is None else len(np.unique(rows.stratum))
    return msgspec.structs.replace(_plain(rows, float(kinds)), n=dense(rows.opening)[1])


def _effective(rows: Counted, _: Constants) -> Estimate:
    """1 / sum_j (n_j/N)^2, the inverse of Herfindahl's and Hirschman's index: so many employers of one size hire as unevenly."""
    sizes = np.bincount(rows.employer).astype(np.float64)
    return _plain(rows, float(sizes.sum() ** 2 / (sizes**2).sum()))


def _part(rows: Counted, _: Constants) -> Estimate:
    """sum_i x_i / N: the rows with value 1 divided by all rows. A description of these rows, without an interval."""
    return _plain(rows, float(rows.value.mean()))


def _plain(rows: Counted, value: float) -> Estimate:
    n = len(rows.employer)
    return Estimate(value, None, None, n, dense(rows.employer)[1], n, top_share(rows))


def _share(rows: Counted, _: Constants) -> Estimate:
    return shares.share(rows.employer, rows.value > 0.5, rows.weight)


def _ratio(rows: Counted, constants: Constants) -> Estimate:
    found, by = _share(rows, constants), constants["share_in_all_roles"]
    low, high = (None if end is None else end / by for end in (found.low, found.high))
    return msgspec.structs.replace(found, value=found.value / by, low=low, high=high)


def _quantile(rows: Counted, constants: Constants) -> Estimate:
    found = Distribution(rows.employer, rows.value, rows.weight).quantile(constants["p"])
    return msgspec.structs.replace(found, n=dense(rows.opening)[1])


def _share_difference(rows: Counted, _: Constants) -> Estimate:
    return differences.share_difference(rows.side(differences.HERE), rows.side(differences.THERE))


def _quantile_difference(rows: Counted, constants: Constants) -> Estimate:
    return differences.quantile_difference(rows.side(differences.HERE), rows.side(differences.THERE), constants["p"])


ESTIMATORS: Mapping[str, Estimator] = {
    COUNT: _count,
    EMPLOYERS: _employers,
    DISTINCT: _distinct,
    VACANCIES: _vacancies,
    EFFECTIVE: _effective,
    PART: _part,
    RATIO: _ratio,
    shares.METHOD: _share,
    quantiles.METHOD: _quantile,
    pooling.METHOD: pooling.pooled,
    adjusted.METHOD: adjusted.adjusted_difference,
    quotients.METHOD: quotients.in_place,
    quotients.SHRUNK: quotients.in_place_shrunk,
    quotients.CHANCE: quotients.in_place_chance,
    survival.METHOD: survival.days_open,
    ranks.FIRST: ranks.first_of_list,
    ranks.RANK: ranks.list_rank,
    trend.CHANGE: trend.change,
    trend.INDEX: trend.index,
    differences.SHARES: _share_difference,
    differences.QUANTILES: _quantile_difference,
    official.METHOD: official.as_printed,
    official.QUOTIENT: official.quotient,
    official.RATIO: official.ratio,
    SKILL_GAP: skill_gap,
}
