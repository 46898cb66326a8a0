"""The histogram of a cell's pay."""

import msgspec
import numpy as np

from metier.charts.histogram import Bin, histogram, nice_bins
from metier.guides import pay
from metier.guides.desk import Desk
from metier.guides.wording import SYMBOLS, figure_words, money, plural, share
from metier.model.block import Chart, Table
from metier.statistics import floors


def pay_histogram(desk: Desk) -> Chart | None:
    """The employer-weighted histogram of the bands' middles; None below its floors or where the median is not published."""
    middle = desk.pay()
    sample, known = pay.distribution(desk.cut, "middle")
    if known is None or middle.value is None or sample.n < floors.HISTOGRAM_POSTINGS or sample.k < floors.HISTOGRAM_EMPLOYERS:
        return None
    currency = sample.unit.partition("/")[0]
    edges = nice_bins(known.at(0.01), known.at(0.99), known.at(0.75) - known.at(0.25), sample.n)
    parts = np.array([known.below(edge) for edge in edges[1:]]) - np.array([known.below(edge) for edge in edges[:-1]])
    low, high = desk.pay("p25"), desk.pay("p75")
    bins = [Bin(float(a), float(b), round(float(p), 4)) for a, b, p in zip(edges[:-1], edges[1:], parts, strict=True)]
    spec = histogram(
        bins,
        middle=(middle.value, middle.low or middle.value, middle.high or middle.value),
        inner=(low.value, high.value) if low.value is not None and high.value is not None else None,
        sign=SYMBOLS.get(currency, f"{currency} "),
    )
    inner = (
        f"; half of the employers' pay lies between {figure_words(low)} and {figure_words(high)}"
        if low.value and high.value
        else ""
    )
    outside = round(max(1.0 - float(parts.sum()), 0.0), 4)
    return Chart(
        title="Advertised base pay a year",
        says=f"The middle of advertised pay is {figure_words(middle)}{inner}.",
        spec=msgspec.json.encode(spec).decode(),
        twin=Table(
            title="Advertised base pay a year",
            columns=("From", "To", "Share of employers' pay"),
            rows=tuple((money(b.low, currency), money(b.high, currency), share(b.part)) for b in bins),
        ),
        caption=(
            f"{plural(middle.n, 'posting')} of {plural(middle.k, 'employer')} that state base pay. A band counts as its middle, "
            f"and every employer counts the same.{f' Outside the picture: {share(outside)}.' if outside else ''}"
        ),
    )
