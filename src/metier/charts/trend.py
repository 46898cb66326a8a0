"""The course of demand: an index by month or week with its interval; a period that is not complete is marked, never joined."""

from functools import cache
from typing import Any

import altair as alt
import msgspec

from metier.charts.look import dress, filled, named, one_at_a_time

_HEIGHT = 200


class Point(msgspec.Struct, frozen=True):
    """One period: its name, and the index with its interval; None where it is not published or the period is not complete."""

    period: str
    value: float | None
    low: float | None = None
    high: float | None = None


def course(points: list[Point], running: str) -> dict[str, Any]:
    """The chart as a Vega-Lite specification.

    `running` is the name of the period that is not complete, the last of `points`; empty where there is none. The mean of the
    index, 100, is a dashed line.
    """
    marked = [{"period": running, "says": "not complete"}] if running else []
    return filled(_frame(), points=[msgspec.structs.asdict(point) for point in points], running=marked, mean=[{"value": 100}])


@cache
@one_at_a_time
def _frame() -> dict[str, Any]:
    labels = alt.Axis(labelAngle=0, grid=False, labelOverlap="greedy", labelExpr="split(datum.label, ' ')")
    x = alt.X("period:N").title(None).sort(None).scale(padding=0.5).axis(labels)
    y = alt.Y("value:Q").title(None).scale(zero=False).axis(alt.Axis(tickCount=5))
    low = alt.Y("low:Q").title(None).scale(zero=False)
    base, mark = named("points").encode(x=x), named("running").encode(x=x)
    return dress(
        alt.layer(
            base.mark_area(color="var(--accent)", opacity=0.18).encode(y=low, y2="high:Q"),
            base.mark_rule(color="var(--accent)", opacity=0.4).encode(y=low, y2="high:Q"),
            named("mean").mark_rule(color="var(--rule)", strokeDash=[4, 4]).encode(y=y),
            base.mark_line(color="var(--accent)", strokeWidth=2).encode(y=y),
            base.transform_filter("datum.value != null").mark_circle(color="var(--accent)", size=50, opacity=1).encode(y=y),
            mark.mark_bar(color="var(--rule)", opacity=0.5, size=30).encode(y=alt.value(0), y2=alt.value(_HEIGHT)),
            mark.mark_text(color="var(--soft)", angle=270, fontSize=12).encode(y=alt.value(_HEIGHT / 2), text="says:N"),
        ).properties(width=640, height=_HEIGHT)
    )
