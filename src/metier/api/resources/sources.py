"""Sources with their rights and the account of their runs."""

from typing import Any

from litestar import Request, get
from litestar.datastructures import State

from metier.api.answer import Answer, meta, unknown
from metier.library.sources import SourceStatus


@get("/api/v1/sources", sync_to_thread=True, summary="List sources")
def sources(request: Request[Any, Any, Any], state: State) -> Answer[tuple[SourceStatus, ...]]:
    """Every source metier can read: what its terms allow, and how its readings went."""
    found = state.home.sources.list()
    return Answer(found, meta(state.home, unknown(request, ()), total=len(found)))


RESOURCE = (sources,)
