"""What may be meant by the letters typed so far."""

from typing import Any

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.params import FromQuery

from metier.api.answer import Answer, meta, unknown
from metier.api.problem import responses
from metier.errors import UsageError

USUAL, MOST = 8, 50


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet with the postings that are open or may be. `text` is `q` with it in place of its last words.

    `words` is the other name by which it was found (`NYC`), empty where that is `label`.
    """

    field: str
    id: str
    label: str
    count: int
    text: str
    words: str = ""


@get("/api/v1/suggest", sync_to_thread=True, summary="Complete a search while it is typed", responses=responses(400))
def suggest(
    request: Request[Any, Any, Any],
    state: State,
    q: FromQuery[str] = "",
    fields: FromQuery[str] = "",
    limit: FromQuery[int] = USUAL,
) -> Answer[tuple[Suggested, ...]]:
    """Roles, tools, skills, places and employers that the last words of `q` may begin, the likeliest first.

    After a space the next word is completed. `fields` names those wanted, commas between them; left out: all. `limit` is 1 to 50.
    """
    if not 1 <= limit <= MOST:
        raise UsageError(f"limit {limit}", f"1 to {MOST}")
    asked = (part.strip() for value in request.query_params.getall("fields", [fields]) for part in value.split(","))
    found = state.home.postings.suggest(q, limit, tuple(dict.fromkeys(filter(None, asked))))
    told = meta(state.home, unknown(request, ("q", "fields", "limit")), limit=limit)
    return Answer(tuple(Suggested(**msgspec.structs.asdict(each)) for each in found), told)


RESOURCE = (suggest,)
