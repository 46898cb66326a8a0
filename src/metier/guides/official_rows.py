"""Rows of official tables for a cell, and how they stand in evidence."""

from metier.model.figure import Cell, EvidenceRow
from metier.reference.edition import Reference
from metier.reference.mapping import ONET, occupation
from metier.reference.row import Row
from metier.taxonomy import places, roles

NO_TABLE = "not loaded: see `metier reference add`"


def of_role(cell: Cell) -> tuple[str, str]:
    """The SOC and ISCO codes of a cell's role; empty for none."""
    role = roles.ROLES().get(cell.role or "")
    return (role.soc, role.isco) if role else ("", "")


def one(reference: Reference, table: str, cell: Cell, measure: str) -> tuple[Row | None, str | None]:
    """The row of a measure for a cell's occupation and place, or the reason why there is none.

    A table without areas answers for every place; without a place the nation's row is taken, for the table knows no world.
    """
    if table not in reference.versions:
        return None, NO_TABLE
    soc = of_role(cell)[0]
    if not soc:
        return None, "the role maps to no occupation of this table"
    if table == ONET:
        rows, place = occupation(reference, soc), ""
        kind, _, category = measure.partition(":")
        rows = tuple(row for row in rows if not category or row.key.endswith(f" {category}"))
        measure = kind
    else:
        rows, place = reference.rows(table, soc), cell.place or "US"
    found = next((row for row in rows if (row.measure, row.place) == (measure, place)), None)
    if found is None:
        where = f" in {place_words(place)}" if place else ""
        return None, f"the table has no row for this occupation{where}"
    return found, None


def printed_as(row: Row) -> str | None:
    """Why a printed cell has no number (`*`: no wage is published); None where it has one."""
    if row.value is not None:
        return None
    return f"the table prints {row.printed!r}" + (f": {row.note}" if row.note and row.note != row.printed else "")


def place_words(place: str | None) -> str:
    """A place for people."""
    return places.label(place) if place else "the nation"


def evidence_row(
    reference: Reference, row: Row, *, value: float | None = None, scale: float = 1.0, group: str | None = None
) -> EvidenceRow:
    """A row of an official table as evidence: its key, column and printed words, and what was read from them."""
    version = reference.versions[row.table]
    read = (row.value or 0.0) / scale if value is None else value
    return EvidenceRow(
        posting=row.key, opening=f"{row.key} {row.column} {row.printed}", digest=version.sha256, employer="",
        title=row.area_name or row.occupation, source=version.title, seen_at=version.vintage, read_as=row.printed, value=read,
        weight=1.0, quote=row.printed, field=row.column, group=group,
    )  # fmt: skip
