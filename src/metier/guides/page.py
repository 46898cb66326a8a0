"""What the sections of a guide share: pages with or without blocks, rows of figures, ladders of pay."""

from collections.abc import Sequence

from metier.guides.desk import Desk
from metier.model.block import Band, Bands, Block, Link, SectionPage
from metier.model.figure import Figure


def shown(*blocks: Block | None, floor: str, otherwise: str) -> SectionPage:
    """A page of the blocks that exist; where none does, a page that says why (`otherwise`)."""
    kept = tuple(block for block in blocks if block is not None)
    return SectionPage(id="", title="", blocks=kept, not_shown=None if kept else otherwise, floor=floor)


def hidden(reason: str, floor: str) -> SectionPage:
    """A page without blocks, and the reason."""
    return SectionPage(id="", title="", not_shown=reason, floor=floor)


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
    note = f"{few} more {'has' if few == 1 else 'have'} too few postings that state pay." if few else ""
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
