"""How our medians of pay agree with official ones: the order of roles, and how far apart they lie."""

import math

import msgspec
import numpy as np

from metier.guides.guides import Guides
from metier.model.figure import Cell, Window
from metier.statistics import floors
from metier.statistics.agreement import rank_correlation

LEAST_EMPLOYERS, MOST_PLACES = 30, 40
"""A role is compared when so many employers stand behind its median, in so many of its largest metropolitan areas."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One role: our middle pay in the United States, the official median of its occupation, and ours divided by it."""

    role: str
    occupation: str
    ours: float
    official: float
    ratio: float
    employers: int


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Over `n` roles: Spearman's rank correlation (None below three roles) and the median of |ln(ours / official)|.

    `by_occupation` is the correlation over occupations, each the mean logarithm of its roles: roles that share an occupation
    share its official median. `occupations` counts them. `places` and `by_place` are the same of location quotients,
    over all pairs of a role and a metropolitan area for which both are published (the default window alone has ours).
    """

    pairs: tuple[Pair, ...]
    spearman: float | None
    by_occupation: float | None
    occupations: int
    apart: float | None
    places: int
    by_place: float | None

    @property
    def n(self) -> int:
        """How many roles were compared."""
        return len(self.pairs)


def agreement(guides: Guides, window: Window | None = None) -> Agreement:
    """Compare every role whose median in the United States is published and rests on at least `LEAST_EMPLOYERS` employers."""
    found = [pair for role in guides.role_ids() if (pair := _pair(guides, role, window)) is not None]
    quotients = [pair for role in guides.role_ids() for pair in _quotients(guides, role, window)]
    ours, theirs = np.array([pair.ours for pair in found]), np.array([pair.official for pair in found])
    codes = sorted({pair.occupation for pair in found})
    means = [math.fsum(math.log(p.ours) for p in found if p.occupation == code) / _times(found, code) for code in codes]
    official = {pair.occupation: pair.official for pair in found}
    return Agreement(
        pairs=tuple(found),
        spearman=rank_correlation(ours, theirs),
        by_occupation=rank_correlation(np.array(means), np.array([official[code] for code in codes])),
        occupations=len(codes),
        places=len(quotients),
        by_place=rank_correlation(np.array([pair[0] for pair in quotients]), np.array([pair[1] for pair in quotients])),
        apart=round(float(np.median(np.abs(np.log(ours / theirs)))), 4) if found else None,
    )


def _times(pairs: list[Pair], code: str) -> int:
    return sum(pair.occupation == code for pair in pairs)


def _quotients(guides: Guides, role: str, window: Window | None) -> list[tuple[float, float]]:
    """Our location quotient and the official one for each of a role's largest metropolitan areas that has both."""
    desk = guides.desk(Cell(role=role), window)
    found = []
    for place, openings in desk.cut.per_place("metro")[:MOST_PLACES]:
        if openings < floors.QUOTIENT_EMPLOYERS:  # so many employers cannot be behind fewer openings
            break
        here = desk.sub(place=place)
        pair = here.figure("quotient:place").value, here.figure("official:oews:quotient").value
        if pair[0] is not None and pair[1] is not None:
            found.append((pair[0], pair[1]))
    return found


def _pair(guides: Guides, role: str, window: Window | None) -> Pair | None:
    desk = guides.desk(Cell(role=role, place="US"), window)
    ours = desk.pay()
    if ours.value is None or ours.k < LEAST_EMPLOYERS or ours.unit != "USD/year":
        return None
    official = desk.figure("official:oews:median")
    if official.value is None:
        return None
    code = desk.measured("official:oews:median").official[0].posting.rpartition(" ")[2]
    return Pair(
        role=role, occupation=code, ours=ours.value, official=official.value, ratio=round(ours.value / official.value, 3),
        employers=ours.k,
    )  # fmt: skip
