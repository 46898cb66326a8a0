"""Errors as problem details (RFC 9457)."""

from typing import Any

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec

from metier.errors import MetierError

MEDIA = "application/problem+json"
TITLES = {
    400: "Bad request",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    410: "Gone",
    500: "Server error",
    503: "No edition yet",
}


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong: `detail` says what came, `valid` what is valid, `do` what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    instance: str
    detail: str = ""
    valid: str = ""
    do: str = ""


MEANINGS = {
    400: "A parameter cannot be read: `valid` says what can be",
    403: "The source's terms do not let us pass this on",
    404: "Nothing is kept under this id",
    410: "It was here once: `do` says what lives on",
    503: "No edition has been published yet",
}


def responses(*codes: int) -> dict[int, ResponseSpec]:
    """The problems a resource may answer with, for its description; 503 is any resource's."""
    return {code: ResponseSpec(Problem, description=MEANINGS[code], media_type=MEDIA) for code in (*codes, 503)}


def respond(status: int, failure: Exception | None, path: str) -> Response[Any]:
    """A problem response; what a failure says is passed on only when it was written for the asker."""
    told: dict[str, str] = {}
    if isinstance(failure, MetierError):
        told = {"detail": failure.came, "valid": failure.valid, "do": failure.do}
    elif isinstance(failure, HTTPException) and status < 500:
        extra = failure.extra if isinstance(failure.extra, list) else []
        told = {
            "detail": "; ".join(
                [failure.detail, *(f"{item.get('key')}: {item.get('message')}" for item in extra if isinstance(item, dict))]
            )
        }
    body = Problem(title=TITLES.get(status, "Request failed"), status=status, instance=path, **told)
    return Response(msgspec.json.encode(body), status_code=status, media_type=MEDIA)
