"""What crawlers may read, and where the list of pages is."""

from typing import Any

from litestar import Response

from metier.site.page import Ask, Page

CLOSED = ("/jobs?", "/jobs.csv", "/jobs.jsonl", "/compare?", "/evidence/", "/api/")
RULES = "".join(["User-agent: *\n", *(f"Disallow: {path}\n" for path in CLOSED), "Allow: /\n"])


def robots(ask: Ask) -> Response[Any]:
    """Answer robots.txt."""
    return Response(f"{RULES}\nSitemap: {ask.address}/sitemap.xml\n", media_type="text/plain")


PAGE = Page("/robots.txt", robots, needs_edition=False)
