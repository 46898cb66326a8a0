"""What metier is, what its marks mean, and where the data and the API are."""

from typing import Any

from litestar import Response

from metier.site.page import Ask, Page
from metier.site.views import html


def about_page(ask: Ask) -> Response[Any]:
    """Render the page."""
    return html(
        "about.html",
        ask,
        title="About",
        describe="How to read a figure, what the marks mean, and how to get the data.",
        published=[role for role in ask.home.roles.list() if role.published][:1],
    )


PAGE = Page("/about", about_page)
