"""All roles met in the postings, by field, and why some have no guide yet."""

from typing import Any

from litestar import Response

from metier.site.page import Ask, Page
from metier.site.views import html


def roles(ask: Ask) -> Response[Any]:
    """Render the index of roles."""
    every = ask.home.roles.list()
    fields: dict[str, list[Any]] = {}
    for role in every:
        if role.published:
            fields.setdefault(role.field or "other", []).append(role)
    return html(
        "roles.html",
        ask,
        title="Roles",
        describe="Career guides: what each role is, asks and pays, counted from job postings.",
        is_open=any(role.open_jobs.value for role in every if role.published),
        fields=sorted(fields.items(), key=lambda item: -sum(role.n for role in item[1])),
        waiting=sorted((role for role in every if not role.published), key=lambda role: (-role.n, role.name)),
    )


PAGE = Page("/roles", roles, nav="Roles", order=20)
