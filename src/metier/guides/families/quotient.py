"""`quotient:<place, shrunk, chance>`: how many times a role's share of the jobs in a place is its share of all jobs.

`place` is the quotient as counted, `shrunk` the same drawn towards 1 the more the less is known, `chance` how sure it is that
there is more of the role here than the place's size explains.
"""

import numpy as np

from metier.guides.coded import Coded
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.model.figure import Cell
from metier.statistics import floors, quotients
from metier.statistics.estimate import Floats
from metier.statistics.floors import Verdict

METHODS = {"place": quotients.METHOD, "shrunk": quotients.SHRUNK, "chance": quotients.CHANCE}
_EFFECTIVE = (
    "y the sum of values and E what the place's size, {place:.2f} of {everything:.2f} jobs, makes expected of it, both at their "
    "effective size, k = {strength:.2f} from all of the role's places"
)
_WORDS = {
    "place": "(the sum of values / the number of rows, which are all of the role's openings) / "
    "(all jobs in the place, {place:.2f} / all jobs, {everything:.2f})",
    "shrunk": f"(y + k) / (E + k): {_EFFECTIVE}",
    "chance": f"The probability that a gamma variable of shape y + k and rate E + k lies above 1: {_EFFECTIVE}",
}


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A location quotient; kept for whole roles in the default window."""
    cell, base = cut.cell, ground.base
    if what not in METHODS or not cell.place:
        raise KeyError(what)
    place, everything = base.vacancies(None, cell.place), base.vacancies(None, None)
    reason = None
    if not ground.default_window or cell.level or cell.workplace or cell.employer:
        reason = "the comparison is kept for whole roles in the twelve months before the newest reading"
    whole = cut if reason else ground.cut_of(Cell(role=cell.role, family=cell.family))
    expected = place * whole.n / everything if everything else 0.0
    reason = (
        reason
        or floors.too_few(cut.k, floors.QUOTIENT_EMPLOYERS, "employers")
        or floors.too_few(int(expected), floors.QUOTIENT_EXPECTED, "jobs to be expected there")
    )
    constants = {"all_jobs_here": place, "all_jobs": everything}
    if what != "place":
        constants["prior_strength"] = 1.0 if reason else _strength(whole, cell.place, ground)
    sample = _sample(whole, cut, "share" if what == "chance" else "ratio")
    words = _WORDS[what].format(place=place, everything=everything, strength=constants.get("prior_strength", 0.0))
    return Measured(
        sample=sample, estimate=None if reason else estimated(sample, METHODS[what], constants), verdict=Verdict(None, reason),
        method=METHODS[what], formula=f"{words}; a vacancy in L places counts 1/L in each.", constants=constants,
        modelled=what == "shrunk",
    )  # fmt: skip


def _sample(whole: Cut, cut: Cut, unit: str) -> Sample:
    """All of the role's openings, each with the part of it that stands in the place."""
    value = np.zeros(whole.n)
    value[whole.position[cut.row]] = cut.weight
    return Sample(
        row=whole.row, employer=whole.employer, value=value, weight=np.ones(whole.n), source="openings", words=whole.row,
        excluded=whole.excluded, unit=unit,
    )  # fmt: skip


def _strength(whole: Cut, place: str, ground: Ground) -> float:
    """How alike the role's places of the kind of this one are, kept with the role's rows."""
    kind = _kind(place)
    known = whole.kept.get(f"quotient:{kind}")
    if not isinstance(known, float):
        column: Coded = getattr(whole.table, kind)
        jobs = np.array([ground.base.vacancies(None, word) if word else 0.0 for word in column.words])
        jobs /= max(ground.base.vacancies(None, None), 1.0)
        large = np.flatnonzero(jobs * whole.n >= floors.QUOTIENT_EXPECTED)
        here = _by_employer(whole, column, jobs)[large]
        sizes = np.bincount(whole.employer, minlength=whole.k).astype(np.float64)
        known = whole.kept[f"quotient:{kind}"] = round(quotients.prior_strength(sizes, here, jobs[large]), 4)
    return known


def _by_employer(whole: Cut, column: Coded, jobs: Floats) -> Floats:
    """What of each employer's openings (columns) stands in each place (rows)."""
    table, width = whole.table, max(whole.k, 1)
    at = whole.position[table.place_row]
    inside = at >= 0
    cells = column.codes[inside] * width + whole.employer[at[inside]]
    counts = np.bincount(cells, weights=table.place_weight[inside], minlength=len(jobs) * width)
    return np.asarray(counts.reshape(len(jobs), width), dtype=np.float64)


def _kind(place: str) -> str:
    if len(place) == 2 and place.isupper():
        return "country"
    return "region" if place[:2].isupper() else "metro"


FAMILY = Family(take)
