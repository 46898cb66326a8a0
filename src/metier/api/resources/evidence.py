"""The evidence of a figure, as JSON and as CSV, and the figure computed again from it."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath, FromQuery

from metier.api.answer import Answer, meta, unknown
from metier.api.problem import responses
from metier.errors import UsageError
from metier.library.evidence import Verified
from metier.model.figure import Evidence

CSV = "text/csv"
MOST = 10_000


@get(
    "/api/v1/evidence/{figure:str}",
    sync_to_thread=True,
    summary="Read the evidence of a figure",
    responses=responses(400, 404, 410),
)
def evidence(
    request: Request[Any, Any, Any], state: State, figure: FromPath[str], limit: FromQuery[int] = 20
) -> Answer[Evidence]:
    """The words behind a figure, what was left out and why. `limit` 0 asks for all rows; `rows.csv` beside it is all as CSV."""
    if not 0 <= limit <= MOST:
        raise UsageError(f"limit {limit}", f"0 (all) to {MOST:,}")
    found = state.home.evidence.get(figure, limit or None)
    rows = tuple(row for row in found.rows if state.home.sources.rights(row.source).api_out)
    told = meta(
        state.home, unknown(request, ("limit",)), total=found.total, limit=limit or None, withheld=len(found.rows) - len(rows)
    )
    return Answer(msgspec.structs.replace(found, rows=rows), told)


@get(
    "/api/v1/evidence/{figure:str}/rows.csv",
    sync_to_thread=True,
    media_type="text/csv",
    summary="Read the evidence as CSV",
    responses=responses(400, 404, 410),
)
def evidence_csv(state: State, figure: FromPath[str]) -> Response[str]:
    """All rows behind a figure as CSV, but for those a source does not let us pass on; the figure itself is in the first line."""
    held = state.home.evidence.get(figure, None).rows
    rows = tuple(row for row in held if state.home.sources.rights(row.source).api_out)
    return Response(state.home.evidence.csv(figure, rows), media_type=CSV)


@get(
    "/api/v1/evidence/{figure:str}/verified",
    sync_to_thread=True,
    summary="Compute a figure again from its evidence",
    responses=responses(400, 404, 410),
)
def verified(request: Request[Any, Any, Any], state: State, figure: FromPath[str]) -> Answer[Verified]:
    """What a figure says and what its rows give, computed from its download alone; `metier verify` does the same at home."""
    return Answer(state.home.evidence.verify(figure), meta(state.home, unknown(request, ())))


RESOURCE = (evidence, evidence_csv, verified)
