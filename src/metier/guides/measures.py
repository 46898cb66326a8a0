"""Measures: from a word such as `share:tool:postgresql` or `pay:p50` to rows and a number.

A measure is `<family>:<what>`. Its sample holds the rows, its estimate is computed from the sample alone (and, for
comparisons, from the base of all roles), so whoever has the evidence can compute the figure again.
"""

from collections.abc import Callable

import msgspec
import numpy as np

from metier.errors import UsageError
from metier.guides import duties, pay
from metier.guides.base import Base
from metier.guides.predicates import PREDICATES, item
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, quotients, shares
from metier.statistics.estimate import Estimate
from metier.statistics.floors import Verdict
from metier.statistics.shares import share


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A measure taken: the rows, the estimate (None when there is nothing to estimate from), and whether it is published.

    `formula` says in words how the value follows from the rows; `coverage` is the part of the cell's openings behind it.
    """

    sample: Sample
    estimate: Estimate | None
    verdict: Verdict
    method: str
    formula: str
    coverage: float | None = None
    exact: bool = False


class Ground(msgspec.Struct, frozen=True):
    """What a measure may look at besides the cut: all roles, the seed, the newest day, whether the window is the usual."""

    base: Base
    seed: int
    as_of_day: int
    default_window: bool = True


def measure(cut: Cut, name: str, ground: Ground) -> Measured:
    """Take a measure of a cut. Raises UsageError for a measure that does not exist."""
    family, _, what = name.partition(":")
    take = FAMILIES.get(family)
    if take is None or not what:
        raise UsageError(f"unknown measure {name!r}", f"a measure begins with {', '.join(FAMILIES)}")
    try:
        return take(cut, what, ground)
    except (KeyError, ValueError) as error:
        raise UsageError(f"unknown measure {name!r}", "", "take the measure from a figure") from error


def predicate(cut: Cut, what: str, ground: Ground) -> Sample:
    """The sample of a yes-or-no question about postings. Raises KeyError for one that does not exist."""
    kind, _, argument = what.partition(":")
    if kind in {"tool", "skill"}:
        return item(cut, what)
    if kind == "duty":
        return duties.saying(cut, argument.split(","), ground.seed)
    return PREDICATES[kind](cut, argument)


_SHARE_WORDS = (
    "For each employer the part of its postings (weighted) with value 1; the mean of these parts over employers. "
    "Interval: Wilson's at the effective size, with Student's t."
)


def _share(cut: Cut, what: str, ground: Ground) -> Measured:
    sample = predicate(cut, what, ground)
    coverage = len(sample.row) / cut.n if cut.n else None
    if not len(sample.row):
        verdict = Verdict(None, floors.too_few(0, floors.SHARE_EMPLOYERS, "employers"))
        return Measured(sample=sample, estimate=None, verdict=verdict, method=shares.METHOD, formula=_SHARE_WORDS)
    found = share(sample.employer, sample.value > 0.5, sample.weight)
    words = _SHARE_WORDS
    if what.startswith("duty:"):
        alike = duties.grouping(cut, ground.seed).alike
        words += f" Two duties say the like when the cosine of their meanings is {alike:.2f} or more."
    return Measured(
        sample=sample, estimate=found, verdict=floors.judge_share(found), method=shares.METHOD, formula=words, coverage=coverage
    )


def _part(cut: Cut, what: str, ground: Ground) -> Measured:
    sample = predicate(cut, what, ground)
    words = "The rows with value 1 divided by all rows: every posting counts once."
    if not cut.n:
        verdict = Verdict(None, "no postings")
        return Measured(sample=sample, estimate=None, verdict=verdict, method="posting-share@1", formula=words)
    found = Estimate(float(sample.value.mean()), None, None, cut.n, cut.k, cut.n, _largest(cut))
    return Measured(
        sample=sample, estimate=found, verdict=Verdict(None, None), method="posting-share@1", formula=words, exact=True
    )


def _count(cut: Cut, what: str, ground: Ground) -> Measured:
    kind, _, argument = what.partition(":")
    if kind == "pay_left_out":
        return _counted(pay.left_out(cut, argument), None)
    if what == "employers":
        return _employers(cut)
    keep = np.ones(cut.n, dtype=np.bool_)
    excluded = dict(cut.excluded)
    unknown = cut.table.status.equal("unknown")[cut.row]
    suppressed = None
    if what == "open":
        keep = cut.table.status.equal("open")[cut.row]
        excluded |= {"closed": int((~keep & ~unknown).sum()), "not known whether still open": int(unknown.sum())}
        if not keep.any() and unknown.any():
            few = "" if unknown.all() else f"of {int(unknown.sum()):,} "
            suppressed = f"no later reading says {few}of these {cut.n:,} postings whether they are still open"
        elif cut.window.end and (cut.window.end.toordinal() - 719163) < ground.as_of_day:
            suppressed = "open jobs are known for the newest reading only"
    elif what != "postings":
        raise KeyError(what)
    row = cut.row[keep]
    sample = Sample(
        row=row, employer=cut.employer[keep], value=np.ones(len(row)), weight=np.ones(len(row)), source="openings", words=row,
        excluded={reason: count for reason, count in excluded.items() if count}, unit="count",
    )  # fmt: skip
    return _counted(sample, suppressed)


def _employers(cut: Cut) -> Measured:
    sample = Sample(
        row=cut.row, employer=cut.employer, value=np.ones(cut.n), weight=np.ones(cut.n), source="openings", words=cut.row,
        excluded=cut.excluded, unit="count",
    )  # fmt: skip
    return Measured(
        sample=sample, estimate=Estimate(float(cut.k), None, None, cut.n, cut.k, cut.n, _largest(cut)),
        verdict=Verdict(None, None), method="count@1", formula="The number of different employers among the rows.", exact=True,
    )  # fmt: skip


def _counted(sample: Sample, suppressed: str | None) -> Measured:
    n = len(sample.row)
    top = float(np.bincount(sample.employer).max() / n) if n else 0.0
    return Measured(
        sample=sample, estimate=Estimate(float(n), None, None, n, sample.k, n, top), verdict=Verdict(None, suppressed),
        method="count@1", formula="The number of rows: openings, each vacancy once.", exact=True,
    )  # fmt: skip


def _pay(cut: Cut, what: str, _: Ground) -> Measured:
    side, quantile = what.rpartition(":")[::2]
    sample, found, verdict = pay.quantile(cut, side or "middle", quantile)
    return Measured(
        sample=sample, estimate=found, verdict=verdict, method=pay.METHOD, formula=pay.formula(side or "middle", quantile),
        coverage=round(sample.n / cut.n, 4) if cut.n else None,
    )  # fmt: skip


def _years(cut: Cut, what: str, _: Ground) -> Measured:
    sample, found, verdict = pay.years(cut, what)
    words = "The employer-weighted quantile of the least years asked; postings that state none are left out, not taken as zero."
    return Measured(
        sample=sample, estimate=found, verdict=verdict, method=pay.METHOD, formula=words,
        coverage=round(sample.n / cut.n, 4) if cut.n else None,
    )  # fmt: skip


def _lift(cut: Cut, what: str, ground: Ground) -> Measured:
    known = ground.base.items(None).get(what)
    shared = _share(cut, what, ground)
    everywhere = known.share if known else 0.0
    words = f"The share of employers ({_SHARE_WORDS}) divided by the share in all roles together, {everywhere:.4f}."
    if shared.estimate is None or not everywhere or shared.verdict.suppressed:
        verdict = shared.verdict if shared.verdict.suppressed else Verdict(None, "not named in the twelve months compared with")
        return msgspec.structs.replace(shared, estimate=None, verdict=verdict, formula=words, method="share-ratio@1")
    found = shared.estimate
    ratio = msgspec.structs.replace(
        found,
        value=found.value / everywhere,
        low=None if found.low is None else found.low / everywhere,
        high=None if found.high is None else found.high / everywhere,
    )
    sample = msgspec.structs.replace(shared.sample, unit="ratio")
    return msgspec.structs.replace(shared, sample=sample, estimate=ratio, formula=words, method="share-ratio@1")


def _quotient(cut: Cut, what: str, ground: Ground) -> Measured:
    if what != "place" or not cut.cell.place:
        raise KeyError(what)
    cell, base = cut.cell, ground.base
    sample = Sample(
        row=cut.row, employer=cut.employer, value=cut.weight, weight=np.ones(cut.n), source="openings", words=cut.row,
        excluded=cut.excluded, unit="ratio",
    )  # fmt: skip
    here = float(cut.weight.sum())
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
    if reason:
        verdict = Verdict(None, reason)
        return Measured(sample=sample, estimate=None, verdict=verdict, method=quotients.METHOD, formula=words)
    sizes = np.bincount(cut.employer).astype(np.float64)
    effect = float((sizes**2).sum() / sizes.sum())
    found = msgspec.structs.replace(
        quotients.location_quotient(here, place, role, everything, effect), n=cut.n, k=cut.k, top=_largest(cut)
    )
    return Measured(sample=sample, estimate=found, verdict=Verdict(None, None), method=quotients.METHOD, formula=words)


def _largest(cut: Cut) -> float:
    return float(np.bincount(cut.employer).max() / cut.n) if cut.n else 0.0


FAMILIES: dict[str, Callable[[Cut, str, Ground], Measured]] = {
    "count": _count,
    "share": _share,
    "part": _part,
    "pay": _pay,
    "years": _years,
    "lift": _lift,
    "quotient": _quotient,
}
