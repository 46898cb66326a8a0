"""`years:<p25, p50, p75>`: quantiles of the least years of experience asked."""

import numpy as np

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors
from metier.statistics.estimate import Estimate, dense
from metier.statistics.floors import Verdict
from metier.statistics.quantiles import Distribution

_WORDS = "The employer-weighted quantile of the least years asked; postings that state none are left out, not taken as zero."


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """An employer-weighted quantile of years."""
    sample, found, verdict = _years(cut, what)
    return Measured(
        sample=sample, estimate=found, verdict=verdict, method=pay.METHOD, formula=_WORDS,
        coverage=round(sample.n / cut.n, 4) if cut.n else None, constants={"p": pay.QUANTILES[what]},
        exact=cut.cell.employer is not None,
    )  # fmt: skip


def _years(cut: Cut, name: str) -> tuple[Sample, Estimate | None, Verdict]:
    """A quantile of the least years of experience asked, of the postings that state any."""
    table = cut.table
    claim = cut.claims("experience")
    claim = claim[~np.isnan(table.claim_low[claim])]
    _, first = np.unique(table.claim_row[claim], return_index=True)
    claim = claim[np.sort(first)]
    row = table.claim_row[claim]
    where = cut.position[row]
    sample = Sample(
        row=row, employer=cut.employer[where], value=table.claim_low[claim], weight=cut.weight[where], source="claims",
        words=claim,
        excluded=cut.excluded | pay.unstated(cut, row, "years not stated"), unit="years",
    )  # fmt: skip
    if not len(row):
        return sample, None, Verdict(None, floors.too_few(0, floors.YEARS_EMPLOYERS, "employers that state years"))
    found = Distribution(dense(sample.employer)[0], sample.value, sample.weight).quantile(pay.QUANTILES[name])
    if cut.cell.employer:
        return sample, found, floors.judge_one(found, "postings that state years")
    return sample, found, floors.judge_years(found)


FAMILY = Family(take)
