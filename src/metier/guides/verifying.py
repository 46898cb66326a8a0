"""Computing a figure again from its evidence, as it was downloaded: nothing of the market is looked at."""

import msgspec
import numpy as np

from metier.errors import UsageError
from metier.guides.desk import rounded
from metier.model.figure import Evidence, EvidenceRow
from metier.statistics.counted import Counted
from metier.statistics.estimate import Ints
from metier.statistics.methods import ESTIMATORS, estimate

Ends = tuple[float | None, float | None, float | None]


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure says and what its rows give: `same` when value and interval agree to the precision published.

    `printed` and `computed` are the value and the ends of its interval; all null for a figure that is not published. `rows` is
    how many rows were computed from.
    """

    figure: str
    measure: str
    method: str
    unit: str
    published: bool
    printed: Ends
    computed: Ends
    rows: int
    same: bool


def verify(evidence: Evidence) -> Verified:
    """Compute a figure again from its downloaded evidence. A figure that is not published has nothing to compute.

    Raises UsageError for evidence without all of its rows, or of a method this version does not have.
    """
    figure = evidence.figure
    printed: Ends = (figure.value, figure.low, figure.high)
    computed: Ends = (None, None, None)
    if figure.value is not None:
        _whole(evidence)
        computed = _computed(evidence)
    return Verified(
        figure=figure.id, measure=figure.measure, method=figure.method, unit=figure.unit, published=figure.value is not None,
        printed=printed, computed=computed, rows=len(evidence.rows), same=printed == computed,
    )  # fmt: skip


def _whole(evidence: Evidence) -> None:
    if len(evidence.rows) < evidence.total:
        raise UsageError(
            f"{len(evidence.rows):,} of the {evidence.total:,} rows of figure {evidence.figure.id}",
            "a figure follows from all of its rows; a source's terms may hold some back",
            f"take all: metier evidence {evidence.figure.id} --all --json, or limit=0 in the API",
        )
    if evidence.figure.method not in ESTIMATORS:
        raise UsageError(f"method {evidence.figure.method!r}", f"known: {', '.join(sorted(ESTIMATORS))}", "use another version")


def _computed(evidence: Evidence) -> Ends:
    figure = evidence.figure
    found = estimate(figure.method, rows_of(evidence.rows), evidence.constants)
    ends = (found.value, found.low, found.high) if found else (0.0, None, None)
    value, low, high = (None if end is None else rounded(end, figure.unit) for end in ends)
    return (value, None, None) if figure.low is None else (value, low, high)


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
