"""Trials summed up: what part of the intervals holds the truth, by measure and by number of employers."""

import math
from collections.abc import Iterable

import numpy as np

from metier.evaluate.intervals.market import Trial
from metier.guides.coverage import FEW, MANY, Coverage
from metier.statistics.estimate import Floats

LARGE = 20
_EDGES = (0, 1, 5, 8, 10, 15, 20, 30, 50, 80, 150)


def summed(made: Iterable[Trial]) -> list[Coverage]:
    """The coverage of each measure: below and from 20 employers, of each kind of cell, and by number of employers."""
    groups: dict[tuple[str, str, int, str], list[Trial]] = {}
    for one in made:
        half = MANY if one.employers >= LARGE else FEW
        edge = int(np.searchsorted(_EDGES, one.employers, "right")) - 1
        keys = [(one.measure, -1, half), (one.measure, edge, _label(edge))]
        for name, order, label in [*keys, (f"{one.measure} {one.detail}", -1, half)] if one.detail else keys:
            groups.setdefault((name, one.method, order, label), []).append(one)
    found = [_coverage(key, groups[key]) for key in sorted(groups)]
    return [row for row in found if row.cells]


def _label(edge: int) -> str:
    return f"{_EDGES[edge]} to {_EDGES[edge + 1] - 1}" if edge + 1 < len(_EDGES) else f"{_EDGES[edge]} and more"


def _coverage(key: tuple[str, str, int, str], made: list[Trial]) -> Coverage:
    shown = [one for one in made if one.published]
    errors = np.array([one.error for one in shown], dtype=np.float64)
    return Coverage(
        measure=key[0], method=key[1], employers=key[3], cells=len(shown), coverage=_part(shown), all_cells=len(made),
        all_coverage=_part(made), half_width=_mean(np.array([one.width for one in shown], dtype=np.float64)),
        error=math.sqrt(_mean(errors**2)),
    )  # fmt: skip


def _part(made: list[Trial]) -> float:
    return sum(one.covered for one in made) / len(made) if made else math.nan


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else math.nan
