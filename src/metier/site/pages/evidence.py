"""The evidence of a figure: the words it was counted from, what was left out and why; as CSV and JSON too."""

from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Response
from litestar.response import Redirect

from metier.library.words import share
from metier.model.figure import Evidence
from metier.site import render
from metier.site.page import Ask, Page
from metier.site.views import html

CSV = "text/csv"
SAMPLE, MOST = 20, 400
GRADES = {"A": "high", "B": "good", "C": "fair"}


def evidence(ask: Ask) -> Response[Any]:
    """Render the evidence page, or answer its CSV or JSON twin with all rows."""
    figure_id, _, form = ask.params["figure"].partition(".")
    if form in {"csv", "json"} and _withheld(ask, figure_id):
        twin = "/rows.csv" if form == "csv" else "?limit=0"
        return Redirect(f"/api/v1/evidence/{quote(figure_id, safe='')}{twin}", status_code=307)
    if form == "csv":
        rows = ask.home.evidence.csv(figure_id)
        return Response(
            rows, media_type=CSV, headers={"content-disposition": f'attachment; filename="evidence-{quote(figure_id)}.csv"'}
        )
    if form == "json":
        return Response(msgspec.json.encode(ask.home.evidence.get(figure_id, None)), media_type="application/json")
    every = ask.one("all") == "1"
    shown = ask.home.evidence.get(figure_id, SAMPLE)
    if every:
        shown = ask.home.evidence.get(figure_id, None if shown.total <= MOST else MOST)
    return html(
        "evidence.html",
        ask,
        title=f"Evidence: {shown.says}"[:120],
        evidence=shown,
        figure=shown.figure,
        official=shown.rows_of == "table",
        every=every,
        most=MOST,
        drawn=len(shown.rows) in {SAMPLE, MOST},
        chips=_chips(shown),
        hidden={row.source for row in shown.rows if not ask.home.sources.rights(row.source).display},
        cell=_cell(ask, shown.figure.cell),
        noindex=True,
        canonical=f"/evidence/{figure_id}",
    )


def _chips(shown: Evidence) -> list[str]:
    """What one must know of a figure to judge it and its sentence does not say already."""
    figure = shown.figure
    counted = () if f"{figure.n:,}" in shown.says and f"{figure.k:,}" in shown.says else (render.base(figure),)
    dated = () if figure.window.end and str(figure.window.end.year) in shown.says else (render.window(figure.window),)
    found = [*counted, *dated, f"edition {figure.edition}", *([f"metier {shown.code}"] if shown.code else [])]
    found += [f"reliability {figure.reliability}: {GRADES[figure.reliability]}"] if figure.reliability in GRADES else []
    if figure.n_eff is not None and figure.low is not None:
        found.append(f"worth {figure.n_eff:,.0f} postings drawn at random")
    if figure.coverage is not None and round(figure.coverage, 2) < 1:
        found.append(f"stated in {share(figure.coverage)} of the postings")
    if figure.top_employer_share and figure.value is not None:
        found.append(f"no employer over {render.mostly(figure.top_employer_share)} of the weight")
    return found + (["modelled: borrows from other cells"] if figure.modelled else [])


def _withheld(ask: Ask, figure_id: str) -> bool:
    """Whether a source behind the figure does not let its rows be passed on: then the API answers, without them."""
    return any(not ask.home.sources.rights(row.source).api_out for row in ask.home.evidence.get(figure_id, None).rows)


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
