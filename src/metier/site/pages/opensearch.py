"""The search as browsers can add it to their own (OpenSearch 1.1)."""

from typing import Any
from xml.sax.saxutils import escape

from litestar import Response

from metier.site.page import Ask, Page


def opensearch(ask: Ask) -> Response[Any]:
    """Answer the description."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>metier</ShortName>'
        "<Description>Jobs and careers, with proof</Description><InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template="{escape(ask.address)}/jobs?q={{searchTerms}}"/>'
        f'<Url type="application/x-suggestions+json" template="{escape(ask.address)}/suggest?q={{searchTerms}}"/>'
        f'<Url type="application/atom+xml" template="{escape(ask.address)}/jobs.atom?q={{searchTerms}}"/>'
        "</OpenSearchDescription>\n"
    )
    return Response(body, media_type="application/opensearchdescription+xml")


PAGE = Page("/opensearch.xml", opensearch, needs_edition=False)
