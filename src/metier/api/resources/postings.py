"""Postings: search them, read one with its facts, their words and its life."""

from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath

from metier.api import parameters
from metier.api.answer import Answer, Ignored, Meta, meta, unknown
from metier.api.problem import responses
from metier.library.takeout import Listed, listed
from metier.model.openness import Openness
from metier.model.posting import Kept
from metier.model.rights import Rights
from metier.model.search import Chip, Correction, FacetValue, Hit, PayCounts, Reason, Relaxation, SearchQuery


class Found(Listed, frozen=True, kw_only=True):
    """A posting in a list of results. `snippet` is HTML with nothing but `<mark>`."""

    score: float
    snippet: str
    reasons: tuple[Reason, ...] = ()


class PostingDetail(Kept, frozen=True):
    """A posting, and what was observed of how long it is open."""

    openness: Openness | None = None


class Page(msgspec.Struct, frozen=True):
    """A page of results and the facets of the whole search; the empty id counts postings that do not state it.

    `pay` is what the results state of pay, whatever pay was asked for. `chips` are what was understood of `q`, `corrections` what
    was searched instead of misspelt words, `relaxations` what would find more where nothing was found.
    """

    postings: tuple[Found, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    pay: PayCounts | None = None
    chips: tuple[Chip, ...] = ()
    corrections: tuple[Correction, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()


def _found(hit: Hit, rights: Rights) -> Found:
    plain = msgspec.structs.asdict(listed(hit.kept, rights.attribution, quotes=rights.display))
    return Found(**plain, score=hit.score, snippet=hit.snippet if rights.display else "", reasons=hit.reasons)


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
        allowed = home.sources.rights(hit.kept.posting.source)
        if allowed.api_out:
            found.append(_found(hit, allowed))
        else:
            withheld += 1
    ignored = unknown(request, parameters.MEANINGS)
    numbers = {"total": results.total, "limit": query.limit, "offset": query.offset, "withheld": withheld}
    told = meta(home, ignored, results.edition, **numbers)
    if results.next:
        pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in {"offset", "cursor"}]
        told = msgspec.structs.replace(told, next=f"/api/v1/postings?{urlencode([*pairs, ('cursor', results.next)])}")
    page = Page(tuple(found), results.facets, results.pay, results.chips, results.corrections, results.relaxations)
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
