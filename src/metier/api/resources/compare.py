"""Cells of the market beside one another."""

from dataclasses import dataclass
from typing import Any

from litestar import Request, get
from litestar.datastructures import State
from litestar.openapi.spec import Operation, Parameter, Schema
from litestar.openapi.spec.enums import OpenAPIType

from metier.api.answer import Answer, meta, unknown
from metier.api.parameters import CUTS
from metier.api.problem import responses
from metier.library.compare import PARTS
from metier.model.comparison import Comparison

_EACH = "Once for all columns, or once for each in order; `all` for any. {words}"


@dataclass
class CompareOperation(Operation):
    """Describes the parts of the columns and the window."""

    def __post_init__(self) -> None:
        """Add the parameters."""
        text = Schema(type=OpenAPIType.STRING)
        words = {"role": "A role's id or name"} | CUTS
        parts = [
            Parameter(
                name=name, param_in="query", description=_EACH.format(words=words[name]), required=name == "role",
                schema=Schema(type=OpenAPIType.ARRAY, items=text),
            )
            for name in PARTS
        ]  # fmt: skip
        window = Parameter(name="window", param_in="query", description=CUTS["window"], schema=text)
        self.parameters = [*(self.parameters or []), *parts, window]


@get(
    "/api/v1/compare",
    sync_to_thread=True,
    operation_class=CompareOperation,
    summary="Compare roles, places, levels, workplaces or employers",
    responses=responses(400, 404),
)
def compare(request: Request[Any, Any, Any], state: State) -> Answer[Comparison]:
    """Two to four columns, each compared with the first. A difference whose interval holds zero is no clear difference."""
    query = request.query_params
    made = state.home.comparisons.of({name: query.getall(name, []) for name in PARTS}, query.get("window", ""))
    return Answer(made, meta(state.home, unknown(request, (*PARTS, "window"))))


RESOURCE = (compare,)
