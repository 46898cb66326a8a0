"""A search taken out whole: every posting it finds, as CSV and as JSON lines."""

from dataclasses import dataclass
from typing import Any

from litestar import Request, get
from litestar.datastructures import State
from litestar.response import Stream

from metier.api import parameters
from metier.api.answer import unknown
from metier.api.problem import responses
from metier.library import takeout

#: What chooses or orders a page of results has no effect on all of them.
PAGING = ("sort", "limit", "offset", "cursor", "per_employer", "explain", "facets")


@dataclass
class WholeSearch(parameters.SearchOperation):
    """Describes the search's parameters but those of a page."""

    def __post_init__(self) -> None:
        """Add the parameters."""
        super().__post_init__()
        self.parameters = [each for each in self.parameters or [] if getattr(each, "name", "") not in PAGING]


def _answer(request: Request[Any, Any, Any], state: State, form: str) -> Stream:
    taken = takeout.take(state.home, parameters.read(request))
    notes = [f"{name}: has no effect on a whole search" for name in PAGING if name in request.query_params]
    notes += [f"{each.parameter}: {each.why}" for each in unknown(request, {*parameters.MEANINGS, *PAGING})]
    headers = taken.headers(form, [*notes, *taken.ignored])
    return Stream(taken.written(form), media_type=takeout.FORMS[form][0], headers=headers)


@get(
    "/api/v1/postings.csv",
    sync_to_thread=True,
    media_type="text/csv",
    operation_class=WholeSearch,
    summary="Take out a search as CSV",
    responses=responses(400),
)
def as_csv(request: Request[Any, Any, Any], state: State) -> Stream:
    """Every posting a search finds, once, in a fixed order, a line each under a header line.

    UTF-8, CRLF, quoted as RFC 4180 says; a text that a spreadsheet would run has an apostrophe before it. The columns are ids and
    ISO dates; several values in one cell are apart by `; `. The headers tell `X-Edition`, `X-Total`, `X-Withheld` (postings whose
    sources do not let us pass them on) and `X-Ignored`. All rows are of one edition, also when another is published meanwhile.
    """
    return _answer(request, state, "csv")


@get(
    "/api/v1/postings.jsonl",
    sync_to_thread=True,
    media_type="application/jsonl",
    operation_class=WholeSearch,
    summary="Take out a search as JSON lines",
    responses=responses(400),
)
def as_json_lines(request: Request[Any, Any, Any], state: State) -> Stream:
    """Every posting a search finds, once, in a fixed order: an object a line, as in a list of results, and nothing else.

    The headers are those of the CSV.
    """
    return _answer(request, state, "jsonl")


RESOURCE = (as_csv, as_json_lines)
