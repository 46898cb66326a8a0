"""A ladder of pay: one row a level, its whiskers, its middle half and its median with the interval."""

from typing import Any

import altair as alt
import msgspec

from metier.charts.look import dress, one_at_a_time
from metier.charts.look import rows as drawn_from


class Rung(msgspec.Struct, frozen=True):
    """One row: the median with its interval and, where published, the 10th, 25th, 75th and 90th percentile."""

    name: str
    middle: float
    interval: tuple[float, float]
    inner: tuple[float, float] | None = None
    outer: tuple[float, float] | None = None


@one_at_a_time
def ladder(rungs: list[Rung], sign: str) -> dict[str, Any]:
    """The chart as a Vega-Lite specification, rows in the order given, amounts in thousands of `sign`."""
    order = [rung.name for rung in rungs]
    y = alt.Y("name:N").title(None).sort(order).axis(alt.Axis(domain=False, ticks=False, labelLimit=180))
    x = alt.X("a:Q").title(None).scale(zero=False).axis(alt.Axis(labelExpr=f"'{sign}' + datum.label + 'k'", tickCount=6))

    def layer(rows: list[tuple[str, tuple[float, float] | None]]) -> alt.Chart:
        values = [{"name": name, "a": pair[0] / 1e3, "b": pair[1] / 1e3} for name, pair in rows if pair]
        return drawn_from(values).encode(y=y, x=x, x2=alt.X2("b:Q"))

    return dress(
        alt.layer(
            layer([(r.name, r.outer) for r in rungs]).mark_rule(color="var(--soft)"),
            layer([(r.name, r.inner) for r in rungs]).mark_bar(
                color="var(--accent-wash)", stroke="var(--accent)", strokeWidth=1, size=14
            ),
            layer([(r.name, r.interval) for r in rungs]).mark_bar(color="var(--warm)", opacity=0.35, size=20),
            layer([(r.name, (r.middle, r.middle)) for r in rungs]).mark_tick(color="var(--accent)", thickness=3, size=20),
        ).properties(width=560, height=alt.Step(30))
    )
