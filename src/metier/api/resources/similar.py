"""Jobs like one."""

from typing import Any

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath, FromQuery

from metier.api.answer import Answer, meta, unknown
from metier.api.problem import responses
from metier.errors import UsageError
from metier.library.takeout import Listed, listed
from metier.model.search import Reason

USUAL, MOST = 5, 20


class Alike(Listed, frozen=True, kw_only=True):
    """A posting like another: `reasons` say what they share, and sum to the score."""

    score: float
    reasons: tuple[Reason, ...]


@get(
    "/api/v1/similar/{posting:path}",
    sync_to_thread=True,
    summary="Find jobs like one",
    responses=responses(400, 403, 404, 410),
)
def similar(
    request: Request[Any, Any, Any], state: State, posting: FromPath[str], limit: FromQuery[int] = USUAL
) -> Answer[tuple[Alike, ...]]:
    """Other vacancies near a posting in role, tools, skills, level and place that are open or may be, the likest first.

    At most two of one employer; fewer than `limit` (1 to 20) where few are like it.
    """
    if not 1 <= limit <= MOST:
        raise UsageError(f"limit {limit}", f"1 to {MOST}")
    home = state.home
    kept = home.postings.get(str(posting).removeprefix("/"))
    if not home.sources.rights(kept.posting.source).api_out:
        raise PermissionDeniedException("the source of this posting does not let us pass it on")
    hits = home.postings.similar(kept.posting.id, limit)
    found = []
    for hit in hits:
        allowed = home.sources.rights(hit.kept.posting.source)
        if allowed.api_out:
            plain = msgspec.structs.asdict(listed(hit.kept, allowed.attribution, quotes=allowed.display))
            found.append(Alike(**plain, score=hit.score, reasons=hit.reasons))
    told = meta(home, unknown(request, ("limit",)), limit=limit, withheld=len(hits) - len(found))
    return Answer(tuple(found), told)


RESOURCE = (similar,)
