"""`vacancies:place`, `vacancies:nationwide`: the vacancies in the place, and those in more places than count as places."""

import msgspec
import numpy as np

from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors
from metier.statistics.estimate import Bools, Estimate, Floats
from metier.statistics.floors import Verdict
from metier.statistics.methods import COUNT, VACANCIES

_PARTS = "The sum of the weights: a vacancy in L places counts 1/L in each."
_ROWS = "The number of rows: openings that name more places than count as places."


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """A count of parts, or of whole openings; exact."""
    if what == "place":
        return _counted(_sample(cut, np.ones(cut.n, dtype=np.bool_), cut.weight), VACANCIES, _PARTS)
    if what != "nationwide":
        raise KeyError(what)
    spots = np.bincount(cut.table.place_row, minlength=cut.table.n)[cut.row]
    keep = np.asarray(spots > floors.NATIONWIDE, dtype=np.bool_)
    sample = _sample(cut, keep, np.ones(cut.n))
    fewer = {"in few enough places": cut.n - len(sample.row)}
    return _counted(msgspec.structs.replace(sample, excluded=sample.excluded | fewer), COUNT, _ROWS)


def _sample(cut: Cut, keep: Bools, weight: Floats) -> Sample:
    row = cut.row[keep]
    return Sample(
        row=row, employer=cut.employer[keep], value=np.ones(len(row)), weight=weight[keep], source="openings", words=row,
        excluded=cut.excluded, unit="count",
    )  # fmt: skip


def _counted(sample: Sample, method: str, formula: str) -> Measured:
    found = estimated(sample, method) or Estimate(0.0, None, None, 0, 0, 0, 0.0)
    return Measured(sample=sample, estimate=found, verdict=Verdict(None, None), method=method, formula=formula, exact=True)


FAMILY = Family(take)
