"""Headers every answer bears: what a browser may load, and how long an answer holds."""

from __future__ import annotations

from contextlib import suppress
from email.utils import format_datetime
from typing import Any

from litestar import Request, Response
from litestar.exceptions import NotFoundException
from litestar.types import Message, Scope

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
STATIC_AGE = "public, max-age=31536000, immutable"
# what these show changes without a new edition
LIVE = ("/sources", "/health", "/api/v1/sources")


def _tag(app: Any) -> str | None:
    """The entity tag of everything that an edition decides; null when there is none, or it cannot be read (the page tells)."""
    home = app.state.home
    with suppress(Exception):
        return f'W/"{home.about().edition}-{app.state.code}"' if home.ready() else None
    return None


def _made(app: Any) -> str | None:
    """When the edition served was made, as a header tells it; null when there is none."""
    home = app.state.home
    with suppress(Exception):
        return format_datetime(home.made(), usegmt=True) if home.ready() else None
    return None


async def unchanged(request: Request[Any, Any, Any]) -> Response[None] | None:
    """Answer 304 before any work is done when the asker already has this edition's answer. Raises for a path no file can have."""
    if "\0" in request.url.path:
        raise NotFoundException
    known, since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
    if not (known or since) or request.method == "POST" or request.url.path in LIVE or request.url.path.startswith("/static/"):
        return None
    # by the clock only the very same moment counts: a home may be put back to an earlier edition
    same = _tag(request.app) in {item.strip() for item in known.split(",")} if known else since == _made(request.app)
    return Response(None, status_code=304) if same else None


async def add(message: Message, scope: Scope) -> None:
    """Add the security headers to every answer, and the edition's tag to those it decides."""
    if message["type"] != "http.response.start":
        return
    found = list(message["headers"])
    names = {name.lower() for name, _ in found}
    new = dict(SECURITY)
    path, status = scope["path"], message["status"]
    if path.startswith("/static/") and status < 400:
        new["cache-control"] = STATIC_AGE if b"v=" in scope["query_string"] else "public, max-age=3600"
    elif status in {200, 304} and path not in LIVE and scope.get("method") != "POST":
        tag, made = _tag(scope["litestar_app"]), _made(scope["litestar_app"])
        new |= {"etag": tag, "cache-control": "no-cache"} if tag else {"cache-control": "no-store"}
        new |= {"last-modified": made} if tag and made else {}
    else:
        new["cache-control"] = "no-store"
    replaced = {b"cache-control", b"etag"} if not path.startswith("/static/") else {b"cache-control"}
    kept = [(name, value) for name, value in found if name.lower() not in replaced]
    fresh = [(name.encode(), value.encode("latin-1")) for name, value in new.items() if name.encode() not in names - replaced]
    message["headers"] = kept + fresh
