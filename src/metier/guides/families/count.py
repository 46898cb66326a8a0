"""`count:<what>`: how many openings, employers, or other things there are. A count is exact.

Openings: `open` now, `postings` advertised in the window, `with_text` whose advert is held, `unnamed` without an employer's name,
`pay_left_out:<reason>`. Employers: `employers`, `named` of them, `employers_with_text`, `stating:<kind of claim>`,
`stating:duties`. Things told apart: `places:<metro, region or country>`.
"""

from collections.abc import Callable

import msgspec
import numpy as np

from metier.guides import pay
from metier.guides.coded import Coded
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import NO_TEXT, Cut, place_matches
from metier.guides.samples import Sample
from metier.statistics.estimate import Bools, Estimate, Ints
from metier.statistics.floors import Verdict
from metier.statistics.methods import COUNT, DISTINCT, EMPLOYERS

_EPOCH = 719163  # date(1970, 1, 1).toordinal()
_WORDS = {
    COUNT: "The number of rows: openings, each vacancy once.",
    EMPLOYERS: "The number of different employers among the rows.",
    DISTINCT: "The number of different strata among the rows.",
}
_OTHERS = "no employer is named"
CLAIMS = ("pay", "education", "experience", "workplace", "language", "flag", "benefit", "visa")
"""The kinds of claims that a posting may make."""


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """Count rows, the employers among them, or the things they are about."""
    kind, _, argument = what.partition(":")
    if kind == "pay_left_out":
        return _counted(pay.left_out(cut, argument))
    if what == "open":
        return _open(cut, ground)
    if kind == "places":
        return _counted(_places(cut, argument), DISTINCT)
    if kind == "stating":
        return _counted(_only(cut, _stating(cut, argument), "says nothing of it"), EMPLOYERS)
    method, keep, otherwise = _KINDS[what]
    return _counted(_only(cut, keep(cut), otherwise), method)


def _whole(cut: Cut) -> Bools:
    return np.ones(cut.n, dtype=np.bool_)


def _named(cut: Cut) -> Bools:
    return ~cut.table.employer.equal("")[cut.row]


_KINDS: dict[str, tuple[str, Callable[[Cut], Bools], str]] = {
    "postings": (COUNT, _whole, ""),
    "employers": (EMPLOYERS, _whole, ""),
    "with_text": (COUNT, lambda cut: cut.has_text, NO_TEXT),
    "employers_with_text": (EMPLOYERS, lambda cut: cut.has_text, NO_TEXT),
    "named": (EMPLOYERS, _named, _OTHERS),
    "unnamed": (COUNT, lambda cut: ~_named(cut), "an employer is named"),
}


def _stating(cut: Cut, kind: str) -> Bools:
    """Which counted openings state duties, or make a claim of this kind. Raises KeyError for a kind that does not exist."""
    table = cut.table
    if kind not in {"duties", *CLAIMS}:
        raise KeyError(kind)
    rows = table.duty_row if kind == "duties" else table.claim_row[table.claims_of(kind)]
    found = np.zeros(table.n, dtype=np.bool_)
    found[rows] = True
    return found[cut.row]


def _places(cut: Cut, kind: str) -> Sample:
    """A row for every opening and place of a kind (`metro`, `region` or `country`), the place as its stratum."""
    if kind not in {"metro", "region", "country"}:
        raise KeyError(kind)
    table, column = cut.table, _column(cut, kind)
    rows = np.flatnonzero(cut.counted[table.place_row] & ~column.equal("")).astype(np.int64)
    if cut.cell.place:
        rows = rows[place_matches(table, cut.cell.place)[rows]]
    where = cut.position[table.place_row[rows]]
    placed = len(np.unique(where))
    excluded = cut.excluded | ({"no place is read": cut.n - placed} if cut.n > placed else {})
    sample = _rows(cut, where, excluded)
    return msgspec.structs.replace(sample, stratum=column.codes[rows], strata=tuple(column.words))


def _column(cut: Cut, kind: str) -> Coded:
    found: Coded = getattr(cut.table, kind)
    return found


def _open(cut: Cut, ground: Ground) -> Measured:
    """Open jobs; they are told for the newest reading only."""
    unknown = cut.table.status.equal("unknown")[cut.row]
    keep = cut.table.status.equal("open")[cut.row]
    excluded = cut.excluded | {"closed": int((~keep & ~unknown).sum()), "not known whether still open": int(unknown.sum())}
    suppressed = None
    if not keep.any() and unknown.any():
        few = "" if unknown.all() else f"of {int(unknown.sum()):,} "
        suppressed = f"no later reading says {few}of these {cut.n:,} postings whether they are still open"
    elif cut.window.end and (cut.window.end.toordinal() - _EPOCH) < ground.as_of_day:
        suppressed = "open jobs are known for the newest reading only"
    sample = _rows(cut, np.flatnonzero(keep), {reason: count for reason, count in excluded.items() if count})
    return _counted(sample, suppressed=suppressed)


def _only(cut: Cut, keep: Bools, otherwise: str) -> Sample:
    left = cut.n - int(keep.sum())
    return _rows(cut, np.flatnonzero(keep), cut.excluded | ({otherwise: left} if left else {}))


def _rows(cut: Cut, where: Ints, excluded: dict[str, int]) -> Sample:
    row = cut.row[where]
    return Sample(
        row=row, employer=cut.employer[where], value=np.ones(len(row)), weight=np.ones(len(row)), source="openings", words=row,
        excluded=excluded, unit="count",
    )  # fmt: skip


def _counted(sample: Sample, method: str = COUNT, suppressed: str | None = None) -> Measured:
    return Measured(
        sample=sample, estimate=estimated(sample, method) or Estimate(0.0, None, None, 0, 0, 0, 0.0),
        verdict=Verdict(None, suppressed), method=method, formula=_WORDS[method], exact=True,
    )  # fmt: skip


FAMILY = Family(take)
