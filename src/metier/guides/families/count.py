"""`count:<what>`: how many openings (`open`, `postings`, `pay_left_out:<reason>`), or `employers`."""

import numpy as np

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics.estimate import Bools, Estimate
from metier.statistics.floors import Verdict
from metier.statistics.methods import COUNT, EMPLOYERS

_EPOCH = 719163  # date(1970, 1, 1).toordinal()
_OPENINGS, _EMPLOYERS = "The number of rows: openings, each vacancy once.", "The number of different employers among the rows."


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A count is exact; open jobs are told for the newest reading only."""
    kind, _, argument = what.partition(":")
    if kind == "pay_left_out":
        return _counted(pay.left_out(cut, argument), None)
    everything = np.ones(cut.n, dtype=np.bool_)
    if what == "employers":
        return _counted(_rows(cut, everything, cut.excluded), None, EMPLOYERS)
    if what == "postings":
        return _counted(_rows(cut, everything, cut.excluded), None)
    if what == "open":
        return _open(cut, ground)
    raise KeyError(what)


def _open(cut: Cut, ground: Ground) -> Measured:
    unknown = cut.table.status.equal("unknown")[cut.row]
    keep = cut.table.status.equal("open")[cut.row]
    excluded = cut.excluded | {"closed": int((~keep & ~unknown).sum()), "not known whether still open": int(unknown.sum())}
    suppressed = None
    if not keep.any() and unknown.any():
        few = "" if unknown.all() else f"of {int(unknown.sum()):,} "
        suppressed = f"no later reading says {few}of these {cut.n:,} postings whether they are still open"
    elif cut.window.end and (cut.window.end.toordinal() - _EPOCH) < ground.as_of_day:
        suppressed = "open jobs are known for the newest reading only"
    return _counted(_rows(cut, keep, {reason: count for reason, count in excluded.items() if count}), suppressed)


def _rows(cut: Cut, keep: Bools, excluded: dict[str, int]) -> Sample:
    row = cut.row[keep]
    return Sample(
        row=row, employer=cut.employer[keep], value=np.ones(len(row)), weight=np.ones(len(row)), source="openings", words=row,
        excluded=excluded, unit="count",
    )  # fmt: skip


def _counted(sample: Sample, suppressed: str | None, method: str = COUNT) -> Measured:
    return Measured(
        sample=sample, estimate=estimated(sample, method) or Estimate(0.0, None, None, 0, 0, 0, 0.0),
        verdict=Verdict(None, suppressed), method=method, formula=_EMPLOYERS if method == EMPLOYERS else _OPENINGS, exact=True,
    )  # fmt: skip


FAMILY = Family(take)
