"""What every estimator here returns, and the array types they take.

Inputs are parallel arrays, one item a counted posting: `employer` (codes from 0, dense or not), a value or a hit, and a
weight (1, or the part of a posting that stands in the place asked about).
"""

from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]


class Estimate(msgspec.Struct, frozen=True):
    """One estimated number: its 95% interval (None where none exists), `n` postings, `k` employers.

    `n_eff` is the size of a simple random sample that would be as informative; `top` the largest employer's part of the
    weight (0 to 1).
    """

    value: float
    low: float | None
    high: float | None
    n: int
    k: int
    n_eff: float
    top: float

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval, in the unit of the value."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def dense(employer: Ints) -> tuple[Ints, int]:
    """Employer codes (from 0) renumbered in order without gaps, and how many employers there are."""
    met = np.bincount(employer) > 0
    places = np.cumsum(met) - 1
    k = int(met.sum())
    return (employer if k == len(met) else places[employer].astype(np.int64)), k


def ones(n: int) -> Floats:
    """The weights of `n` postings that count once each."""
    return np.ones(n, dtype=np.float64)
