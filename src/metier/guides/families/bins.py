"""`bins:<from>:<to>`: the part of the employers' advertised pay that lies between two amounts; an end left out is open."""

import math

import msgspec
import numpy as np

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.statistics import floors, shares
from metier.statistics.floors import Verdict

_WORDS = (
    "For each employer the part of its bands (weighted) whose middle lies above {low} and not above {high} (value 1); the mean "
    "of these parts over employers. Interval: Wilson's at the effective size, with Student's t."
)


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """A bar of the histogram of pay: it has the histogram's floors."""
    low, high = (float(end) if end else None for end in what.split(":"))
    found, _whole, n, k = pay.distribution(cut, "middle")
    above = found.value > (-math.inf if low is None else low)
    inside = above & (found.value <= (math.inf if high is None else high))
    sample = msgspec.structs.replace(found, value=inside.astype(np.float64), unit="share")
    few = floors.too_few(n, floors.HISTOGRAM_POSTINGS, "postings that state pay") or floors.too_few(
        k, floors.HISTOGRAM_EMPLOYERS, "employers that state pay"
    )
    share = None if few else estimated(sample, shares.METHOD)
    ends = {"low": "any amount" if low is None else f"{low:,.0f}", "high": "any amount" if high is None else f"{high:,.0f}"}
    return Measured(
        sample=sample, estimate=share, verdict=floors.judge_share(share) if share else Verdict(None, few), method=shares.METHOD,
        formula=_WORDS.format(**ends), coverage=round(n / cut.n, 4) if cut.n else None,
    )  # fmt: skip


FAMILY = Family(take)
