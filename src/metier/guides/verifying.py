"""Computing a figure again from its evidence, as it was downloaded: nothing of the market is looked at."""

import msgspec
import numpy as np

from metier.guides.desk import rounded
from metier.model.figure import Evidence, EvidenceRow
from metier.statistics.counted import Counted
from metier.statistics.estimate import Ints
from metier.statistics.methods import estimate


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure says and what its rows give: `same` when value and interval agree to the precision published."""

    figure: str
    printed: tuple[float | None, float | None, float | None]
    computed: tuple[float | None, float | None, float | None]
    same: bool


def verify(evidence: Evidence) -> Verified:
    """Compute a figure again from its downloaded evidence (all rows). A figure that is not published has nothing to verify."""
    figure = evidence.figure
    printed = (figure.value, figure.low, figure.high)
    if figure.value is None:
        return Verified(figure=figure.id, printed=printed, computed=printed, same=True)
    found = estimate(figure.method, rows_of(evidence.rows), evidence.constants)
    ends = (found.value, found.low, found.high) if found else (0.0, None, None)
    computed = tuple(None if end is None else rounded(end, figure.unit) for end in ends)
    if figure.low is None:
        computed = (computed[0], None, None)
    return Verified(figure=figure.id, printed=printed, computed=(computed[0], computed[1], computed[2]), same=printed == computed)


def rows_of(rows: tuple[EvidenceRow, ...]) -> Counted:
    """Rows of evidence as an estimator takes them."""
    return Counted(
        employer=_codes([row.employer_id for row in rows])[0],
        value=np.array([row.value or 0.0 for row in rows], dtype=np.float64),
        weight=np.array([1.0 if row.weight is None else row.weight for row in rows], dtype=np.float64),
        opening=_codes([f"{row.group} {row.opening}" for row in rows])[0],
        group=_codes([row.group or "" for row in rows])[0],
        groups=_codes([row.group or "" for row in rows])[1],
        stratum=_codes([row.stratum or "" for row in rows])[0],
        strata=_codes([row.stratum or "" for row in rows])[1],
        entry=np.array([row.entry or 0.0 for row in rows], dtype=np.float64),
    )


def _codes(words: list[str]) -> tuple[Ints, tuple[str, ...]]:
    known: dict[str, int] = {}
    codes = np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int64)
    return codes, tuple(known)
