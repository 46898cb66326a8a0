"""Pages for what went wrong, in plain words, with a way on."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from litestar import Request, Response
from rapidfuzz import process

from metier.errors import MetierError
from metier.site.links import CUTS
from metier.site.page import Ask
from metier.site.site import ask_of
from metier.site.views import html

TITLES = {
    400: "That request cannot be read",
    404: "Nothing is kept under this address",
    405: "This address only answers reading",
    410: "This was here once, and is not any more",
    500: "Something broke on our side",
    503: "No edition has been published here yet",
}


def page(request: Request[Any, Any, Any], status: int, failure: MetierError | None) -> Response[str]:
    """Render the page for a status; `failure` says what came, what is valid and what to do."""
    ask = ask_of(request)
    whole = _whole_role(ask) if status == 404 else None
    return html(
        "error.html",
        ask,
        status=status,
        title="No posting stands in this cut" if whole else TITLES.get(status, "That did not work"),
        code=status,
        came=failure.came if failure and not whole else "",
        valid=failure.valid if failure else "",
        do=failure.do if failure and not whole else "",
        near=[whole] if whole else near(ask) if status == 404 else [],
        noindex=True,
        canonical="/",
    )


def _whole_role(ask: Ask) -> tuple[str, str] | None:
    """The guide of the whole role (path and name) where a cut of it has no posting."""
    folder, _, name = ask.path.rpartition("/")
    if folder != "/roles" or not any(ask.one(cut) for cut in CUTS) or not ask.home.ready():
        return None
    known = {role.id for role in ask.home.roles.list()}
    return (f"/roles/{name}", f"{ask.home.labels.role(name)}, all postings") if name in known else None


def near(ask: Ask) -> list[tuple[str, str]]:
    """Guides whose name is like the last part of the address: (path, name) pairs, the nearest first."""
    asked = unquote(ask.path.rstrip("/").rpartition("/")[2]).replace("-", " ").lower()[:80]
    if not asked or not ask.home.ready():
        return []
    names = {role.id: ask.home.labels.role(role.id) for role in ask.home.roles.list() if role.published}
    found = process.extract(asked, names, limit=5, score_cutoff=60, processor=str.lower)
    return [(f"/roles/{role}", name) for name, _, role in found]
