"""Bars and pay bands as geometry in per cent of the column, drawn as SVG so that no inline style is needed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from metier.library.words import number
from metier.model.block import Band, Bands, Bars, Chart, Table
from metier.model.figure import Figure


class Span(NamedTuple):
    """A stretch of the column, in per cent of its width."""

    start: float
    width: float

    @property
    def end(self) -> float:
        """The right end in per cent."""
        return round(self.start + self.width, 2)


class BarShape(NamedTuple):
    """A bar and its interval."""

    fill: Span
    whisker: Span | None


class BandShape(NamedTuple):
    """A pay band: the outer line, the middle half, and the place of the middle with its interval."""

    line: Span | None
    box: Span | None
    middle: float | None
    interval: Span | None


def _part(value: float, low: float, high: float) -> float:
    if high <= low:
        return 0.0
    return round(min(max((value - low) / (high - low), 0.0), 1.0) * 100, 2)


def _span(start: Figure | None, end: Figure | None, axis: tuple[float, float]) -> Span | None:
    if start is None or end is None or start.value is None or end.value is None:
        return None
    left, right = _part(start.value, *axis), _part(end.value, *axis)
    return Span(left, round(max(right - left, 0.0), 2))


def share_end(reach: float) -> float:
    """Where an axis of shares ends that reaches so far: 25, 50 or 100%."""
    return next((end for end in (0.25, 0.5) if reach <= end), 1.0)


def bar_axis(block: Bars, shared: float | None = None) -> tuple[float, str, bool]:
    """Where the bars' axis ends, that end in words, and whether the bars are shares: those end at 25, 50 or 100%.

    `shared` is the end of an axis that neighbours have in common; it holds for shares.
    """
    figures = [bar.figure for bar in block.bars if bar.figure.value is not None]
    reach = max((max(figure.value or 0.0, figure.high or 0.0) for figure in figures), default=1.0)
    unit = figures[0].unit if figures else "share"
    shares = all(figure.unit == "share" for figure in figures)
    top = reach if not shares else share_end(reach) if shared is None else shared
    return top, number(top, unit), shares


def bar(figure: Figure, top: float) -> BarShape | None:
    """The shape of one bar on an axis from 0 to `top`; null when the figure is not published."""
    if figure.value is None:
        return None
    whisker = None
    if figure.low is not None and figure.high is not None:
        left, right = _part(figure.low, 0, top), _part(figure.high, 0, top)
        whisker = Span(left, round(right - left, 2))
    return BarShape(Span(0.0, _part(figure.value, 0, top)), whisker)


def band(row: Band, axis: tuple[float, float]) -> BandShape | None:
    """The shape of one band on the block's axis; null when its middle is not published."""
    if row.middle.value is None:
        return None
    interval = None
    if row.middle.low is not None and row.middle.high is not None:
        left, right = _part(row.middle.low, *axis), _part(row.middle.high, *axis)
        interval = Span(left, round(right - left, 2))
    return BandShape(_span(row.bottom, row.top, axis), _span(row.low, row.high, axis), _part(row.middle.value, *axis), interval)


def has_halves(block: Bands) -> bool:
    """Whether any band says where its middle half lies."""
    return any(row.low is not None and row.low.value is not None for row in block.bands)


def band_axis(block: Bands) -> tuple[float, float]:
    """The block's axis, wide enough for every point that is drawn."""
    points = [
        figure for row in block.bands for figure in (row.middle, row.low, row.high, row.bottom, row.top) if figure is not None
    ]
    values = [value for figure in points for value in (figure.value, figure.low, figure.high) if value is not None]
    return min([block.axis[0], *values]), max([block.axis[1], *values])


def axis_labels(block: Bands) -> tuple[str, str, str]:
    """Both ends and the middle of a band axis, in the unit of its figures."""
    low, high = band_axis(block)
    unit = next((row.middle.unit for row in block.bands), "")
    return number(low, unit), number((low + high) / 2, unit), number(high, unit)


def drawn(chart: Chart) -> list[str]:
    """The ids of the figures whose values a chart draws or says."""
    cells = [cell for row in chart.twin.rows for cell in row]
    return list(dict.fromkeys(cell.id for cell in (*cells, *chart.figures) if isinstance(cell, Figure)))


def right_columns(table: Table) -> frozenset[int]:
    """The columns of a table that hold numbers, which stand to the right; the first column never does."""
    return _right(table.rows, range(1, len(table.columns)))


def right_more(block: Bars) -> frozenset[int]:
    """The further columns of a ranking that hold numbers."""
    return _right([bar.more for bar in block.bars], range(len(block.columns)))


def _right(rows: Sequence[Sequence[object]], columns: Iterable[int]) -> frozenset[int]:
    found = set()
    for column in columns:
        cells = [row[column] for row in rows if column < len(row) and row[column] is not None]
        if all(isinstance(cell, Figure) or (isinstance(cell, str) and cell[:1] in "0123456789×+−-<>$€£") for cell in cells):
            found.add(column)
    return frozenset(found)


def row_figure(row: Sequence[object]) -> Figure | None:
    """The first figure of a row: it knows which cell the row is about."""
    return next((cell for cell in row if isinstance(cell, Figure)), None)
