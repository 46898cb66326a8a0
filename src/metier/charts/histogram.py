"""A histogram of pay: bars by part of the weight, the middle half darker, the median as a line with its interval."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import msgspec

from metier.charts.look import dress, filled, named, one_at_a_time

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FEWEST, _MOST = 8, 30


class Bin(msgspec.Struct, frozen=True):
    """One bar: from `low` to `high`, holding `part` of the weight (0 to 1)."""

    low: float
    high: float
    part: float


def nice_bins(low: float, high: float, middle_half: float, n: int) -> list[float]:
    """Edges of bins from `low` to `high` whose width is a round number.

    Freedman and Diaconis 1981: 2 x interquartile range / cube root of n, rounded to 1, 2, 2.5 or 5 times a power of ten,
    and kept to 8 to 30 bins.
    """
    span = max(high - low, abs(high) * 0.02, 1.0)
    wanted = 2 * middle_half / max(n, 1) ** (1 / 3) or span / 12
    wanted = min(max(wanted, span / _MOST), span / _FEWEST)
    scale = 10.0 ** math.floor(math.log10(wanted))
    round_steps = [step * scale for step in _STEPS if span / (step * scale) <= _MOST]
    step = min(round_steps, key=lambda step: abs(math.log(step / wanted)))
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [step * number for number in range(first, last + 1)]


def histogram(
    bins: list[Bin],
    middle: tuple[float, float, float],
    inner: tuple[float, float] | None,
    sign: str,
    ticks: Sequence[float] = (),
) -> dict[str, Any]:
    """The chart as a Vega-Lite specification.

    `middle` is the median with the ends of its interval, `inner` the middle half, `sign` the currency's sign,
    `ticks` are the amounts marked on the axis.
    """
    rows = [{"low": b.low / 1e3, "high": b.high / 1e3, "part": b.part, "inside": _inside(b, inner)} for b in bins]
    median = {
        "at": middle[0] / 1e3,
        "low": middle[1] / 1e3,
        "high": middle[2] / 1e3,
        "says": f"median {sign}{_thousands(middle[0])}",
    }
    return filled(_drawing(sign), bins=rows, median=[median], ticks=[{"at": tick / 1e3} for tick in ticks])


@cache
@one_at_a_time
def _drawing(sign: str) -> dict[str, Any]:
    x = alt.X("low:Q").title(None).axis(alt.Axis(labelExpr=f"'{sign}' + datum.label + 'k'", grid=False, tickCount=7))
    bars = (
        named("bins")
        .mark_bar(color="var(--accent)", stroke="var(--paper)", strokeWidth=1)
        .encode(
            x=x.scale(zero=False, nice=False),
            x2=alt.X2("high:Q"),
            y=alt.Y("part:Q").title(None).axis(None).scale(domainMin=0),
            y2=alt.Y2Datum(0),
            opacity=alt.Opacity("inside:N").scale(domain=[True, False], range=[0.9, 0.38]).legend(None),
        )
    )
    line = named("median")
    return dress(
        alt.layer(
            # the interval lies behind the bars: above them it would change their colour
            line.mark_rect(color="var(--warm)", opacity=0.22).encode(x=x.scale(zero=False, nice=False), x2=alt.X2("high:Q")),
            bars,
            line.mark_rule(color="var(--warm)", strokeWidth=2).encode(x=alt.X("at:Q")),
            line.mark_text(color="var(--warm)", align="center", dy=-9, fontSize=13).encode(
                x=alt.X("at:Q"), y=alt.value(0), text=alt.Text("says:N")
            ),
            named("ticks")
            .mark_tick(color="var(--ink)", orient="vertical", thickness=2, size=12)
            .encode(x=alt.X("at:Q"), y=alt.value(184)),
        ).properties(width=640, height=190)
    )


def _thousands(amount: float) -> str:
    """`152k`, and below a hundred thousand `91.9k`, as amounts are written beside the drawing."""
    return f"{amount / 1e3:.0f}k" if amount >= 99_950 else f"{f'{amount / 1e3:.1f}'.removesuffix('.0')}k"


def _inside(one: Bin, inner: tuple[float, float] | None) -> bool:
    middle = (one.low + one.high) / 2
    return inner is None or inner[0] <= middle <= inner[1]
