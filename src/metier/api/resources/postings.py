"""Postings: search them, read one with its facts, their words and its life."""

from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath

from metier.api import parameters
from metier.api.answer import Answer, Ignored, Meta, meta, unknown
from metier.api.problem import responses
from metier.errors import NotFoundError
from metier.model.facts import Pay, RoleRead, Workplace
from metier.model.openness import Openness
from metier.model.place import Place
from metier.model.posting import Kept
from metier.model.search import Chip, Correction, FacetValue, Hit, Reason, Relaxation, SearchQuery


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A posting in a list of results. `snippet` is HTML with nothing but `<mark>`; `page` is its page on the site."""

    id: str
    title: str
    employer: str
    location: str
    places: tuple[Place, ...]
    role: RoleRead | None
    seniority: str | None
    workplace: Workplace | None
    pay: tuple[Pay, ...]
    employment_type: tuple[str, ...]
    tools: tuple[str, ...]
    status: str
    date_posted: date | None
    first_seen: datetime
    last_seen: datetime
    copies: tuple[str, ...]
    source: str
    attribution: str
    url: str
    page: str
    score: float
    snippet: str
    reasons: tuple[Reason, ...] = ()


class PostingDetail(Kept, frozen=True):
    """A posting, and what was observed of how long it is open."""

    openness: Openness | None = None


class Page(msgspec.Struct, frozen=True):
    """A page of results and the facets of the whole search; the empty id counts postings that do not state it.

    `chips` are what was understood of `q`, `corrections` what was searched instead of misspelt words, `relaxations` what would
    find more where nothing was found.
    """

    postings: tuple[Found, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    chips: tuple[Chip, ...] = ()
    corrections: tuple[Correction, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()


def _found(kept: Kept, hit: Hit, attribution: str) -> Found:
    posting, facts, life = kept.posting, kept.facts, kept.life
    return Found(
        id=posting.id,
        title=posting.title,
        employer=posting.employer,
        location=posting.location,
        places=facts.places,
        role=facts.role,
        seniority=facts.seniority,
        workplace=facts.workplace,
        pay=facts.pay,
        employment_type=facts.employment_type,
        tools=tuple(tool.id for tool in facts.tools),
        status=life.status,
        date_posted=posting.date_posted,
        first_seen=life.first_seen,
        last_seen=life.last_seen,
        copies=kept.copies,
        source=posting.source,
        attribution=attribution,
        url=posting.url,
        page="/jobs/" + quote(posting.id, safe=""),
        score=hit.score,
        snippet=hit.snippet,
        reasons=hit.reasons,
    )


@get(
    "/api/v1/postings",
    sync_to_thread=True,
    operation_class=parameters.SearchOperation,
    summary="Search postings",
    responses=responses(400),
)
def search(request: Request[Any, Any, Any], state: State) -> Answer[Page]:
    """Find postings. Values of one parameter are alternatives, parameters narrow each other."""
    home = state.home
    query = parameters.read(request)
    results = home.postings.find(query)
    found, withheld = [], 0
    for hit in results.hits:
        try:
            kept = home.postings.get(hit.posting)
        except NotFoundError:
            continue
        allowed = home.sources.rights(kept.posting.source)
        if allowed.api_out:
            found.append(_found(kept, hit, allowed.attribution))
        else:
            withheld += 1
    after = query.offset + query.limit
    ignored = unknown(request, parameters.MEANINGS)
    told = meta(home, ignored, total=results.total, limit=query.limit, offset=query.offset, withheld=withheld)
    if after < min(results.total, parameters.DEEPEST):
        pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
        told = msgspec.structs.replace(told, next=f"/api/v1/postings?{urlencode([*pairs, ('offset', str(after))])}")
    page = Page(tuple(found), results.facets, results.chips, results.corrections, results.relaxations)
    return Answer(page, _with_notes(told, query, results.ignored))


def _with_notes(told: Meta, query: SearchQuery, notes: tuple[str, ...]) -> Meta:
    """What the search says had no effect, by parameter; the statuses nobody asked for are not spoken of."""
    found = []
    for note in notes:
        name, _, why = note.partition(": ")
        parameter = {"text": "q"}.get(name, name)
        if parameter == "status" and not query.status:
            continue
        known = parameter in parameters.MEANINGS
        found.append(Ignored(parameter=parameter if known else "q", why=why if known else note))
    return msgspec.structs.replace(told, ignored=(*told.ignored, *found))


@get("/api/v1/postings/{posting:path}", sync_to_thread=True, summary="Read a posting", responses=responses(400, 403, 404, 410))
def read(request: Request[Any, Any, Any], state: State, posting: FromPath[str]) -> Answer[PostingDetail]:
    """One posting with its facts, each with the words or the field it came from, what was seen of its life, and for how long."""
    home = state.home
    kept = home.postings.get(str(posting).removeprefix("/"))
    allowed = home.sources.rights(kept.posting.source)
    if not allowed.api_out:
        raise PermissionDeniedException("the source of this posting does not let us pass it on")
    if not allowed.display:
        kept = msgspec.structs.replace(kept, posting=msgspec.structs.replace(kept.posting, text="", html=""))
    told = PostingDetail(kept.posting, kept.facts, kept.life, kept.vacancy, kept.copies, home.postings.openness(kept))
    return Answer(told, meta(home, unknown(request, ())))


RESOURCE = (search, read)
