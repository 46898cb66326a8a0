"""The evidence of a figure: the words it was counted from, what was left out and why; as CSV and JSON too."""

from typing import Any

import msgspec
from litestar import Response

from metier.site.page import Ask, Page
from metier.site.views import html

CSV = "text/csv; charset=utf-8"


def evidence(ask: Ask) -> Response[Any]:
    """Render the evidence page, or answer its CSV or JSON twin with all rows."""
    figure_id, _, form = ask.params["figure"].partition(".")
    if form == "csv":
        headers = {"content-disposition": f'attachment; filename="evidence-{"".join(c for c in figure_id if c.isalnum() or c == "-")}.csv"'}
        return Response(ask.home.evidence.csv(figure_id), media_type=CSV, headers=headers)
    if form == "json":
        return Response(msgspec.json.encode(ask.home.evidence.get(figure_id, None)), media_type="application/json")
    every = ask.one("all") == "1"
    shown = ask.home.evidence.get(ask.params["figure"], None if every else 20)
    return html(
        "evidence.html",
        ask,
        title=f"Evidence: {shown.says}"[:120],
        evidence=shown,
        figure=shown.figure,
        every=every,
        cell=_cell(ask, shown.figure.cell),
        noindex=True,
        canonical=f"/evidence/{figure_id}",
    )


def _cell(ask: Ask, cell: Any) -> list[str]:
    """The cut in words, without the role."""
    labels = ask.home.labels
    named = (
        (cell.level, labels.level),
        (cell.place, labels.place),
        (cell.workplace, labels.workplace),
        (cell.employer, str),
    )
    return [name(value) for value, name in named if value]


PAGE = Page("/evidence/{figure:str}", evidence)
