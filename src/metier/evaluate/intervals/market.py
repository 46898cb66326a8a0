"""What simulated markets have in common: sizes of employers with a heavy tail, employers that differ, jobs in several places."""

import math
from collections.abc import Callable, Iterable

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate, Floats, Ints
from metier.statistics.methods import estimate

Random = np.random.Generator
LARGEST = 200
_TAIL = 1.2


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One interval of one cell: whether it holds the truth, half its length as `width`, how far the value is off as `error`.

    `employers` is the number of employers behind it, `published` whether it is above the floors; `detail` says what kind of cell
    it is, where kinds are told apart.
    """

    measure: str
    method: str
    employers: int
    covered: bool
    width: float = math.nan
    error: float = math.nan
    published: bool = True
    detail: str = ""


def trial(name: str, method: str, found: Estimate, truth: float, scale: float = 1.0) -> Trial:
    """The trial of an estimate; width and error are divided by `scale`."""
    low, high = (-np.inf if found.low is None else found.low), (np.inf if found.high is None else found.high)
    covered = bool(low - 1e-9 <= truth <= high + 1e-9)
    width, error = (math.nan if found.half_width is None else found.half_width / scale), (found.value - truth) / scale
    return Trial(measure=name, method=method, employers=found.k, covered=covered, width=width, error=error)


class Market(msgspec.Struct, frozen=True):
    """A simulated market: `draw` gives the trials of one cell, whose size is one of `employers`.

    `measures` are those of which enough are wanted below and above 20 employers; what else comes is counted too.
    """

    measures: tuple[str, ...]
    employers: tuple[int, ...]
    draw: Callable[[Random, int], Iterable[Trial]]


def sizes(rng: Random, k: int) -> Ints:
    """How many postings each of `k` employers has: a Pareto law of index 1.2, at most 200."""
    return np.minimum(np.ceil(rng.pareto(_TAIL, k) + 0.5), LARGEST).astype(np.int64)


def owners(rng: Random, k: int) -> Ints:
    """The employer of each posting of `k` employers."""
    return np.repeat(np.arange(k, dtype=np.int64), sizes(rng, k))


def parts(rng: Random, n: int) -> Floats:
    """The part of each posting that stands in the place: most whole, some in two or four places."""
    return np.asarray(rng.choice([1.0, 1.0, 0.5, 0.25], n), dtype=np.float64)


def rows_of(employer: Ints, value: Floats, weight: Floats) -> Counted:
    """Rows as an estimator takes them, each of an opening of its own."""
    return Counted(employer=employer, value=value, weight=weight, opening=np.arange(len(value), dtype=np.int64))


def estimated(method: str, rows: Counted, constants: Constants) -> Estimate:
    """The estimate by the method that figures carry. Raises ValueError where the rows do not tell."""
    found = estimate(method, rows, constants)
    if found is None:
        raise ValueError(f"{method} tells nothing of these rows")
    return found
