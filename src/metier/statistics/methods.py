"""All estimators by the name and version that figures carry: whoever has a figure's rows can compute it again from here.

An estimator looks at nothing but the rows and the named constants, both of which stand in the figure's evidence.
"""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from metier.statistics import quantiles, quotients, shares
from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate
from metier.statistics.quantiles import Distribution

COUNT, EMPLOYERS, PART, RATIO = "count@1", "employers@1", "posting-share@1", "share-ratio@1"
Estimator = Callable[[Counted, Constants], Estimate]


def estimate(method: str, rows: Counted, constants: Constants) -> Estimate | None:
    """The estimate of a method from rows and constants; None where there are no rows. Raises KeyError for an unknown method."""
    return ESTIMATORS[method](rows, constants) if len(rows.employer) else None


def top_share(rows: Counted) -> float:
    """The part of the rows that belongs to the employer with the most."""
    return float(np.unique(rows.employer, return_counts=True)[1].max() / len(rows.employer)) if len(rows.employer) else 0.0


def _count(rows: Counted, _: Constants) -> Estimate:
    return _plain(rows, float(len(rows.employer)))


def _employers(rows: Counted, _: Constants) -> Estimate:
    return _plain(rows, float(len(np.unique(rows.employer))))


def _part(rows: Counted, _: Constants) -> Estimate:
    return _plain(rows, float(rows.value.mean()))


def _plain(rows: Counted, value: float) -> Estimate:
    n = len(rows.employer)
    return Estimate(value, None, None, n, len(np.unique(rows.employer)), n, top_share(rows))


def _share(rows: Counted, _: Constants) -> Estimate:
    return shares.share(rows.employer, rows.value > 0.5, rows.weight)


def _ratio(rows: Counted, constants: Constants) -> Estimate:
    found, by = _share(rows, constants), constants["share_in_all_roles"]
    low, high = (None if end is None else end / by for end in (found.low, found.high))
    return msgspec.structs.replace(found, value=found.value / by, low=low, high=high)


def _quantile(rows: Counted, constants: Constants) -> Estimate:
    found = Distribution(rows.employer, rows.value, rows.weight).quantile(constants["p"])
    return msgspec.structs.replace(found, n=len(np.unique(rows.opening)))


def _quotient(rows: Counted, constants: Constants) -> Estimate:
    sizes = np.unique(rows.employer, return_counts=True)[1].astype(np.float64)
    effect = float((sizes**2).sum() / sizes.sum())
    here, there, everything = (constants[name] for name in ("all_jobs_here", "jobs_of_the_role", "all_jobs"))
    found = quotients.location_quotient(float(rows.value.sum()), here, there, everything, effect)
    return msgspec.structs.replace(found, n=len(rows.value), k=len(sizes), top=top_share(rows))


ESTIMATORS: Mapping[str, Estimator] = {
    COUNT: _count,
    EMPLOYERS: _employers,
    PART: _part,
    RATIO: _ratio,
    shares.METHOD: _share,
    quantiles.METHOD: _quantile,
    quotients.METHOD: _quotient,
}
