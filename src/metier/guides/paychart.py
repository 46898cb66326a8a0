"""The histogram of a cell's pay."""

from itertools import pairwise

import msgspec

from metier.charts.histogram import Bin, histogram, nice_bins
from metier.guides import pay
from metier.guides.desk import Desk
from metier.guides.page import published
from metier.guides.wording import SYMBOLS, figure_words, money
from metier.model.block import Chart, Table
from metier.model.figure import Figure
from metier.statistics import floors

_TITLE = "Advertised base pay a year"
_CAPTION = (
    "A band counts as its middle, and every employer counts the same. The darker bars are the middle half; the marks on the "
    "axis stand where the band's table gives the middles."
)
_OPEN = "The few at either end, beyond the picture, stand in the table."


def pay_histogram(desk: Desk) -> Chart | None:
    """The employer-weighted histogram of the bands' middles; None below its floors or where the median is not published.

    It shows all but the lowest and the highest hundredth; those are rows of the table beside it. Every bar is a figure.
    """
    middle = desk.pay()
    sample, known, n, k = pay.distribution(desk.cut, "middle")
    if known is None or middle.value is None or n < floors.HISTOGRAM_POSTINGS or k < floors.HISTOGRAM_EMPLOYERS:
        return None
    currency = sample.unit.partition("/")[0]
    edges = nice_bins(known.at(0.01), known.at(0.99), known.at(0.75) - known.at(0.25), n)
    bars = [(low, high, _part(desk, low, high)) for low, high in pairwise(edges)]
    under, over = _part(desk, None, edges[0]), _part(desk, edges[-1], None)
    points = [published(desk.pay(quantile)) for quantile in pay.QUANTILES]
    low, high = desk.pay("p25").value, desk.pay("p75").value
    inner = None if low is None or high is None else (low, high)
    spec = histogram(
        [Bin(low, high, part.value or 0.0) for low, high, part in bars],
        middle=(middle.value, middle.low or middle.value, middle.high or middle.value),
        inner=inner,
        sign=SYMBOLS.get(currency, f"{currency} "),
        ticks=[point.value for point in points if point is not None and point.value is not None],
    )
    ends = [(f"up to {money(edges[0], currency)}", under), (f"above {money(edges[-1], currency)}", over)]
    inside = [(f"{money(low, currency)} to {money(high, currency)}", part) for low, high, part in bars]
    rows = [row for row in (ends[0], *inside, ends[1]) if row in inside or row[1].value]
    return Chart(
        title=_TITLE,
        says=f"The middle of advertised pay is {figure_words(middle)}{_half(desk)}.",
        spec=msgspec.json.encode(spec).decode(),
        twin=Table(title=_TITLE, columns=("Pay", "Share of employers' pay"), rows=tuple(rows)),
        caption=f"{_CAPTION} {_OPEN}" if under.value or over.value else _CAPTION,
        figures=tuple(point for point in points if point is not None),
    )


def _part(desk: Desk, low: float | None, high: float | None) -> Figure:
    return desk.figure(f"bins:{'' if low is None else f'{low:.0f}'}:{'' if high is None else f'{high:.0f}'}")


def _half(desk: Desk) -> str:
    low, high = desk.pay("p25"), desk.pay("p75")
    if low.value is None or high.value is None:
        return ""
    return f"; half of the employers' pay lies between {figure_words(low)} and {figure_words(high)}"
