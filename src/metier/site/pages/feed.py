"""Any search as an Atom feed: the address of the search with `/jobs.atom` in place of `/jobs`."""

from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from litestar import Response
from msgspec.structs import replace

from metier.errors import NotFoundError
from metier.model.posting import Kept
from metier.site import asked as search
from metier.site.cards import card
from metier.site.links import job_path
from metier.site.page import Ask, Page

MOST = 50
# what XML 1.0 has no way to write
UNPRINTABLE = {code: None for code in range(32) if code not in {9, 10, 13}} | {0xFFFE: None, 0xFFFF: None}


def _entry(ask: Ask, kept: Kept) -> str:
    shown = card(kept, ask.home.labels)
    address = escape(ask.address + job_path(shown.id))
    posted = datetime.combine(shown.posted, time(), UTC) if shown.posted else kept.life.first_seen
    words = " · ".join(part for part in (shown.employer, shown.where, shown.pay or "pay not stated") if part)
    credit = ask.home.sources.rights(kept.posting.source).attribution
    return (
        f'<entry><id>{address}</id><title>{escape(shown.title)}</title><link href="{address}"/>'
        f"<published>{posted.isoformat()}</published><updated>{kept.life.first_seen.isoformat()}</updated>"
        f"<author><name>{escape(shown.employer)}</name></author><summary>{escape(words)}</summary>"
        f"{f'<rights>{escape(credit)}</rights>' if credit else ''}</entry>"
    )


def feed(ask: Ask) -> Response[Any]:
    """Answer the newest postings of a search whose sources allow feeds."""
    asked = search.read(ask.query)
    entries = []
    for hit in ask.home.postings.find(replace(asked.query, sort="newest", limit=MOST, offset=0)).hits:
        try:
            kept = ask.home.postings.get(hit.posting)
        except NotFoundError:
            continue
        if ask.home.sources.rights(kept.posting.source).feed_out:
            entries.append(_entry(ask, kept))
    here = escape(f"{ask.address}/jobs.atom?{urlencode(search.pairs(asked))}")
    page = escape(ask.address + search.address(asked))
    updated = datetime.combine(ask.home.about().as_of, time(), UTC).isoformat()
    title = f"Jobs: {asked.query.text}" if asked.query.text else "Jobs"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{here}</id><title>{escape(title)}</title><updated>{updated}</updated>"
        f'<link rel="self" href="{here}"/><link href="{page}"/>\n' + "\n".join(entries) + "\n</feed>\n"
    )
    return Response(body.translate(UNPRINTABLE), media_type="application/atom+xml")


PAGE = Page("/jobs.atom", feed)
