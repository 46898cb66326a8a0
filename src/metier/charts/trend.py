"""The course of demand: an index by month or week with its interval; a period that is not complete is marked, never joined."""

from typing import Any

import altair as alt
import msgspec

from metier.charts.look import dress, one_at_a_time
from metier.charts.look import rows as drawn_from


class Point(msgspec.Struct, frozen=True):
    """One period: its name, and the index with its interval; None where it is not published or the period is not complete."""

    period: str
    value: float | None
    low: float | None = None
    high: float | None = None


@one_at_a_time
def course(points: list[Point], running: str) -> dict[str, Any]:
    """The chart as a Vega-Lite specification.

    `running` is the name of the period that is not complete, the last of `points`; empty where there is none. The mean of the
    index, 100, is a dashed line.
    """
    order = [point.period for point in points]
    step = max(len(order) // 13 + 1, 1)
    labels = alt.Axis(labelAngle=0, grid=False, values=order[::step], labelExpr="split(datum.label, ' ')")
    x = alt.X("period:N").title(None).sort(order).scale(domain=order, padding=0.5).axis(labels)
    y = alt.Y("value:Q").title(None).scale(zero=False).axis(alt.Axis(tickCount=5))
    base = drawn_from([msgspec.structs.asdict(point) for point in points]).encode(x=x)
    layers: list[alt.Chart] = [
        base.mark_area(color="var(--accent)", opacity=0.18).encode(y=alt.Y("low:Q").title(None).scale(zero=False), y2="high:Q"),
        base.mark_rule(color="var(--accent)", opacity=0.4).encode(y="low:Q", y2="high:Q"),
        drawn_from([{"value": 100}]).mark_rule(color="var(--rule)", strokeDash=[4, 4]).encode(y=y),
        base.mark_line(color="var(--accent)", strokeWidth=2).encode(y=y),
        base.transform_filter("datum.value != null").mark_circle(color="var(--accent)", size=50, opacity=1).encode(y=y),
    ]
    if running:
        mark = drawn_from([{"period": running, "says": "not complete"}]).encode(x=x)
        layers += [
            mark.mark_bar(color="var(--rule)", opacity=0.5, size=30).encode(y=alt.value(0), y2=alt.value(200)),
            mark.mark_text(color="var(--soft)", angle=270, fontSize=12).encode(y=alt.value(100), text="says:N"),
        ]
    return dress(alt.layer(*layers).properties(width=640, height=200))
