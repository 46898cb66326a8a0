"""The look all charts share: no frame, quiet rules, the colours of the page's tokens."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Any, ParamSpec

import altair as alt
from altair.utils.schemapi import debug_mode

_CONFIG: dict[str, Any] = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domainColor": "var(--rule)", "tickColor": "var(--rule)", "gridColor": "var(--rule)", "labelColor": "var(--soft)",
        "titleColor": "var(--soft)", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "text": {"color": "var(--ink)", "fontSize": 12},
    "aria": True,
}  # fmt: skip


_lock = RLock()
_P = ParamSpec("_P")


def one_at_a_time(define: Callable[_P, dict[str, Any]]) -> Callable[_P, dict[str, Any]]:
    """A definition of a chart that only one thread runs: Altair's setters keep state in their classes, and threads mix it up.

    Altair checks every part against its schema, which costs more than all the rest; the tests draw each chart instead.
    """

    @wraps(define)
    def alone(*args: _P.args, **kwargs: _P.kwargs) -> dict[str, Any]:
        with _lock, debug_mode(False):
            return define(*args, **kwargs)

    return alone


def rows(values: list[dict[str, Any]]) -> alt.Chart:
    """A chart over rows of data that stand in the specification itself."""
    return alt.Chart(alt.InlineData(values=values))


def named(name: str) -> alt.Chart:
    """A chart over data that is filled in later, by this name."""
    return alt.Chart(alt.NamedData(name=name))


def filled(spec: dict[str, Any], **data: list[dict[str, Any]]) -> dict[str, Any]:
    """A specification made once, with the rows of its named data: nothing of it is built or copied again."""
    return spec | {"datasets": data}


def dress(chart: alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart) -> dict[str, Any]:
    """A chart as a Vega-Lite specification in the common look.

    Colours are written as `var(--accent)` and pass through into the drawing, which so follows light, dark and print.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = _CONFIG
    return spec
