"""The history of a posting."""

from typing import Any

from litestar import Request, get
from litestar.datastructures import State
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath

from metier.api.answer import Answer, meta, unknown
from metier.api.problem import responses
from metier.model.history import History


@get(
    "/api/v1/history/{posting:path}", sync_to_thread=True, summary="Read a posting's history", responses=responses(400, 403, 404)
)
def read(request: Request[Any, Any, Any], state: State, posting: FromPath[str]) -> Answer[History]:
    """What was observed of one posting: first seen, every edit, closings and re-openings, and the boards it stood on."""
    home = state.home
    found = home.histories.of(str(posting).removeprefix("/"))
    if not all(home.sources.rights(one.source).api_out for one in found.sightings):
        raise PermissionDeniedException("the source of this posting does not let us pass it on")
    return Answer(found, meta(home, unknown(request, ())))


RESOURCE = (read,)
