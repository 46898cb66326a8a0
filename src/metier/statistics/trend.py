"""How demand moves: new openings of the boards that were watched all along, so that a new source is no growth.

A row is one new opening: its `stratum` the period it was first advertised in (`2026-07`, or `2026-W31` for a week), its
`group` the board and the periods between which that board was watched from one end to the other
(`greenhouse/acme 2025-11..2026-10`). A board that was watched and had nothing new counts as nothing new, not as unknown.
"""

import math
from datetime import date

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Bools, Estimate, Floats, Ints, dense
from metier.statistics.student import t_quantile

CHANGE, INDEX = "matched-change@1", "chain-index@1"
HUNDRED = 100.0
_ROUNDING = 1e-9
_EPOCH = 719163  # date(1970, 1, 1).toordinal()


def number(period: str) -> int:
    """The number of a period; periods that follow one another have numbers that do."""
    year, _, part = period.partition("-")
    if part.startswith("W"):
        return (date.fromisocalendar(int(year), int(part[1:]), 1).toordinal() - 1) // 7
    return int(year) * 12 + int(part) - 1


def name(period: int, weekly: bool) -> str:
    """The word of a period by its number: the reverse of `number`."""
    if weekly:
        year, week, _ = date.fromordinal(period * 7 + 1).isocalendar()
        return f"{year}-W{week:02d}"
    return f"{period // 12}-{period % 12 + 1:02d}"


def bounds(period: int, weekly: bool) -> tuple[int, int]:
    """The first day of a period and the first day after it, counted from 1970-01-01."""
    if weekly:
        return period * 7 + 1 - _EPOCH, period * 7 + 8 - _EPOCH
    start, end = (date(n // 12, n % 12 + 1, 1).toordinal() - _EPOCH for n in (period, period + 1))
    return start, end


def within(days: Ints, weekly: bool) -> Ints:
    """The number of the period that each day (counted from 1970-01-01) lies in."""
    if weekly:
        return ((days + _EPOCH - 1) // 7).astype(np.int64)
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def code(period: str) -> float:
    """A period as a number for people and for the constants of a figure: `202607`, a week `202631`."""
    return float(period.replace("-W", "").replace("-", ""))


class Panel:
    """The rows of a trend, and of each between which periods its board was watched."""

    def __init__(self, rows: Counted) -> None:
        """Read the words of `rows` (see the module). Raises ValueError where they are not such."""
        if rows.group is None or rows.stratum is None:
            raise ValueError("a trend needs the board and the period of each row")
        spans = [[number(end) for end in words.rpartition(" ")[2].split("..")] for words in rows.groups]
        self.first, self.last = np.array(spans, dtype=np.int64).reshape(-1, 2)[rows.group].T
        self.period: Ints = np.array([number(word) for word in rows.strata], dtype=np.int64)[rows.stratum]
        self.employer, self.k = dense(rows.employer)
        self.weight, self.opening = rows.weight, rows.opening
        self.weekly = any("W" in word for word in rows.strata)

    def matched(self, first: int, last: int) -> Bools:
        """Which rows are of boards that were watched from the period `first` to the period `last`."""
        return np.asarray((self.first <= first) & (self.last >= last), dtype=np.bool_)

    def heads(self, rows: Bools) -> Floats:
        """How many openings each employer has among the rows."""
        return np.bincount(self.employer[rows], weights=self.weight[rows], minlength=self.k).astype(np.float64)


class _Step(msgspec.Struct, frozen=True):
    """A ratio of two sums over employers: its logarithm, the same without each employer in turn, and the rows it is made of."""

    log: float
    without: Floats
    rows: Bools


def change(rows: Counted, constants: Constants) -> Estimate:
    """New openings of the last `periods` periods until `until` against as many before, in boards watched through both.

    R = sum_s y_{s,1} / sum_s y_{s,0} over the boards s that were watched through both spans; the value is R - 1. With R_(j) the
    ratio without the openings of employer j, var ln R = (J-1)/J sum_j (ln R_(j) - mean)^2: openings of one employer come
    together. The interval is R exp(+- t se) - 1 with Student's t of J-1 degrees of freedom.

    Sources: matched panels, as price indices use them (ILO 2004, ch. 7); the jackknife over clusters (Wolter 2007, ch. 4).
    """
    panel, length = Panel(rows), int(constants["periods"])
    until = _period(constants["until"], panel.weekly)
    both = panel.matched(until - 2 * length + 1, until)
    before = both & (panel.period > until - 2 * length) & (panel.period <= until - length)
    after = both & (panel.period > until - length) & (panel.period <= until)
    step = _step(panel, before, after)
    if step is None:
        return Estimate(-1.0 if before.any() else 0.0, None, None, int((before | after).sum()), panel.k, 0.0, 0.0)
    found = _estimate(panel, math.exp(step.log), step.without, step.rows)
    low, high = (None if end is None else end - 1.0 for end in (found.low, found.high))
    return msgspec.structs.replace(found, value=found.value - 1.0, low=low, high=high)


def index(rows: Counted, constants: Constants) -> Estimate:
    """The chain-linked index of new openings in the period `period`; 100 is the mean of the chain.

    I_t = I_{t-1} sum_{s in both} y_{s,t} / sum_{s in both} y_{s,t-1} over the boards s that were watched through both periods.
    A board that comes or goes so never moves the index: it counts from the second period it is there. The chain is the longest
    that ends with the last complete period and has no link without openings. The interval is made as that of `change`, from the
    whole chain without each employer in turn. Nothing is adjusted for the season.

    Source: chained matched-model indices, as statistical offices use them for prices (ILO 2004, ch. 7).
    """
    weekly = Panel(rows).weekly
    return series(rows)[name(_period(constants["period"], weekly), weekly)]


def series(rows: Counted) -> dict[str, Estimate]:
    """All points of the chain-linked index by the word of their period, in order (see `index`); empty without a link."""
    if not len(rows.employer):
        return {}
    panel = Panel(rows)
    last, steps = int(panel.last.max()), list[_Step]()
    while (step := _link(panel, last - len(steps))) is not None:
        steps.insert(0, step)
    if not steps:
        return {}
    logs = np.cumsum([0.0, *(step.log for step in steps)])
    without = np.cumsum([np.zeros(panel.k), *(step.without for step in steps)], axis=0)
    logs, without = logs - _log_mean(logs), without - _log_mean(without)
    used = np.logical_or.reduce([step.rows for step in steps])
    first = last - len(steps)
    return {
        name(first + n, panel.weekly): _estimate(panel, HUNDRED * math.exp(logs[n]), without[n], used) for n in range(len(logs))
    }


def _log_mean(logs: Floats) -> Floats:
    return np.asarray(np.log(np.exp(logs).mean(axis=0)), dtype=np.float64)


def _link(panel: Panel, period: int) -> _Step | None:
    both = panel.matched(period - 1, period)
    return _step(panel, both & (panel.period == period - 1), both & (panel.period == period))


def _step(panel: Panel, before: Bools, after: Bools) -> _Step | None:
    old, new = panel.heads(before), panel.heads(after)
    was, now = float(old.sum()), float(new.sum())
    if was <= 0 or now <= 0:
        return None
    rest_old, rest_new = was - old, now - new
    alone = (rest_old <= _ROUNDING) | (rest_new <= _ROUNDING)
    without = np.log(np.where(alone, 1.0, rest_new) / np.where(alone, 1.0, rest_old))
    return _Step(math.log(now / was), np.where(alone, np.nan, without), before | after)


def _estimate(panel: Panel, value: float, without: Floats, rows: Bools) -> Estimate:
    """`without` is the logarithm of the value without each employer; not a number where nothing is left without one."""
    heads = panel.heads(rows)
    there = heads > 0
    k, n, top = int(there.sum()), len(np.unique(panel.opening[rows])), float(heads.max() / heads.sum())
    if k < 2 or np.isnan(without[there]).any():
        return Estimate(value, None, None, n, k, 1.0, top)
    variance = float(without[there].var()) * (k - 1)
    reach = t_quantile(0.975, k - 1) * math.sqrt(variance)
    n_eff = min(1.0 / variance, float(n)) if variance > 0 else float(n)
    return Estimate(value, value * math.exp(-reach), value * math.exp(reach), n, k, n_eff, top)


def _period(coded: float, weekly: bool) -> int:
    year, part = divmod(int(coded), 100)
    return number(f"{year}-W{part:02d}" if weekly else f"{year}-{part:02d}")
