"""ESCO: occupations with their descriptions, ISCO-08 groups and essential skills, as the CSV files of the classification."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from metier.reference.row import Dropped, Row, Table
from metier.reference.sheets import Sheet

_URI, _GROUP = ("concepturi", "originuri"), ("iscogroup", "iscogroupcode")
_Cells = dict[str, str]
_ISCO = re.compile(r"C?(\d{1,4})")


def read(sheets: Iterable[Sheet]) -> Iterator[Row | Dropped]:
    """Occupations (found by their ISCO code), ISCO groups, names of skills, and which skills are essential to what."""
    groups: dict[str, str] = {}
    waiting: list[Row] = []
    for sheet in sheets:
        uri, group = sheet.first(*_URI), sheet.first(*_GROUP)
        if sheet.has("occupationuri", "relationtype", "skilluri"):
            waiting += (_relation(sheet, row) for row in sheet.rows if row and row["relationtype"] == "essential")
        elif uri and group and sheet.has("preferredlabel", "altlabels", "description"):
            for row in sheet.rows:
                yield from _occupation(sheet, row, (uri, group), groups)
        elif uri and sheet.has("preferredlabel", "skilltype"):
            yield from (_skill(sheet, row, uri) for row in sheet.rows if row)
        elif uri and sheet.has("code", "preferredlabel", "description"):
            for row in sheet.rows:
                yield from _isco(sheet, row, uri)
    for found in waiting:  # the file of relations may come before that of occupations
        code = groups.get(found.occupation)
        yield msgspec.structs.replace(found, code=code) if code else Dropped("an essential skill of an unknown occupation")


def _occupation(sheet: Sheet, row: _Cells | None, where: tuple[str, str], groups: dict[str, str]) -> Iterator[Row | Dropped]:
    code = _ISCO.fullmatch(row[where[1]].strip()) if row else None
    if row is None or code is None:
        yield Dropped("a line of another width than the head" if row is None else "no ISCO code")
        return
    uri, isco = row[where[0]].strip(), code.group(1)
    groups[uri] = isco
    cells = [("title", "preferredlabel", row["preferredlabel"]), ("description", "description", row["description"])]
    cells += [("alternate_title", "altlabels", name) for name in row["altlabels"].splitlines()]
    for measure, column, printed in cells:
        if printed.strip():
            yield _row(sheet, (isco, uri), measure, (column, printed))


def _isco(sheet: Sheet, row: _Cells | None, uri: str) -> Iterator[Row | Dropped]:
    code = _ISCO.fullmatch(row["code"].strip()) if row and "/isco/" in row[uri] else None
    if row is None or code is None:
        yield Dropped("a line of another width than the head" if row is None else "no ISCO code")
        return
    for measure, column in (("group_title", "preferredlabel"), ("group_description", "description")):
        yield _row(sheet, (code.group(1), row[uri].strip()), measure, (column, row[column]))


def _skill(sheet: Sheet, row: _Cells, uri: str) -> Row:
    return _row(sheet, ("", row[uri].strip()), "skill_title", ("preferredlabel", row["preferredlabel"]))


def _relation(sheet: Sheet, row: _Cells) -> Row:
    whose = ("", row["occupationuri"].strip())
    return _row(sheet, whose, "essential_skill", ("skilluri", row["skilluri"]), row.get("skilltype", ""))


def _row(sheet: Sheet, whose: tuple[str, str], measure: str, cell: tuple[str, str], note: str = "") -> Row:
    """A cell, its folded column and its words, of an ISCO code and a URI."""
    column, words = cell
    return Row(
        code=whose[0], occupation=whose[1], measure=measure, printed=words.strip(), column=sheet.columns[column], key=whose[1],
        note=note,
    )  # fmt: skip


def vintage(words: str) -> str | None:
    """`1.1.1` from `ESCO dataset - v1.1.1 - classification - en - csv` or `esco_1_1_1`."""
    found = re.search(r"esco\D*?v?(\d+[._]\d+(?:[._]\d+)?)", words, re.IGNORECASE)
    return found.group(1).replace("_", ".") if found else None


TABLE = Table(
    title="ESCO",
    licence="reuse with attribution (European Commission)",
    credit="European Commission",
    shape="occupations, ISCOGroups, skills and occupationSkillRelations, as the CSV files of the classification",
    read=read,
    vintage=vintage,
    titles=("title", "alternate_title"),
)
