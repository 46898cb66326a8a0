"""`days:<p25, p50, p75>`: by how many days after they opened so many of the openings have closed."""

import numpy as np

from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, survival

ORDERS = {"p25": 0.25, "p50": 0.50, "p75": 0.75}
NOT_WATCHED = "not watched from reading to reading"
_WORDS = (
    "The age in days by which {part:g}% of the openings have closed (Kaplan and Meier): at each age, those that closed are "
    "divided by those watched then. A row is watched from its entry to its value, the age at which it closed (group closed) or "
    "was last known to be open. Interval: from the log-log bounds of the curve, employers as clusters."
)


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """A quantile of days open."""
    p = ORDERS[what]
    sample = _sample(cut)
    closings = int(np.count_nonzero(sample.group == 0))
    found = estimated(sample, survival.METHOD, {"p": p}) if closings else None
    return Measured(
        sample=sample, estimate=found, verdict=floors.judge_days(found, closings, sample.k), method=survival.METHOD,
        formula=_WORDS.format(part=p * 100), coverage=round(sample.n / cut.n, 4) if cut.n else None, constants={"p": p},
    )  # fmt: skip


def _sample(cut: Cut) -> Sample:
    """The openings that were watched, kept with the cut."""
    known = cut.kept.get("days")
    if not isinstance(known, Sample):
        openings = cut.table.tables["openings"]
        entry, exit_, gone = openings.floats("age_entry"), openings.floats("age_exit"), openings.bools("gone")
        watched = ~np.isnan(exit_[cut.row])
        row = cut.row[watched]
        missing = int((~watched).sum())
        known = cut.kept["days"] = Sample(
            row=row, employer=cut.employer[watched], value=exit_[row], weight=np.ones(len(row)), source="openings", words=row,
            excluded=cut.excluded | ({NOT_WATCHED: missing} if missing else {}), unit="days",
            group=np.where(gone[row], 0, 1), groups=(survival.CLOSED, survival.OPEN), entry=entry[row],
        )  # fmt: skip
    return known


FAMILY = Family(take)
