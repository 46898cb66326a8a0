"""The list of pages for crawlers: guides and the newest open postings."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from litestar import Response

from metier.model.search import SearchQuery
from metier.site.links import job_path
from metier.site.page import Ask, Page

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
STATIC = ("/", "/roles", "/methods", "/sources", "/about")
AT_ONCE = 100
MOST = 5_000


def _open_postings(ask: Ask) -> Iterable[str]:
    offset = 0
    while offset < MOST:
        results = ask.home.postings.find(SearchQuery(status=("open",), sort="newest", limit=AT_ONCE, offset=offset))
        yield from (job_path(hit.posting) for hit in results.hits)
        offset += AT_ONCE
        if not results.hits or offset >= results.total:
            return


def sitemap(ask: Ask) -> Response[Any]:
    """Answer the sitemap; a simulated market lists its pages too, each of them marked `noindex`."""
    paths = [*STATIC, *(f"/roles/{role.id}" for role in ask.home.roles.list() if role.published), *_open_postings(ask)]
    lines = [f"<url><loc>{escape(ask.address + path)}</loc></url>" for path in paths]
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n' + "\n".join(lines) + "\n</urlset>\n"
    return Response(body, media_type="application/xml")


PAGE = Page("/sitemap.xml", sitemap)
