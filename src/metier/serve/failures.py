"""Failures in plain words: a page for people, problem details for programs; never a trace, never a path of this machine."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from metier.api import problem
from metier.errors import GoneError, MetierError, NotFoundError, UsageError
from metier.site import errors

LOG = logging.getLogger(__name__)


def status_of(failure: Exception) -> int:
    """The HTTP status a failure answers with."""
    if isinstance(failure, HTTPException):
        return failure.status_code
    for kind, status in ((NotFoundError, 404), (GoneError, 410), (UsageError, 400)):
        if isinstance(failure, kind):
            return status
    # the home cannot be served as it stands (no edition yet, one of an older layout): its operator can mend it
    return 503 if isinstance(failure, MetierError) else 500


def answer(request: Request[Any, Any, Any], failure: Exception) -> Response[Any]:
    """Answer a failure in the form its address asks for."""
    status = status_of(failure)
    if status >= 500 and status != 503:
        LOG.error("%s %s failed", request.method, request.url.path, exc_info=failure)
    if request.url.path.startswith(("/api/", "/health")):
        return problem.respond(status, failure if status != 500 else None, request.url.path)
    return errors.page(request, status, failure if isinstance(failure, MetierError) and status != 500 else None)
