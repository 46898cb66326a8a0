"""Comparing roles, places, levels, workplaces and employers: what is asked for in words, and the answer as a table."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from metier.errors import UsageError
from metier.library.edition import Serving
from metier.library.roles import Cut, Roles, parse_window
from metier.model.block import Link, SectionPage, Table
from metier.model.comparison import Comparison
from metier.model.figure import Cell, Figure
from metier.postings.employers import employer_id

PARTS = ("role", "place", "level", "workplace", "employer")
EVERY = "all"
COLUMNS = (
    "section", "table", "line", "column", "measure", "value", "low", "high", "unit", "postings", "employers", "suppressed",
    "figure",
)  # fmt: skip
_HOW = f"give each of {', '.join(PARTS)} once for all columns, or once for each in order (`all` for any)"


class Comparisons:
    """The comparisons of the current edition."""

    def __init__(self, serving: Serving, roles: Roles) -> None:
        """`serving` hands out the current edition; `roles` knows what people call roles."""
        self._serving, self._roles = serving, roles

    def of(self, parts: Mapping[str, Sequence[str]], window: str = "") -> Comparison:
        """Compare two to four columns given by their parts in words: `{"role": ["nurse"], "place": ["US", "Austin"]}`.

        See `columns` for how parts make columns, `parse_window` for the window. Raises UsageError for what cannot be read,
        NotFoundError for a role nobody knows or a column without postings.
        """
        return self._serving.current().guides.compare(self.cells(parts), parse_window(window))

    def cells(self, parts: Mapping[str, Sequence[str]]) -> tuple[Cell, ...]:
        """The cells of the columns that these parts make; none where nothing is given. Raises as `of` does."""
        return tuple(self._cell(column) for column in columns(parts))

    def _cell(self, column: dict[str, str]) -> Cell:
        """The cell of one column; an employer is named by its id or as its postings write it."""
        parts = dict(column)
        cell = self._roles.cell(parts.pop("role", ""), Cut(**parts))
        if cell.employer and not self._serving.current().guides.employs(cell.role or "", cell.employer):
            return msgspec.structs.replace(cell, employer=employer_id(cell.employer) or cell.employer)
        return cell

    def places(self, role: str) -> tuple[str, ...]:
        """The ids of the places with the most openings of a role, the largest first; none for a role without postings."""
        return self._serving.current().guides.places(role)


def columns(parts: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """The columns that parts make: a part given once holds for all of them, a part given several times for one after another.

    `all` or nothing leaves a part open. A column whose role is left empty while others have one is no column. Raises
    UsageError where parts are given different numbers of times, or are none.
    """
    wrong = [name for name in parts if name not in PARTS]
    if wrong:
        raise UsageError(f"cannot compare by {', '.join(wrong)}", ", ".join(PARTS))
    stripped = {name: [value.strip() for value in values] for name, values in parts.items()}
    given = {name: values for name, values in stripped.items() if any(values)}
    most = max((len(values) for values in given.values()), default=0)
    odd = [f"{len(values)} times {name}" for name, values in given.items() if len(values) not in {1, most}]
    if odd:
        raise UsageError(f"{', '.join(odd)} for {most} columns", _HOW)
    roles = given.get("role", [""])
    kept = [number for number in range(most) if len(roles) == 1 or roles[number]]
    spread = {name: values * most if len(values) == 1 else values for name, values in given.items()}
    return [
        {name: values[number] for name, values in spread.items() if values[number] not in {"", EVERY}} for number in kept
    ]  # fmt: skip


def pairs(cells: Sequence[Cell], window: str = "") -> list[tuple[str, str]]:
    """The parts of columns in their shortest form, as they stand in an address: `columns` reads them back."""
    found: list[tuple[str, str]] = []
    for name in PARTS:
        values = [getattr(cell, name) for cell in cells]
        if len(set(values)) > 1:
            found += [(name, value or EVERY) for value in values]
        elif values and values[0]:
            found.append((name, values[0]))
    return [*found, ("window", window)] if window else found


def comparison_csv(comparison: Comparison) -> str:
    """All figures of a comparison as CSV with a header line, one a row; of those not published the reason stands beside."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for section in comparison.sections:
        for table, line, column, figure in _figures(section):
            value = (figure.measure, figure.value, figure.low, figure.high, figure.unit, figure.n, figure.k)
            words = [_inert(text) for text in (section.title, table, line, column)]
            writer.writerow([*words, *value, figure.suppressed, figure.id])
    return out.getvalue()


def _figures(section: SectionPage) -> Iterator[tuple[str, str, str, Figure]]:
    """The figures of a section's tables: the table, the line and the column each stands in."""
    for table in section.blocks:
        if not isinstance(table, Table):
            continue
        for label, *row in table.rows:
            line = label.text if isinstance(label, Link) else str(label)
            for column, cell in zip(table.columns[1:], row, strict=True):
                if isinstance(cell, Figure):
                    yield table.title, line, column, cell


def _inert(text: str) -> str:
    """A spreadsheet runs a cell that begins with one of these; a quote mark before it makes it words again."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
