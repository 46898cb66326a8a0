"""The front page: one figure with its proof, the roles with the most postings, the newest postings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from litestar import Response

from metier.model.search import SearchQuery
from metier.site.cards import cards
from metier.site.page import Ask, Page
from metier.site.views import html

if TYPE_CHECKING:
    from metier.library.labels import Labels

ROLES, POSTINGS = 16, 5


def _headline(highlight: Any, labels: Labels) -> str:
    """What the opening figure is about: `Backend software engineer, senior, Austin, TX`."""
    cell = highlight.cell
    if not cell.role:
        return str(highlight.title)
    parts = [labels.role(cell.role)]
    parts += [labels.level(cell.level).lower()] if cell.level else []
    parts += [labels.workplace(cell.workplace).lower()] if cell.workplace else []
    return ", ".join(parts + ([labels.place(cell.place)] if cell.place else []))


def home(ask: Ask) -> Response[Any]:
    """Render the front page."""
    newest = ask.home.postings.find(SearchQuery(sort="newest", limit=POSTINGS))
    every = ask.home.roles.list()
    published = [role for role in every if role.published]
    highlight = ask.home.roles.highlight()
    return html(
        "home.html",
        ask,
        title="Jobs and careers, with proof",
        describe="What the work is like, what it asks and what it pays: every figure leads to the job postings behind it.",
        highlight=highlight,
        headline=_headline(highlight, ask.home.labels) if highlight else "",
        roles=published[:ROLES],
        more=max(len(published) - ROLES, 0),
        waiting=[] if published else sorted(every, key=lambda role: -role.n)[:ROLES],
        is_open=any(role.open_jobs.value for role in published),
        cards=cards(ask.home, newest.hits, snippets=False),
        canonical="/",
    )


PAGE = Page("/", home)
