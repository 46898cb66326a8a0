"""`concentration:effective`: how many employers of one size would make up the openings as unevenly as these do."""

import numpy as np

from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors
from metier.statistics.floors import Verdict
from metier.statistics.methods import EFFECTIVE

_FORMULA = "One divided by the sum over employers of (their rows / all rows) squared."
_UNNAMED = "no employer is named"


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """The effective number of employers; a description of the rows, without an interval."""
    if what != "effective":
        raise KeyError(what)
    keep = np.flatnonzero(~cut.table.employer.equal("")[cut.row])
    row, left = cut.row[keep], cut.n - len(keep)
    sample = Sample(
        row=row, employer=cut.employer[keep], value=np.ones(len(row)), weight=np.ones(len(row)), source="openings", words=row,
        excluded=cut.excluded | ({_UNNAMED: left} if left else {}), unit="count", field="employer",
    )  # fmt: skip
    verdict = Verdict(None, floors.too_few(sample.k, floors.SHARE_EMPLOYERS, "employers"))
    return Measured(
        sample=sample, estimate=estimated(sample, EFFECTIVE), verdict=verdict, method=EFFECTIVE, formula=_FORMULA, exact=True
    )


FAMILY = Family(take)
