"""How long postings stay open: Kaplan and Meier's estimator for postings first seen late and not all closed yet.

A posting is at risk of closing *and being seen to close* only from the age at which it was first seen: one that was open for
200 days when reading began could not have closed before. Counted from age 0, such postings make all look longer-lived.
"""

from datetime import date

import msgspec
import numpy as np

from metier.statistics.estimate import Bools, Floats

METHOD = "days-open@1"
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
    left at a or later. Sources: Kaplan and Meier 1958; Tsai, Jewell and Wang 1987 (delayed entry); Lai and Ying 1991 (risk sets
    that are small at first).
    """

    def __init__(self, entry: Floats, exit_: Floats, closed: Bools) -> None:
        """Parallel arrays, one item a posting, ages in days. Items that were not watched (entry >= exit) are left out."""
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
            self._greenwood = np.asarray(np.cumsum(d / (n * (n - d))), dtype=np.float64)
        self._low, self._high = self._bounds()

    @staticmethod
    def of(stays: "list[Stay]") -> "Survival":
        """The survival of a list of stays."""
        entry, exit_ = (np.array([getattr(item, name) for item in stays], dtype=np.float64) for name in ("entry", "exit"))
        return Survival(entry, exit_, np.array([item.closed for item in stays], dtype=np.bool_))

    def _bounds(self) -> tuple[Floats, Floats]:
        """The interval of S at each closing age: S^exp(-+ z s), s = sqrt(sum d/(n(n-d))) / |log S|.

        The interval of log(-log S), back again: it stays within 0 and 1. Sources: Greenwood 1926; Kalbfleisch and Prentice 1980.
        """
        inside = self.open > _ROUNDING
        log = np.log(np.where(inside, self.open, 0.5))
        s = np.sqrt(np.where(inside, self._greenwood, 0.0)) / np.abs(log)
        low, high = (np.where(inside, np.exp(log * np.exp(sign * _NORMAL * s)), 0.0) for sign in (1.0, -1.0))
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
