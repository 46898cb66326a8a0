"""The front page: one figure with its proof, the roles with the most postings, the newest postings."""

from typing import Any

from litestar import Response

from metier.model.search import SearchQuery
from metier.site.cards import cards
from metier.site.page import Ask, Page
from metier.site.views import html


def home(ask: Ask) -> Response[Any]:
    """Render the front page."""
    newest = ask.home.postings.find(SearchQuery(sort="newest", status=("open", "unknown"), limit=6))
    published = [role for role in ask.home.roles.list() if role.published]
    return html(
        "home.html",
        ask,
        title="Jobs and careers, with proof",
        describe="What the work is like, what it asks and what it pays: every figure leads to the job postings behind it.",
        highlight=ask.home.roles.highlight(),
        roles=published[:10],
        more=max(len(published) - 10, 0),
        cards=cards(ask.home, newest.hits, snippets=False),
        canonical="/",
    )


PAGE = Page("/", home)
