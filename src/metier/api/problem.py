"""Errors as problem details (RFC 9457)."""

from typing import Any

import msgspec
from litestar import Response

from metier.errors import MetierError

MEDIA = "application/problem+json"
TITLES = {400: "Bad request", 403: "Not allowed", 404: "Not found", 405: "Method not allowed", 410: "Gone", 500: "Server error", 503: "No edition yet"}


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong: `detail` says what came, `valid` what is valid, `do` what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    instance: str
    detail: str = ""
    valid: str = ""
    do: str = ""


def respond(status: int, failure: MetierError | None, path: str) -> Response[Any]:
    """A problem response."""
    told = {"detail": failure.came, "valid": failure.valid, "do": failure.do} if failure else {}
    body = Problem(title=TITLES.get(status, "Request failed"), status=status, instance=path, **told)
    return Response(msgspec.json.encode(body), status_code=status, media_type=MEDIA)
