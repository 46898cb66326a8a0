"""Match: skills or a CV with the open jobs and roles, line by line."""

from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Request, post
from litestar.datastructures import State
from litestar.params import JSONBody

from metier.api.answer import Answer, meta, unknown
from metier.api.problem import responses
from metier.library.matching import Person
from metier.model.matching import Advice, JobMatch, Matches, Reading, RoleMatch, Wishes

LARGEST = 600_000
_LISTED = frozenset(Wishes.__struct_fields__)


class MatchRequest(Person, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent: `skills` by name, a `cv` as text, or both, and wishes beside them. Nothing of it is kept or logged."""

    place: tuple[str, ...] = ()
    remote_from: tuple[str, ...] = ()
    workplace: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    pay_min: float | None = None
    visa: bool = False
    limit: int = 20


class MatchedJob(JobMatch, frozen=True, kw_only=True):
    """A job's ledger, with what the posting is; `page` is its page on the site."""

    title: str
    employer: str
    location: str
    url: str
    page: str
    attribution: str


class MatchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, the best jobs and roles, the skills that open the most. `considered` of `total` were matched by line."""

    reading: Reading
    jobs: tuple[MatchedJob, ...]
    roles: tuple[RoleMatch, ...]
    advice: Advice
    total: int
    considered: int
    silent: int
    told: tuple[str, ...]


@post(
    "/api/v1/match",
    status_code=200,
    sync_to_thread=True,
    request_max_body_size=LARGEST,
    summary="Match skills or a CV with open jobs",
    responses=responses(400),
)
def match(request: Request[Any, Any, Any], state: State, data: JSONBody[MatchRequest]) -> Answer[MatchAnswer]:
    """Rank jobs for a person, each with a ledger that adds up to its score. Identity is taken out of a CV before it is read."""
    given = msgspec.structs.asdict(data)
    person = Person(**{name: given[name] for name in Person.__struct_fields__})
    wishes = Wishes(**{name: given[name] for name in _LISTED})
    found = state.home.matching.match(person, wishes, data.limit)
    jobs = [made for job in found.jobs if (made := _passed_on(state.home, job))]
    told = meta(state.home, unknown(request, ()), total=found.total, limit=data.limit, withheld=len(found.jobs) - len(jobs))
    return Answer(_answer(found, jobs), told)


def _answer(found: Matches, jobs: list[MatchedJob]) -> MatchAnswer:
    return MatchAnswer(
        reading=found.reading, jobs=tuple(jobs), roles=found.roles, advice=found.advice, total=found.total,
        considered=found.considered, silent=found.silent, told=found.told,
    )  # fmt: skip


def _passed_on(home: Any, job: JobMatch) -> MatchedJob | None:
    """A job as its source's terms let it be passed on, without its words where these may not be shown; None where it may not."""
    posting = home.postings.get(job.posting).posting
    allowed = home.sources.rights(posting.source)
    if not allowed.api_out:
        return None
    shown = msgspec.structs.asdict(job)
    if not allowed.display:
        shown["entries"] = tuple(msgspec.structs.replace(entry, asked=None) for entry in job.entries)
        shown["conditions"] = tuple(msgspec.structs.replace(each, quote=None) for each in job.conditions)
    return MatchedJob(
        **shown, title=posting.title, employer=posting.employer, location=posting.location, url=posting.url,
        page="/jobs/" + quote(posting.id, safe=""), attribution=allowed.attribution,
    )  # fmt: skip


RESOURCE = (match,)
