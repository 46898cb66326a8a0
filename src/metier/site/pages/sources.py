"""The sources: what each may be used for, and how its last readings went."""

from typing import Any

from litestar import Response

from metier.site.page import Ask, Page
from metier.site.render import web_address
from metier.site.views import html

USES = (
    ("display", "shown"),
    ("aggregate", "counted in figures"),
    ("jsonld", "marked up for search engines"),
    ("feed_out", "in feeds"),
    ("api_out", "in the API"),
)


def sources(ask: Ask) -> Response[Any]:
    """Render the rights ledger and the status of every source."""
    every = ask.home.sources.list()
    return html(
        "sources.html",
        ask,
        title="Sources and rights",
        describe="Where postings come from, what their terms allow, and how the last readings went.",
        read=[status for status in every if status.runs],
        every=every,
        uses=USES,
        terms={status.name: web_address(status.rights.terms_url) for status in every},
    )


PAGE = Page("/sources", sources, nav="Sources", order=40, needs_edition=False)
