"""Roles and their guides."""

from typing import Any

from litestar import Request, get
from litestar.datastructures import State
from litestar.params import FromPath

from metier.api.answer import Answer, meta, unknown
from metier.api.parameters import CUTS, CutOperation
from metier.api.problem import responses
from metier.library.roles import Cut, RoleSummary
from metier.model.block import Guide


@get("/api/v1/roles", sync_to_thread=True, summary="List roles", responses=responses())
def roles(request: Request[Any, Any, Any], state: State) -> Answer[tuple[RoleSummary, ...]]:
    """Every role met in the postings, the largest first."""
    lines = state.home.roles.list()
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
