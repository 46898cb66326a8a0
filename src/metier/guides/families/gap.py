"""`gap:<measure>|<parts>`: a share or a quantile here minus the same in another cell, `gap:pay:p50|place=dallas-tx`.

The parts, `name=value` one after another with a bar between them, are replaced in this cell; an empty value means all.
"""

import msgspec

from metier.guides.measures import Family, Ground, Measured, compared, matched, measure
from metier.guides.rows import Cut
from metier.model.figure import Cell
from metier.statistics import differences, quantiles, shares
from metier.statistics.estimate import Estimate
from metier.statistics.floors import Verdict, grade
from metier.statistics.methods import estimate

_PARTS = {"role", "place", "level", "workplace", "employer"}
_METHODS = {shares.METHOD: differences.SHARES, quantiles.METHOD: differences.QUANTILES}
_HOW = (
    "The value here (rows of the group here) minus the value there, each as it is computed alone: {words} "
    "The interval follows from the intervals of both; an employer on both sides is one employer, and what its two values have in "
    "common is taken into account."
)


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """The difference of what both cells publish; suppressed where one of them does not, or pays in another currency."""
    name, *parts = what.split("|")
    other = ground.cut_of(elsewhere(cut.cell, parts))
    mine, theirs = (measure(side, name, ground) for side in (cut, other))
    unit = "points" if mine.sample.unit == "share" else mine.sample.unit
    method = _METHODS.get(mine.method, differences.SHARES)
    reason = _why_not(mine, theirs)
    found = None
    if not reason:
        rows = compared(mine.sample, matched(cut, other), theirs.sample)
        found = estimate(method, rows, mine.constants)
    known = [side.coverage for side in (mine, theirs) if side.coverage is not None]
    sample, there = (msgspec.structs.replace(side.sample, unit=unit) for side in (mine, theirs))
    elsewhere_out = {f"{reason}, in what it is compared with": count for reason, count in there.excluded.items()}
    return Measured(
        sample=msgspec.structs.replace(sample, excluded=sample.excluded | elsewhere_out), estimate=found,
        verdict=Verdict(_grade(found, mine, unit), reason), method=method, formula=_HOW.format(words=mine.formula),
        coverage=min(known, default=None), exact=mine.exact and theirs.exact, constants=mine.constants, other=(other, there),
    )  # fmt: skip


def elsewhere(cell: Cell, parts: list[str]) -> Cell:
    """The cell with these parts replaced. Raises ValueError for parts that are none, or that change nothing."""
    named = dict(part.split("=", 1) for part in parts)
    if not named or set(named) - _PARTS:
        raise ValueError("a gap names the parts in which the other cell differs")
    other = msgspec.structs.replace(cell, **{name: value or None for name, value in named.items()})
    if other == cell or not other.role:
        raise ValueError("a gap is to another cell of a role")
    return other


def _why_not(mine: Measured, theirs: Measured) -> str | None:
    for side, where in ((mine, "here"), (theirs, "in what it is compared with")):
        if side.verdict.suppressed or side.estimate is None:
            return f"{side.verdict.suppressed or 'too few postings'}, {where}"
    if mine.sample.unit != theirs.sample.unit:
        return f"not in one unit: {mine.sample.unit} here, {theirs.sample.unit} in what it is compared with"
    if mine.method != theirs.method or mine.method not in _METHODS:
        return "not comparable: the two are not plain shares or quantiles of the postings counted"
    return None


def _grade(found: Estimate | None, mine: Measured, unit: str) -> str | None:
    """By how far the interval reaches: in points, in years as a tenth, in pay as a part of the pay here."""
    if found is None or found.half_width is None or mine.estimate is None:
        return None
    scale = {"points": 100.0, "years": 10.0}.get(unit, abs(mine.estimate.value) or 1.0)
    return grade(found.half_width / scale)


FAMILY = Family(take)
