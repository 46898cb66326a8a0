"""How long postings stay open: Kaplan and Meier's estimator for postings first seen late and not all closed yet.

A posting is at risk of closing *and being seen to close* only from the age at which it was first seen: one that was open for
200 days when reading began could not have closed before. Counted from age 0, such postings make all look longer-lived.
"""

import math
from datetime import date

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Bools, Estimate, Floats, Ints, dense
from metier.statistics.student import t_quantile

METHOD = "days-open@2"
CLOSED, OPEN = "closed", "open"
#: Closings before so many postings (or all there are, if fewer) were first at risk at once do not count: where one posting in
#: two closes on the first day, all that follows would be halved by the one.
LEAST_AT_RISK = 5
_NORMAL = 1.959963984540054
_ROUNDING = 1e-12


class Stay(msgspec.Struct, frozen=True):
    """The ages in days between which a posting was watched, and whether it closed at the end of them."""

    entry: float
    exit: float
    closed: bool


class Interval(msgspec.Struct, frozen=True):
    """An estimate and its 95% interval; None where too few closed for it to be told."""

    value: float | None
    low: float | None
    high: float | None


def stay(opened: date, first_seen: date, last_seen: date, gone: date | None, settled: date) -> Stay | None:
    """The days a posting was watched, None where that is none.

    `gone` is the first reading that no longer listed it, None while it is open or nobody can tell: its age at closing is that
    in the middle of the gap (for gaps far shorter than the stay this is as good as Turnbull's estimator: Law and Brookmeyer
    1992). Postings are watched until `settled`, the last day whose closings are known by now: where two readings must miss a
    posting, the reading before the last. Later, those still open would count as at risk and those that closed would not.
    """
    entry = max(0, (first_seen - opened).days)
    if gone is not None and last_seen < settled:
        age = ((last_seen - opened).days + (gone - opened).days) / 2.0
        return Stay(entry, age, closed=True) if age > entry else None
    age = float((min(last_seen, settled) - opened).days)
    return Stay(entry, age, closed=False) if age > entry else None


class Survival:
    """The part of postings that is still open at each age, from stays.

    S(t) = prod over closing ages a <= t of (1 - d_a/n_a), with d_a closings among the n_a postings that entered before a and
    left at a or later; every posting counts once. Weights that made employers alike would not do here: which postings are seen
    at all depends on how long they stay, so an employer whose postings stay long would be counted for more than it has.
    Sources: Kaplan and Meier 1958; Tsai, Jewell and Wang 1987 (delayed entry); Lai and Ying 1991 (risk sets that are small at
    first).
    """

    def __init__(self, entry: Floats, exit_: Floats, closed: Bools, employer: Ints | None = None) -> None:
        """Parallel arrays, one item a posting, ages in days. Items that were not watched (entry >= exit) are left out.

        With `employer`, intervals take employers for independent, without it postings.
        """
        watched = entry < exit_
        entry, exit_, closed = entry[watched], exit_[watched], closed[watched]
        self.n, self.closings = len(entry), int(closed.sum())
        ages, counts = np.unique(exit_[closed], return_counts=True)
        at_risk = np.searchsorted(np.sort(entry), ages, "left") - np.searchsorted(np.sort(exit_), ages, "left")
        enough = at_risk >= min(LEAST_AT_RISK, int(at_risk.max(initial=0)))
        begin = int(enough.argmax()) if len(ages) else 0
        self.ages = np.asarray(ages[begin:], dtype=np.float64)
        n, d = at_risk[begin:].astype(np.float64), counts[begin:].astype(np.float64)
        self.open = np.asarray(np.cumprod(1.0 - d / n), dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.variance = np.asarray(np.cumsum(d / (n * (n - d))), dtype=np.float64)
        self._reach = _NORMAL
        if employer is not None and len(self.ages):
            self._cluster((entry, exit_, closed), dense(employer[watched])[0], n - d)
        self._low, self._high = self._bounds()

    @staticmethod
    def of(stays: "list[Stay]") -> "Survival":
        """The survival of a list of stays."""
        entry, exit_ = (np.array([getattr(item, name) for item in stays], dtype=np.float64) for name in ("entry", "exit"))
        return Survival(entry, exit_, np.array([item.closed for item in stays], dtype=np.bool_))

    def _cluster(self, stays: tuple[Floats, Floats, Bools], owner: Ints, left: Floats) -> None:
        """The variance of log S with employers as clusters, and how many standard errors the interval reaches.

        An employer's influence on log S(t) is U_j(t) = sum over closing ages a <= t of [d_ja - n_ja d_a/n_a] / (n_a - d_a);
        the variance is K/(K-1) sum_j U_j(t)^2, with Student's t of K-1 degrees of freedom, K = n^2 / sum_j n_j^2 the effective
        number of employers. Sources: Ying and Wei 1994 (correlated failure times); Kish 1965.
        """
        sizes = np.bincount(owner).astype(np.float64)
        freedom = max(float(sizes.sum()) ** 2 / float((sizes**2).sum()) - 1.0, 1e-9)
        risk, closings = _by_employer(stays, owner, self.ages)
        of_all = np.divide(closings.sum(axis=0), risk.sum(axis=0))
        with np.errstate(divide="ignore", invalid="ignore"):
            influence = np.cumsum((closings - risk * of_all) / left, axis=1)
        self.variance = np.asarray((1.0 + 1.0 / freedom) * (influence**2).sum(axis=0), dtype=np.float64)
        self._reach = t_quantile(0.975, max(math.floor(freedom), 1))

    def _bounds(self) -> tuple[Floats, Floats]:
        """The interval of S at each closing age: S^exp(-+ z s), s = (standard error of log S) / |log S|.

        The interval of log(-log S), back again: it stays within 0 and 1. Sources: Greenwood 1926 (sum d/(n(n-d)), where postings
        are independent); Kalbfleisch and Prentice 1980.
        """
        inside = self.open > _ROUNDING
        log = np.log(np.where(inside, self.open, 0.5))
        s = np.sqrt(np.where(inside, self.variance, 0.0)) / np.abs(log)
        low, high = (np.where(inside, np.exp(log * np.exp(sign * self._reach * s)), 0.0) for sign in (1.0, -1.0))
        if len(high) and not inside[-1]:  # nobody at risk was left: the bound of the age before holds
            high[~inside] = high[inside][-1] if inside.any() else 1.0
        return low, high

    def at(self, age: float) -> Interval:
        """The part still open at an age in days."""
        place = int(np.searchsorted(self.ages, age, "right")) - 1
        if place < 0:
            return Interval(1.0, None, None)
        return Interval(float(self.open[place]), float(self._low[place]), float(self._high[place]))

    def quantile(self, p: float) -> Interval:
        """The age by which a part `p` (0 < p < 1) has closed, with the ages between which the intervals of S hold 1 - p.

        The smallest age with S <= 1 - p, and the same of both bounds. Source: Brookmeyer and Crowley 1982.
        """
        return Interval(*(self._first(curve, 1.0 - p) for curve in (self.open, self._low, self._high)))

    def median(self) -> Interval:
        """The age by which half have closed."""
        return self.quantile(0.5)

    def _first(self, curve: Floats, level: float) -> float | None:
        below = np.flatnonzero(curve <= level + _ROUNDING)
        return float(self.ages[below[0]]) if len(below) else None


def days_open(rows: Counted, constants: Constants) -> Estimate | None:
    """The age in days by which a part `p` of the postings has closed; None where so many were not seen to close.

    `value` is the age at which a posting was last watched, `entry` that at which it was first, `group` says whether it closed
    then. The effective size is that of a simple random sample in which the part still open at that age is as well known.
    """
    if rows.entry is None or rows.group is None:
        raise ValueError("days open need the age at which each posting was first seen, and whether it closed")
    closed = rows.group == (rows.groups.index(CLOSED) if CLOSED in rows.groups else -1)
    found, p = Survival(rows.entry, rows.value, closed, rows.employer), constants["p"]
    told = found.quantile(p)
    if told.value is None:
        return None
    sizes = np.bincount(dense(rows.employer)[0])
    part = float(found.open[int(np.searchsorted(found.ages, told.value))])
    variance = part * part * float(found.variance[int(np.searchsorted(found.ages, told.value))])
    n_eff = min(max(part * (1.0 - part) / variance, 1.0), float(found.n)) if variance > _ROUNDING else float(len(sizes))
    return Estimate(told.value, told.low, told.high, len(rows.value), len(sizes), n_eff, float(sizes.max() / len(rows.value)))


def _by_employer(stays: tuple[Floats, Floats, Bools], owner: Ints, ages: Floats) -> tuple[Floats, Floats]:
    """How many postings of each employer (rows) were at risk at each age, and how many closed then."""
    entry, exit_, closed = stays
    k, width = int(owner.max()) + 1, len(ages) + 1
    begin, end = np.searchsorted(ages, entry, "right"), np.searchsorted(ages, exit_, "right")
    changes = np.bincount(owner * width + begin, minlength=k * width) - np.bincount(owner * width + end, minlength=k * width)
    risk = np.cumsum(changes.reshape(k, width), axis=1)[:, :-1]
    at = end[closed] - 1
    gone = np.bincount((owner[closed] * width + at)[at >= 0], minlength=k * width).reshape(k, width)[:, :-1]
    return risk.astype(np.float64), gone.astype(np.float64)
