"""A coverage curve: how many employers the first few things reach together."""

from functools import cache
from typing import Any

import altair as alt

from metier.charts.look import dress, filled, named, one_at_a_time


def coverage(names: list[str], reached: list[float]) -> dict[str, Any]:
    """The chart as a Vega-Lite specification: `reached[i]` (0 to 1) by the first i+1 of `names`."""
    rows = [{"step": n + 1, "name": name, "part": part} for n, (name, part) in enumerate(zip(names, reached, strict=True))]
    return filled(_drawing(), steps=rows)


@cache
@one_at_a_time
def _drawing() -> dict[str, Any]:
    base = named("steps").encode(
        x=alt.X("step:O").title(None).axis(alt.Axis(labelAngle=0, grid=False)),
        y=alt.Y("part:Q").title(None).scale(domain=[0, 1]).axis(alt.Axis(format="%", tickCount=5)),
    )
    return dress(
        alt.layer(
            base.mark_line(color="var(--accent)", strokeWidth=2),
            base.mark_circle(color="var(--accent)", size=60, opacity=1),
            base.mark_text(color="var(--ink)", dy=-12, fontSize=12).encode(text=alt.Text("name:N")),
        ).properties(width=640, height=200)
    )
