"""What intervals were measured to hold, on simulated markets whose truth is known: the table beside this module."""

import math
from functools import cache
from importlib.resources import files

import msgspec

TABLE = "coverage.tsv"
HALVES = FEW, MANY = ("fewer than 20", "20 or more")
"""The employers of the rows that sum up: intervals are held to their promise in these."""

COLUMNS = ("measure", "method", "employers", "cells", "coverage", "se", "all_cells", "all_coverage", "half_width", "error")
"""`coverage` and what follows from it is of cells that would be published, `all_coverage` of all of them."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Of how many cells of so many employers (`20 or more`) the interval holds the truth, `se` the standard error of that part.

    Cells count that would be published; `all_coverage` is of all `all_cells`, also those whose interval is too wide to show, or
    whose employers or openings are too few. `half_width` is the mean half width of the interval, `error` the root mean squared
    error of the value; both are parts of the truth, but for shares and years.
    """

    measure: str
    method: str
    employers: str
    cells: int
    coverage: float
    all_cells: int
    all_coverage: float
    half_width: float = math.nan
    error: float = math.nan

    @property
    def se(self) -> float:
        """The standard error of the coverage."""
        return math.sqrt(self.coverage * (1.0 - self.coverage) / self.cells) if self.cells else math.nan


@cache
def table() -> tuple[Coverage, ...]:
    """The measured coverage, as `metier eval --intervals --write` wrote it."""
    return read((files("metier.guides") / "data" / TABLE).read_text(encoding="utf-8"))


def read(text: str) -> tuple[Coverage, ...]:
    """The rows of a table of this kind."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_row(dict(zip(rows[0], row, strict=True))) for row in rows[1:])


def _row(cells: dict[str, str]) -> Coverage:
    return Coverage(
        measure=cells["measure"], method=cells["method"], employers=cells["employers"], cells=int(cells["cells"]),
        coverage=float(cells["coverage"]), all_cells=int(cells["all_cells"]), all_coverage=float(cells["all_coverage"]),
        half_width=float(cells["half_width"]), error=float(cells["error"]),
    )  # fmt: skip
