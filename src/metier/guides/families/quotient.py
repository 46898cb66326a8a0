"""`quotient:place`: how many times a role's share of the jobs in a place is its share of all jobs."""

import numpy as np

from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, quotients
from metier.statistics.floors import Verdict


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A location quotient; kept for whole roles in the default window."""
    if what != "place" or not cut.cell.place:
        raise KeyError(what)
    cell, base = cut.cell, ground.base
    sample = Sample(
        row=cut.row, employer=cut.employer, value=cut.weight, weight=np.ones(cut.n), source="openings", words=cut.row,
        excluded=cut.excluded, unit="ratio",
    )  # fmt: skip
    place, role, everything = base.vacancies(None, cell.place), base.vacancies(cell.role, None), base.vacancies(None, None)
    words = (
        f"(the sum of values / all vacancies in the place, {place:.2f}) / "
        f"(the role's vacancies everywhere, {role:.2f} / all vacancies, {everything:.2f}); "
        "a vacancy in L places counts 1/L in each."
    )
    reason = None
    if not ground.default_window or cell.level or cell.workplace or cell.employer:
        reason = "the comparison is kept for whole roles in the twelve months before the newest reading"
    expected = place * role / everything if everything else 0.0
    reason = (
        reason
        or floors.too_few(cut.k, floors.QUOTIENT_EMPLOYERS, "employers")
        or floors.too_few(int(expected), floors.QUOTIENT_EXPECTED, "jobs to be expected there")
    )
    constants = {"all_jobs_here": place, "jobs_of_the_role": role, "all_jobs": everything}
    return Measured(
        sample=sample, estimate=None if reason else estimated(sample, quotients.METHOD, constants), verdict=Verdict(None, reason),
        method=quotients.METHOD, formula=words, constants=constants,
    )  # fmt: skip


FAMILY = Family(take)
