"""BLS OEWS: employment and wages by occupation, for the nation, its states and metropolitan areas."""

import re
from collections.abc import Iterable, Iterator

from metier.reference.areas import state_of
from metier.reference.row import Dropped, Row, Table, number
from metier.reference.sheets import Sheet

_MEASURES = {
    "employment": ("tot_emp", "employment"), "quotient": ("loc_quotient", "location_quotient"),
    "mean": ("a_mean", "annual_mean"), "p10": ("a_pct10", "annual_p10"), "p25": ("a_pct25", "annual_p25"),
    "median": ("a_median", "annual_median"), "p75": ("a_pct75", "annual_p75"), "p90": ("a_pct90", "annual_p90"),
}  # fmt: skip
_AREA, _AREA_NAME, _CODE = ("area", "area_code"), ("area_title", "area_name"), ("occ_code", "soc")
_NATION, _STATE, _METRO = frozenset("1N"), frozenset("23S"), frozenset("4M")
_SOC = re.compile(r"\d\d-\d{4}")
_MARKS = {
    "#": "at or above the highest wage that is published", "*": "no wage is published", "**": "no employment is published",
    "-": "not published", "~": "under half a percent", "": "not published",
}  # fmt: skip


def read(sheets: Iterable[Sheet]) -> Iterator[Row | Dropped]:
    """The cells of all industries and owners together; what is not published keeps its mark and has no value."""
    for sheet in sheets:
        area, name, code = sheet.first(*_AREA), sheet.first(*_AREA_NAME), sheet.first(*_CODE)
        measures = [(measure, found) for measure, names in _MEASURES.items() if (found := sheet.first(*names))]
        if area and name and code and measures and sheet.has("area_type"):
            for row in sheet.rows:
                yield from _cells(sheet, row, (area, name, code), measures)


def _cells(
    sheet: Sheet, row: dict[str, str] | None, where: tuple[str, str, str], measures: list[tuple[str, str]]
) -> Iterator[Row | Dropped]:
    if row is None:
        yield Dropped("a line of another width than the head")
        return
    number_of, name, code = (row[column].strip() for column in where)
    if row.get("i_group", "cross-industry") != "cross-industry" or row.get("own_code", "1235") not in {"1235", ""}:
        yield Dropped("one industry or kind of owner alone")
        return
    area = _area(row["area_type"].strip().upper(), number_of, name, row.get("prim_state", "").strip())
    if not area or not _SOC.fullmatch(code):
        yield Dropped("an area that is no nation, state or metropolitan area" if not area else "no SOC code")
        return
    for measure, column in measures:
        printed = row[column].strip()
        yield Row(
            code=code, occupation=code, measure=measure, printed=printed, column=sheet.columns[column],
            key=f"{number_of} {code}", value=number(printed), note=_MARKS.get(printed, ""), area=area, area_name=name,
        )  # fmt: skip


def _area(kind: str, number_of: str, name: str, state: str) -> str:
    """`US`, `US-TX`, or the five digits of a CBSA; empty for other areas (parts of states outside metropolitan areas)."""
    if kind in _NATION:
        return "US"
    if kind in _STATE:
        return state_of(state) or state_of(name)
    digits = number_of.lstrip("0")
    return digits if kind in _METRO and len(digits) == 5 and digits.isdigit() else ""


def vintage(words: str) -> str | None:
    """`May 2025` from `oews_may2025...`, `MSA_M2025_dl`, `all_data_M_2025`, `oesm25all`."""
    found = re.search(r"may[ _-]?(20\d\d)|_M_?(20\d\d)(?!\d)|oesm(\d\d)", words, re.IGNORECASE)
    year = next((part for part in found.groups() if part), "") if found else ""
    return f"May {year if len(year) == 4 else f'20{year}'}" if year else None


TABLE = Table(
    title="OEWS",
    licence="public domain (U.S. Bureau of Labor Statistics)",
    credit="U.S. Bureau of Labor Statistics",
    shape="columns AREA, AREA_TITLE, AREA_TYPE, OCC_CODE, TOT_EMP, A_MEDIAN, A_PCT10 ... as BLS names them, as text",
    read=read,
    vintage=vintage,
)
