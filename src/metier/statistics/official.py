"""Numbers of official tables: a cell as printed, a location quotient of printed counts, and ours beside an official one."""

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate
from metier.statistics.quantiles import Distribution

METHOD, QUOTIENT, RATIO = "official-table@1", "official-quotient@1", "official-ratio@1"
HERE, PLACE, ROLE, ALL = "occupation here", "all here", "occupation in the nation", "all in the nation"


def as_printed(rows: Counted, _: Constants) -> Estimate:
    """The value of the one row of an official table. Whatever uncertainty it has is its publisher's to say."""
    return Estimate(float(rows.value[0]), None, None, 0, 0, 0.0, 0.0)


def quotient(rows: Counted, _: Constants) -> Estimate:
    """(the occupation's employment here / all employment here) / (the occupation's in the nation / all in the nation).

    A row each, told apart by `group`.
    """
    here, place, role, everything = (float(rows.side(word).value.sum()) for word in (HERE, PLACE, ROLE, ALL))
    return Estimate((here / place) / (role / everything), None, None, 0, 0, 0.0, 0.0)


def ratio(rows: Counted, constants: Constants) -> Estimate:
    """The quantile `p` of the advertised pay divided by the number `official`, with the interval of the quantile."""
    found = Distribution(rows.employer, rows.value, rows.weight).quantile(constants["p"])
    by = constants["official"]
    low, high = (None if end is None else end / by for end in (found.low, found.high))
    return msgspec.structs.replace(found, value=found.value / by, low=low, high=high, n=len(np.unique(rows.opening)))
