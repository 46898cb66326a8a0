"""Roles and their guides."""

from typing import Any

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.params import FromPath

from metier.api.answer import Answer, meta, unknown
from metier.api.parameters import CUTS, CutOperation
from metier.api.problem import responses
from metier.library.roles import Cut
from metier.model.block import Guide
from metier.model.figure import Figure


class RoleLine(msgspec.Struct, frozen=True, kw_only=True):
    """A role met in the postings: `n` postings of `k` employers, and why its guide is not published where it is not."""

    id: str
    name: str
    family: str
    field: str
    n: int
    k: int
    open_jobs: Figure
    pay: Figure | None
    published: bool
    why_not: str | None


@get("/api/v1/roles", sync_to_thread=True, summary="List roles", responses=responses())
def roles(request: Request[Any, Any, Any], state: State) -> Answer[tuple[RoleLine, ...]]:
    """Every role met in the postings, the largest first."""
    lines = tuple(msgspec.convert(role, RoleLine, from_attributes=True) for role in state.home.roles.list())
    return Answer(lines, meta(state.home, unknown(request, ()), total=len(lines)))


@get(
    "/api/v1/roles/{role:str}/guide",
    sync_to_thread=True,
    operation_class=CutOperation,
    summary="Read a guide",
    responses=responses(400, 404),
)
def guide(request: Request[Any, Any, Any], state: State, role: FromPath[str]) -> Answer[Guide]:
    """The career guide of a role (its id or its name) in any cut."""
    made = state.home.roles.guide(role, Cut(**{name: request.query_params.get(name, "").strip() for name in CUTS}))
    return Answer(made, meta(state.home, unknown(request, CUTS)))


RESOURCE = (roles, guide)
