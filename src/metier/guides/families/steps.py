"""`steps:gap:<role>`, `steps:back:<role>`: the skill gap to a role and back; `steps:both:<level>`: employers of two levels.

`both` is asked of a cell with a level and counts the employers that advertise the other level too.
"""

from datetime import date

import msgspec
import numpy as np

from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample, nothing
from metier.guides.steps import asked, both, missing
from metier.guides.verifying import rows_of
from metier.model.figure import EvidenceRow
from metier.statistics import floors
from metier.statistics.floors import Verdict
from metier.statistics.methods import EMPLOYERS, estimate
from metier.statistics.steps import METHOD

_GAP = (
    "The sum of weight times value over the rows divided by the sum of weights: a row is a thing asked for {there}, its weight "
    "the share of employers that name it there, its value the share of employers that do not name it {here}."
)
_BOTH = "The number of different employers among the rows, which are openings at this level of employers that have both."
_WHOLE = "the skills of two roles are compared for whole roles, in the twelve months before the newest reading"


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A gap of skills between two roles, from the edition's table of who asks for what; or a count of employers."""
    kind, _, argument = what.partition(":")
    if kind == "both":
        return _both(cut, ground.cut_of(msgspec.structs.replace(cut.cell, level=argument)))
    mine = cut.cell.role or ""
    if kind not in {"gap", "back"} or not argument or argument == mine:
        raise KeyError(what)
    here, there = (mine, argument) if kind == "gap" else (argument, mine)
    return _gap(cut, ground, here, there)


def _gap(cut: Cut, ground: Ground, here: str, there: str) -> Measured:
    wanted = asked(ground.base, there)
    day = date.fromordinal(date(1970, 1, 1).toordinal() + ground.as_of_day).isoformat()
    rows = tuple(
        EvidenceRow(
            posting=item.item, opening=item.item, digest="", employer="", title=item.name, source="skills of the edition",
            seen_at=day, read_as=f"named by {item.share:.1%} of employers of {there}, by {1 - lack:.1%} of {here}",
            value=float(lack), weight=item.share, field="share",
        )
        for item, lack in zip(wanted, missing(ground.base, here, wanted), strict=True)
    )  # fmt: skip
    cell = cut.cell
    part = not ground.default_window or cell.place or cell.level or cell.workplace or cell.employer
    few = "too few employers whose adverts are held" if not rows or not ground.base.items(here) else None
    reason = _WHOLE if part else few
    return Measured(
        sample=nothing("share"), estimate=None if reason else estimate(METHOD, rows_of(rows), {}), verdict=Verdict(None, reason),
        method=METHOD, formula=_GAP.format(there=f"in {there}", here=f"in {here}"), exact=True, official=rows,
    )  # fmt: skip


def _both(cut: Cut, other: Cut) -> Measured:
    keep = both(cut, other)
    row = cut.row[keep]
    sample = Sample(
        row=row, employer=cut.employer[keep], value=np.ones(len(row)), weight=np.ones(len(row)), source="openings", words=row,
        excluded=cut.excluded | {"of employers that advertise one of the two levels alone": int((~keep).sum())}, unit="count",
    )  # fmt: skip
    found = estimated(sample, EMPLOYERS)
    few = floors.too_few(found.k if found else 0, floors.SHARE_EMPLOYERS, "employers that advertise both levels")
    return Measured(
        sample=sample, estimate=found, verdict=Verdict(None, few), method=EMPLOYERS, formula=_BOTH, exact=True,
    )  # fmt: skip


FAMILY = Family(take)
