"""How likely postings are still open at their age, from the lives that stream past while guides are counted."""

from array import array
from collections.abc import Callable
from datetime import date

import numpy as np

from metier.index.document import number_of
from metier.index.odds import POINTS, STEP, UNSEEN, Odds
from metier.model.posting import Kept
from metier.statistics.survival import Stay, Survival

#: A curve needs so many postings that were seen to close.
CLOSINGS = 30
_UNIX = date(1970, 1, 1)


class Lives:
    """The stays of all postings, taken while they stream past."""

    def __init__(self, watch: Callable[[Kept], Stay | None]) -> None:
        """`watch` says between which ages a posting was watched."""
        self._watch = watch
        self._roles, self._closed = array("q"), array("b")
        self._ages = array("d")

    def take(self, kept: Kept) -> Stay | None:
        """What `watch` says of a posting, kept in mind."""
        stay = self._watch(kept)
        if stay is not None:
            self._roles.append(number_of([kept.facts.role.id] if kept.facts.role and kept.facts.role.id else []))
            self._ages.extend((stay.entry, stay.exit))
            self._closed.append(stay.closed)
        return stay

    def odds(self, as_of: date) -> Odds:
        """The curves: of all, and of each role with enough closings; what was seen nowhere is taken to halve in thirty days."""
        roles, closed = np.array(self._roles, dtype=np.int64), np.array(self._closed, dtype=np.bool_)
        ages = np.array(self._ages, dtype=np.float64).reshape(-1, 2)
        numbers, counts = np.unique(roles[closed], return_counts=True)
        curves = {int(each): _curve(ages, closed, roles == each) for each in numbers[counts >= CLOSINGS] if each}
        overall = _curve(ages, closed, np.ones(len(roles), dtype=np.bool_)) if closed.sum() >= CLOSINGS else UNSEEN
        return Odds((as_of - _UNIX).days, overall, curves)


def _curve(ages: np.ndarray, closed: np.ndarray, rows: np.ndarray) -> tuple[float, ...]:
    survival = Survival(ages[rows, 0], ages[rows, 1], closed[rows])
    return tuple(round(survival.at(STEP * point).value or 0.0, 3) for point in range(POINTS))
