"""Whether the server can answer."""

from datetime import date
from typing import Any

import msgspec
from litestar import Response, get
from litestar.datastructures import State

from metier import __version__


class Health(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`status` is `ok`, or `empty` while no edition has been published."""

    status: str
    version: str
    edition: str | None = None
    as_of: date | None = None
    postings: int | None = None


@get("/health", sync_to_thread=True, summary="Health")
def health(state: State) -> Response[Health]:
    """200 with the edition being served, or 503 while there is none."""
    if not state.home.ready():
        return Response(Health(status="empty", version=__version__), status_code=503)
    about = state.home.about()
    return Response(Health(status="ok", version=__version__, edition=about.edition, as_of=about.as_of, postings=about.postings))


@get("/api/v1", sync_to_thread=False, include_in_schema=False)
def index() -> dict[str, Any]:
    """Where to begin."""
    return {
        "openapi": "/api/openapi.json",
        "postings": "/api/v1/postings{?q,role,place,level,workplace,tool,employer,pay_min,posted_since,status,sort,limit,offset}",
        "posting": "/api/v1/postings/{id}",
        "roles": "/api/v1/roles",
        "guide": "/api/v1/roles/{role}/guide{?place,level,workplace,employer,window}",
        "compare": "/api/v1/compare?role={role}&role={role}{&place*,level*,workplace*,employer*,window}",
        "evidence": "/api/v1/evidence/{figure}{?limit}",
        "sources": "/api/v1/sources",
        "health": "/health",
    }


RESOURCE = (health, index)
