"""The study: cells drawn from each simulated market until enough would be published, and what their intervals hold."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from metier.evaluate.intervals import days, discoveries, pooling, quantiles, quotients, shares
from metier.evaluate.intervals.market import Market, Trial
from metier.evaluate.intervals.tally import LARGE, summed
from metier.guides.coverage import COLUMNS, HALVES, MANY, Coverage

MARKETS: dict[str, Market] = {
    "shares": shares.MARKET, "pay": quantiles.MARKET, "years": quantiles.YEARS, "quotients": quotients.MARKET,
    "shrunk quotients": quotients.SHRUNK, "days": days.MARKET, "discoveries": discoveries.MARKET, "pooling": pooling.MARKET,
}  # fmt: skip
CELLS = 5000
_MOST_DRAWS = 25
_ROUNDS = 8

_LEAST, _MOST = 0.93, 0.97
_TRUE = 0.95
_RIGHT = frozenset({discoveries.TRUE, quotients.TRUE})
MEASURES = frozenset(measure for market in MARKETS.values() for measure in market.measures)
_ATOMS = frozenset({"years p50"})


def study(cells: int = CELLS, seed: int = 1, names: Sequence[str] = tuple(MARKETS)) -> list[Coverage]:
    """Measure all intervals, each on so many published cells of fewer than 20 employers, and of 20 and more."""
    return [row for name in names for row in summed(trials(MARKETS[name], cells, [seed, *name.encode()]))]


def trials(market: Market, cells: int, seed: Sequence[int]) -> Iterator[Trial]:
    """Trials of a market, its sizes in turn, until enough of every measure wanted would be published.

    A size is drawn no more once there are enough of all that came of it.
    """
    rng = np.random.default_rng(list(seed))
    shown: dict[tuple[str, bool], int] = {}
    came: dict[int, set[tuple[str, bool]]] = {k: set() for k in market.employers}
    for turn in range(_MOST_DRAWS * cells):
        wanted = [k for k in market.employers if turn < _ROUNDS or any(shown[key] < cells for key in came[k])]
        if not wanted:
            return
        for k in wanted:
            for trial in market.draw(rng, k):
                key = (trial.measure, trial.employers >= LARGE)
                shown[key] = shown.get(key, 0) + trial.published
                if trial.measure in market.measures:
                    came[k].add(key)
                yield trial


def bounds(row: Coverage) -> tuple[float, float] | None:
    """Within what the coverage of a row must lie; None for rows that are told beside the others.

    From 20 employers on 93 to 97%, below at least 93%. An interval of years is often one year alone, which no interval
    makes less than sure: it may hold more. What is said to set a role apart, or to be more than a place's size explains, must be
    so in 95%.
    """
    if row.employers not in HALVES or row.measure not in MEASURES | _RIGHT:
        return None
    if row.measure in _RIGHT:
        return _TRUE, 1.0
    return _LEAST, _MOST if row.employers == MANY and row.measure not in _ATOMS else 1.0


def held(row: Coverage) -> bool:
    """Whether a row lies within its bounds, if it has any."""
    within = bounds(row)
    return within is None or within[0] <= round(row.coverage, 4) <= within[1]


def write(rows: Sequence[Coverage], path: Path, cells: int, seed: int) -> None:
    """Write the table that the methods page shows."""
    made = f"metier eval --intervals --write --cells {cells}"
    lines = [
        "# What 95% intervals were measured to hold, on simulated markets whose truth is known. `cells` would be published.",
        f"# Made by `{made}` with the seed {seed}. The project's own work (Apache-2.0).",
        "\t".join(COLUMNS),
    ]
    for row in rows:
        values = (row.measure, row.method, row.employers, row.cells, row.coverage, row.se, row.all_cells, row.all_coverage)
        lines.append("\t".join(_cell(value) for value in (*values, row.half_width, row.error)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
