"""The search: a plain form, its results, and every filter as a tick box or a chip."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from litestar import Response
from litestar.response import Redirect
from msgspec.structs import replace

from metier.site import asked as search
from metier.site import filters
from metier.site.cards import cards
from metier.site.page import Ask, Page
from metier.site.views import html

MOST_RELAXED = 8
#: This search in other forms: the ending of its address, and what it is called.
FEEDS = (
    ("atom", "Atom", "application/atom+xml"),
    ("rss", "RSS", "application/rss+xml"),
    ("json", "JSON Feed", "application/feed+json"),
)
FILES = (("csv", "CSV"), ("jsonl", "JSON lines"))


def jobs(ask: Ask) -> Response[Any]:
    """Render a page of results."""
    asked = search.read(ask.query)
    results = ask.home.postings.find(asked.query)
    elsewhere = filters.placed(asked, results)
    if elsewhere:
        return Redirect(elsewhere, status_code=302)
    last = min(max(-(-results.total // search.PER_PAGE), 1), search.LAST_PAGE)
    chips = filters.chips(asked, results, ask.home.labels)
    return html(
        "jobs.html",
        ask,
        title=f"Jobs: {asked.query.text}" if asked.query.text else "Jobs",
        asked=asked.query.text,
        search=asked.query,
        results=results,
        notes=[*asked.notes, *filters.told(results.ignored, asked)],
        chips=chips,
        understood=filters.understood(asked, results),
        literally=search.literally(asked),
        corrected=filters.corrected(asked, results),
        reworded=[(each.words, search.reworded(asked, each.text), each.total) for each in results.relaxations],
        relaxed=[] if results.total else _relaxed(ask, chips),
        filters=filters.filters(asked, results, ask.home.labels),
        ages=filters.ages(ask.home.about().as_of, asked.query.posted_since),
        sorts=[(name, label, search.sorted_by(asked, name)) for name, label in search.SORTS.items()],
        cards=cards(ask.home, results.hits, snippets=bool(asked.query.text)),
        page=asked.page,
        last=last,
        earlier=search.address(asked, asked.page - 1) if asked.page > 1 else None,
        later=search.address(asked, asked.page + 1) if asked.page < last else None,
        feeds=[(name, media, _other(asked, f"/jobs.{form}")) for form, name, media in FEEDS],
        files=[(name, _other(asked, f"/jobs.{form}")) for form, name in FILES],
        api=_other(asked, "/api/v1/postings"),
        first=search.address(asked),
        hides_closed=not asked.query.status,
        noindex=True,
        canonical="/jobs",
    )


def _other(asked: search.Asked, path: str) -> str:
    text = urlencode(search.pairs(asked))
    return f"{path}?{text}" if text else path


def _relaxed(ask: Ask, chips: list[filters.Chip]) -> list[tuple[filters.Chip, int]]:
    """What each filter's absence would find, the most first; one that finds nothing by itself is no help."""
    found = []
    for chip in chips[:MOST_RELAXED]:
        wider = search.read(parse_qsl(chip.away.partition("?")[2])).query
        found.append((chip, ask.home.postings.find(replace(wider, limit=1)).total))
    return sorted((item for item in found if item[1]), key=lambda item: -item[1])


PAGE = Page("/jobs", jobs, nav="Jobs", order=10)
