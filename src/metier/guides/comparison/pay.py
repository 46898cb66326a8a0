"""What a comparison says of pay: the distributions one under another on one axis, and their quantiles."""

from collections.abc import Sequence

import msgspec
import numpy as np

from metier.charts.histogram import nice_bins
from metier.charts.multiples import Panel, multiples
from metier.guides import pay
from metier.guides.comparison.lines import facts
from metier.guides.desk import Desk
from metier.guides.page import axis, band, published, shown
from metier.guides.wording import SYMBOLS, figure_words
from metier.model.block import Bands, Chart, SectionPage, Table, Text
from metier.statistics import floors

_KINDS = (
    ("Middle", "pay:p50"),
    ("Lower quartile", "pay:p25"),
    ("Upper quartile", "pay:p75"),
    ("Bottom of the band, the middle", "pay:low:p50"),
    ("Top of the band, the middle", "pay:high:p50"),
    ("Say what they pay", "share:pay_stated"),
)
_FLOOR = floors.words("pay.employers", "pay.postings", "pay.top", "pay.median", "pay.quartiles", "pay.width", "employer.postings")
_TITLE = "Advertised base pay a year"


def write(desks: Sequence[Desk], names: Sequence[str]) -> SectionPage:
    """The pay of the columns; those paid in another currency than the first are told apart, not drawn."""
    units = [desk.pay().unit for desk in desks if desk.pay().value is not None]
    table = facts(desks, names, _KINDS)
    if not units:
        return shown(table, floor=_FLOOR, otherwise="no column has enough postings that state pay")
    sides = [
        (name, desk)
        for name, desk in zip(names, desks, strict=True)
        if desk.pay().value is not None and desk.pay().unit == units[0]
    ]
    other = Text(("Pay in another currency is not drawn, and no difference is taken.",), "note") if len(set(units)) > 1 else None
    return shown(_histograms(sides) or _ladder(sides), other, table, floor=_FLOOR, otherwise="")


def _ladder(sides: Sequence[tuple[str, Desk]]) -> Bands | None:
    bands = tuple(one for one in (band(desk, name) for name, desk in sides) if one is not None)
    if len(bands) < 2:
        return None
    points = [f.value for one in bands for f in (one.middle, one.low, one.high, one.bottom, one.top) if f and f.value is not None]
    return Bands(title=_TITLE, bands=bands, axis=axis(points))


def _histograms(sides: Sequence[tuple[str, Desk]]) -> Chart | None:
    """The employer-weighted histograms on common bins; None where a column is below the floors of a histogram."""
    found = [pay.distribution(desk.cut, "middle") for _, desk in sides]
    enough = [paid.sample.n >= floors.HISTOGRAM_POSTINGS and paid.sample.k >= floors.HISTOGRAM_EMPLOYERS for paid in found]
    known = [paid.distribution for paid in found if paid.distribution is not None]
    if len(sides) < 2 or not all(enough) or len(known) < len(sides):
        return None
    narrowest = min(one.at(0.75) - one.at(0.25) for one in known)
    ends = min(one.at(0.01) for one in known), max(one.at(0.99) for one in known)
    edges = nice_bins(*ends, narrowest, min(paid.sample.n for paid in found))
    panels = []
    for (name, desk), one in zip(sides, known, strict=True):
        parts = np.diff([one.below(edge) for edge in edges])
        middle = desk.pay()
        panels.append(Panel(name, [round(float(part), 4) for part in parts], middle.value or 0.0, figure_words(middle)))
    currency = found[0].sample.unit.partition("/")[0]
    spec = multiples(panels, [float(edge) for edge in edges], SYMBOLS.get(currency, f"{currency} "))
    quantiles = ("p10", "p25", "p50", "p75", "p90")
    rows = tuple((name, *(published(desk.pay(quantile)) for quantile in quantiles)) for name, desk in sides)
    heads = ("", "Lowest tenth ends", "Lower quartile", "Middle", "Upper quartile", "Highest tenth begins")
    return Chart(
        title=_TITLE,
        says="; ".join(f"{name}: the middle is {figure_words(desk.pay())}" for name, desk in sides) + ".",
        spec=msgspec.json.encode(spec).decode(),
        twin=Table(title=_TITLE, columns=heads, rows=rows),
        caption="A band counts as its middle, and every employer counts the same; all on one axis.",
    )
