"""`official:<table>:<measure>`: what an official table says of the role's occupation in the cell's place, beside ours.

Of `oews` the wages a year (`median`, `mean`, `p10` to `p90`), `employment` and `quotient`, and `gap`: our middle pay divided by
the official median. Of `onet` the `job_zone`, `education:<category>`, and `mapping`: the part of the role's names that stand
under the occupation. `soc:roles` counts the roles of the occupation.
"""

import msgspec

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.official_rows import NO_TABLE, evidence_row, of_role, one, place_words, printed_as
from metier.guides.rows import Cut
from metier.guides.samples import Sample, nothing
from metier.guides.verifying import rows_of
from metier.model.figure import EvidenceRow
from metier.reference.mapping import ONET, mapping
from metier.statistics import official
from metier.statistics.floors import Verdict
from metier.statistics.methods import COUNT, PART, estimate

OEWS = "oews"
_UNITS = {"employment": "count", "quotient": "ratio", "job_zone": "count", "education": "share"}
_OTHER_CURRENCY = "the official table is in US dollars"
_NO_MAPPING = "the role maps to no occupation of this table"
_PRINTED = "The value as it stands in the one row of the official table."
_QUOTIENT = (
    "(the occupation's employment here / all employment here) / (the occupation's employment in the nation / all employment in "
    "the nation), each as printed."
)
_GAP = "The middle of the advertised pay (as for pay:p50) divided by the official median, {by:,.0f} (the row {key})."
_MAPPING = "The rows with value 1 divided by all rows: the role's names that O*NET lists; 1 where under this occupation."
_SHARING = "The number of rows: roles that map to this occupation."


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A number of an official table; not published where the table is not loaded, or says nothing of the occupation or place."""
    table, _, measure = what.partition(":")
    if measure in _SPECIAL:
        return _SPECIAL[measure](cut, ground)
    if table not in {OEWS, ONET} or not measure:
        raise KeyError(what)
    found, reason = one(ground.reference, table, cut.cell, measure)
    unit = _UNITS.get(measure.partition(":")[0], "USD/year" if table == OEWS else "count")
    if found is None:
        return _measured((), unit, official.METHOD, _PRINTED, reason)
    row = evidence_row(ground.reference, found, scale=100.0 if unit == "share" else 1.0)
    return _measured((row,), unit, official.METHOD, _PRINTED, printed_as(found))


def _measured(rows: tuple[EvidenceRow, ...], unit: str, method: str, formula: str, reason: str | None) -> Measured:
    found = estimate(method, rows_of(rows), {}) if rows and reason is None else None
    if found is not None:  # no postings were counted
        found = msgspec.structs.replace(found, n=0, k=0, n_eff=0.0, top=0.0)
    return Measured(
        sample=nothing(unit), estimate=found, verdict=Verdict(None, reason), method=method, formula=formula, exact=True,
        official=rows,
    )  # fmt: skip


def _quotient(cut: Cut, ground: Ground) -> Measured:
    """The quotient as printed, or from four printed numbers where the publication leaves it out."""
    found, reason = one(ground.reference, OEWS, cut.cell, "quotient")
    if found is not None and found.value is not None:
        return _measured((evidence_row(ground.reference, found),), "ratio", official.METHOD, _PRINTED, None)
    soc = of_role(cut.cell)[0]
    asked = {
        official.HERE: (soc, cut.cell.place), official.PLACE: (_ALL, cut.cell.place),
        official.ROLE: (soc, "US"), official.ALL: (_ALL, "US"),
    }  # fmt: skip
    rows = []
    for group, (code, place) in asked.items():
        here = (row for row in ground.reference.rows(OEWS, code) if (row.measure, row.place) == ("employment", place))
        known = next(here, None)
        if known is None or not known.value:
            why = reason or (printed_as(known) if known else None) or f"the table has no row for {place_words(place)}"
            return _measured((), "ratio", official.QUOTIENT, _QUOTIENT, why)
        rows.append(evidence_row(ground.reference, known, group=group))
    return _measured(tuple(rows), "ratio", official.QUOTIENT, _QUOTIENT, None)


def _gap(cut: Cut, ground: Ground) -> Measured:
    """Ours beside theirs; for whole roles, since official tables know no levels."""
    sample, _, verdict = pay.quantile(cut, "middle", "p50")
    found, reason = one(ground.reference, OEWS, cut.cell, "median")
    reason = reason or (printed_as(found) if found else None) or verdict.suppressed
    if found is None or not found.value or reason or sample.unit != "USD/year":
        return _measured((), "ratio", official.RATIO, _GAP.format(by=0, key="none"), reason or _OTHER_CURRENCY)
    constants = {"p": 0.5, "official": found.value}
    ours = Sample(
        row=sample.row, employer=sample.employer, value=sample.value, weight=sample.weight, source=sample.source,
        words=sample.words, excluded=sample.excluded, unit="ratio",
    )  # fmt: skip
    words = _GAP.format(by=found.value, key=found.key)
    return Measured(
        sample=ours, estimate=estimated(ours, official.RATIO, constants), verdict=verdict, method=official.RATIO, formula=words,
        constants=constants,
    )  # fmt: skip


def _mapping(cut: Cut, ground: Ground) -> Measured:
    """How sure it is that the role is of the occupation, by what O*NET calls the people in it."""
    found = mapping(ground.reference, cut.cell.role or "")
    reason = _NO_MAPPING if found is None else NO_TABLE if ONET not in ground.reference.versions else None
    names = found.names if found else ()
    rows = tuple(evidence_row(ground.reference, row, value=float(hit)) for row, hit in names)
    if not rows:
        reason = reason or "O*NET lists none of the role's names"
    return _measured(rows, "share", PART, _MAPPING, reason)


def _sharing(cut: Cut, ground: Ground) -> Measured:
    """How many roles share the occupation: the more, the less an official number is about this one."""
    found = mapping(ground.reference, cut.cell.role or "")
    soc = found.soc if found else ""
    rows = tuple(
        EvidenceRow(
            posting=role, opening=role, digest="", employer="", title=role.replace("-", " "), source="roles of metier",
            seen_at="", read_as=f"SOC {soc}", value=1.0, weight=1.0, field="soc", quote=soc,
        )
        for role in (found.sharing if found else ())
    )  # fmt: skip
    return _measured(rows, "count", COUNT, _SHARING, None if rows else _NO_MAPPING)


_ALL = "00-0000"
_SPECIAL = {"quotient": _quotient, "gap": _gap, "mapping": _mapping, "roles": _sharing}
FAMILY = Family(take)
