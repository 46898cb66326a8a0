"""Small multiples of pay: one histogram under another, all on one axis, each with its middle."""

from typing import Any

import altair as alt
import msgspec

from metier.charts.look import dress, one_at_a_time
from metier.charts.look import rows as drawn_from


class Panel(msgspec.Struct, frozen=True):
    """One histogram: its name, the part of the weight (0 to 1) in each bin, and its middle as a number and in words."""

    name: str
    parts: list[float]
    middle: float
    says: str


@one_at_a_time
def multiples(panels: list[Panel], edges: list[float], sign: str) -> dict[str, Any]:
    """The chart as a Vega-Lite specification; `edges` are those of the bins all panels share, `sign` the currency's."""
    thousands = [edge / 1e3 for edge in edges]
    values: list[dict[str, Any]] = []
    for panel in panels:
        values += [
            {"name": panel.name, "low": low, "high": high, "part": part}
            for low, high, part in zip(thousands[:-1], thousands[1:], panel.parts, strict=True)
        ]
        values.append({"name": panel.name, "middle": panel.middle / 1e3, "says": panel.says})
    axis = alt.Axis(labelExpr=f"'{sign}' + datum.label + 'k'", grid=False, tickCount=7)
    scale = alt.Scale(domain=[thousands[0], thousands[-1]], nice=False, zero=False)
    base = alt.Chart().encode(y=alt.Y("part:Q").title(None).axis(None))
    middle = alt.Chart().encode(x=alt.X("middle:Q").title(None).scale(scale).axis(axis))
    return dress(
        alt.layer(
            base.mark_bar(color="var(--accent)", stroke="var(--paper)", strokeWidth=1, opacity=0.8).encode(
                x=alt.X("low:Q").title(None).scale(scale).axis(axis), x2=alt.X2("high:Q"), y2=alt.Y2Datum(0)
            ),
            middle.mark_rule(color="var(--warm)", strokeWidth=2),
            middle.mark_text(color="var(--warm)", dy=-9, fontSize=13).encode(y=alt.value(0), text=alt.Text("says:N")),
            data=drawn_from(values).data,
        )
        .properties(width=640, height=90)
        .facet(row=alt.Row("name:N").sort([panel.name for panel in panels]).title(None).header(
            labelOrient="top", labelAnchor="start", labelColor="var(--ink)", labelFontSize=13, labelFontWeight="bold",
            labelPadding=16,
        ))
    )  # fmt: skip
