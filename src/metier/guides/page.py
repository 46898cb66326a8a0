"""What the sections of a guide share: pages with or without blocks, rows of figures, ladders of pay."""

from collections.abc import Sequence

import msgspec

from metier.guides.desk import Desk
from metier.model.block import Band, Bands, Bar, Bars, Block, Link, SectionPage, Table, Text
from metier.model.figure import Figure

Row = tuple[Link | Figure | Text | str | None, ...]


def shown(*blocks: Block | None, floor: str, otherwise: str, because: Figure | None = None) -> SectionPage:
    """A page of the blocks that exist; where none does, a page that says why (`otherwise`, which counts `because`)."""
    kept = tuple(block for block in blocks if block is not None)
    return SectionPage(
        id="", title="", blocks=kept, not_shown=None if kept else otherwise, floor=floor, because=None if kept else because
    )


def hidden(reason: str, floor: str, because: Figure | None = None) -> SectionPage:
    """A page without blocks, the reason, and the figure that the reason counts."""
    return SectionPage(id="", title="", not_shown=reason, floor=floor, because=because)


def ranking(title: str, bars: Sequence[Bar], columns: tuple[str, ...] = (), caption: str = "") -> Bars | None:
    """A ranking without the columns that no bar fills; None where there are no bars."""
    if not bars:
        return None
    rows = [(*bar.more, *(None,) * (len(columns) - len(bar.more))) for bar in bars]
    used = _used(rows, len(columns))
    made = tuple(msgspec.structs.replace(bar, more=tuple(row[n] for n in used)) for bar, row in zip(bars, rows, strict=True))
    return Bars(title=title, bars=made, columns=tuple(columns[n] for n in used), caption=caption)


def table(title: str, columns: tuple[str, ...], rows: Sequence[Row], caption: str = "") -> Table | None:
    """A table without the columns that no row fills; None where there are no rows."""
    if not rows:
        return None
    used = _used(rows, len(columns))
    return Table(
        title=title,
        columns=tuple(columns[n] for n in used),
        rows=tuple(tuple(row[n] for n in used) for row in rows),
        caption=caption,
    )


def _used(rows: Sequence[Row], columns: int) -> list[int]:
    return [n for n in range(columns) if any(row[n] is not None for row in rows)]


def open_jobs(desks: Sequence[Desk]) -> list[Figure | None]:
    """The open jobs of each desk; none at all where no desk has any, for then the corpus knows of none."""
    found = [published(desk.count("open")) for desk in desks]
    return found if any(figure and figure.value for figure in found) else [None] * len(found)


def band(desk: Desk, label: Link | str) -> Band | None:
    """A row of a pay ladder from a desk's pay; None where its median is not published."""
    middle = desk.pay()
    if middle.value is None:
        return None
    return Band(
        label=label,
        middle=middle,
        low=published(desk.pay("p25")),
        high=published(desk.pay("p75")),
        bottom=published(desk.pay("p10")),
        top=published(desk.pay("p90")),
    )


def ladder(title: str, rows: Sequence[tuple[Link | str, Desk]], currency: str, caption: str = "") -> Bands | None:
    """Pay by level, place or workplace on one axis, in one currency; None where no row is published."""
    made = [(label, band(desk, label)) for label, desk in rows if desk.n]
    bands = tuple(one for _, one in made if one is not None and one.middle.unit == currency)
    if not bands:
        return None
    points = [f.value for one in bands for f in (one.middle, one.low, one.high, one.bottom, one.top) if f and f.value is not None]
    few = len(made) - len(bands)
    note = "Rows that too few postings state pay for are left out." if few else ""
    return Bands(title=title, bands=bands, axis=axis(points), caption=" ".join(part for part in (caption, note) if part))


def axis(points: list[float]) -> tuple[float, float]:
    """Round ends of an axis that holds all points, with a little air on each side."""
    low, high = min(points), max(points)
    air = max((high - low) * 0.06, high * 0.02)
    step = 10 ** (len(str(int(max(high - low, high * 0.1, 1)))) - 1) / 2
    return float((low - air) // step * step), float(-(-(high + air) // step) * step)


def published(figure: Figure) -> Figure | None:
    """The figure when it has a value, else None."""
    return figure if figure.value is not None else None
