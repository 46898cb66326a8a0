"""The study: cells drawn from each simulated market until enough would be published, and what their intervals hold."""

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np

from metier.evaluate.intervals import days, discoveries, pooling, quantiles, quotients, shares
from metier.evaluate.intervals.market import Market, Trial

MARKETS: dict[str, Market] = {
    "shares": shares.MARKET, "pay": quantiles.MARKET, "years": quantiles.YEARS, "quotients": quotients.MARKET,
    "shrunk quotients": quotients.SHRUNK, "days": days.MARKET, "discoveries": discoveries.MARKET, "pooling": pooling.MARKET,
}  # fmt: skip
MANY = 20
"""Employers from which on an interval must hold the truth in 93 to 97% of cells; below, in at least 93%."""

CELLS = 5000
_EDGES = (0, 1, 5, 8, 10, 15, 20, 30, 50, 80, 150)
_MOST_DRAWS = 25
_ROUNDS = 8


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Of how many cells of so many employers (`5 to 19`) the interval holds the truth, with the standard error of that part.

    Cells count that would be published; `all_coverage` is of all `all_cells`, also those whose interval is too wide to show, or
    whose employers or openings are too few. `width` is the mean half width, `error` the root mean squared error.
    """

    measure: str
    method: str
    employers: str
    cells: int
    coverage: float
    width: float
    error: float
    all_cells: int
    all_coverage: float

    @property
    def se(self) -> float:
        """The standard error of the coverage."""
        return math.sqrt(self.coverage * (1.0 - self.coverage) / self.cells) if self.cells else math.nan


def study(cells: int = CELLS, seed: int = 1, names: Sequence[str] = tuple(MARKETS)) -> list[Coverage]:
    """Measure all intervals, each on about so many published cells of fewer than 20 employers, and of 20 and more."""
    return [row for name in names for row in summed(trials(MARKETS[name], cells, [seed, *name.encode()]))]


def trials(market: Market, cells: int, seed: Sequence[int]) -> Iterator[Trial]:
    """Trials of a market, its sizes in turn, until enough of every measure wanted would be published.

    A size is drawn no more once all that came of it belongs where there are enough.
    """
    rng = np.random.default_rng(list(seed))
    shown: dict[tuple[str, bool], int] = {}
    came: dict[int, set[tuple[str, bool]]] = {k: set() for k in market.employers}
    for round_ in range(_MOST_DRAWS * cells):
        for k in market.employers:
            if round_ > _ROUNDS and all(shown.get(key, 0) >= cells for key in came[k] if key[0] in market.measures):
                continue
            for trial in market.draw(rng, k):
                key = (trial.measure, trial.employers >= MANY)
                came[k].add(key)
                shown[key] = shown.get(key, 0) + trial.published
                yield trial
        if round_ > _ROUNDS and all(shown.get(key, 0) >= cells for keys in came.values() for key in keys if key[0] in market.measures):
            return


def summed(made: Iterable[Trial]) -> list[Coverage]:
    """The coverage of each measure: below and from 20 employers, of each kind of cell, and by number of employers."""
    groups: dict[tuple[str, str, int, str], list[Trial]] = {}
    for one in made:
        half = f"{MANY} or more" if one.employers >= MANY else f"fewer than {MANY}"
        edge = int(np.searchsorted(_EDGES, one.employers, "right")) - 1
        for name, order, label in ((one.measure, -1, half), (one.measure, edge, _label(edge)), (f"{one.measure} {one.detail}", -1, half)):
            if name.strip() != one.measure or name == one.measure:
                groups.setdefault((name, one.method, order, label), []).append(one)
    return [_coverage(key, groups[key]) for key in sorted(groups)]


def _label(edge: int) -> str:
    return f"{_EDGES[edge]} to {_EDGES[edge + 1] - 1}" if edge + 1 < len(_EDGES) else f"{_EDGES[edge]} or more"


def _coverage(key: tuple[str, str, int, str], made: list[Trial]) -> Coverage:
    shown = [one for one in made if one.published]
    widths, errors = (np.array([getattr(one, name) for one in shown], dtype=np.float64) for name in ("width", "error"))
    return Coverage(
        measure=key[0], method=key[1], employers=key[3], cells=len(shown), coverage=_part(shown), width=_mean(widths),
        error=math.sqrt(_mean(errors**2)), all_cells=len(made), all_coverage=_part(made),
    )  # fmt: skip


def _part(made: list[Trial]) -> float:
    return sum(one.covered for one in made) / len(made) if made else math.nan


def _mean(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else math.nan
