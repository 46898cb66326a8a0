"""The search: a plain form, its results, and every filter as a tick box or a chip."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response
from litestar.response import Redirect
from msgspec.structs import replace

from metier.errors import GoneError, UsageError
from metier.model.search import Results, SearchQuery
from metier.site import asked as search
from metier.site import chips, filters, paying, relaxing
from metier.site.cards import found
from metier.site.page import Ask, Page
from metier.site.views import html

#: This search in other forms: the ending of its address, and what it is called.
FEEDS = (
    ("atom", "Atom", "application/atom+xml"),
    ("rss", "RSS", "application/rss+xml"),
    ("json", "JSON Feed", "application/feed+json"),
)
FILES = (("csv", "CSV"), ("jsonl", "JSON lines"))
#: What only the library can tell to be wrong, and what is said then.
WRONG = {
    "cursor": "The place in the list that the address tells is that of another search; this is the beginning",
    "near": "“{}” names no town here, or several, and had no effect; a town with its state or degrees (30.27,-97.74) do",
    "pay_currency": "“{}” is no currency and had no effect; USD, EUR or GBP is one",
}
#: Pages listed by number.
NUMBERED = 5


def jobs(ask: Ask) -> Response[Any]:
    """Render a page of results."""
    asked = search.read(ask.query)
    if not asked.notes and len(search.pairs(asked, asked.page, asked.query.cursor)) < len(ask.query):
        # a form sends its blank fields too: the address says what is asked and no more
        return Redirect(search.address(asked, asked.page, asked.query.cursor), status_code=302)
    try:
        asked, results = _found(ask, asked)
    except GoneError as gone:
        return _gone(ask, asked, gone)
    elsewhere = filters.placed(asked, results, ask.home)
    if elsewhere and not asked.query.cursor:
        return Redirect(elsewhere, status_code=302)
    return html(
        "jobs.html",
        ask,
        title=f"Jobs: {asked.query.text}" if asked.query.text else "Jobs",
        asked=asked.query.text,
        search=asked.query,
        results=results,
        notes=[*asked.notes, *chips.told(results.ignored, asked)],
        filters=filters.filters(asked, results, ask.home.labels),
        pay=paying.pay_filter(asked.query, results.pay),
        cards=found(ask.home, results, asked.query),
        explained=search.changed(asked, explain=not asked.query.explain),
        hides_closed=not asked.query.status,
        noindex=True,
        canonical="/jobs",
        **_said(ask, asked, results),
        **_head(ask, asked, results),
        **_paging(asked, results),
    )


def _said(ask: Ask, asked: search.Asked, results: Results) -> dict[str, Any]:
    """What is set and what was understood, each with the way to take it away, and the ways out of an empty result."""
    chosen, understood = chips.chips(asked, results, ask.home.labels), chips.understood(asked, results)
    return {
        "chips": chosen,
        # the words themselves stand in the search field, and what was understood of them beside
        "shown": [chip for chip in chosen if not understood or chip.away != search.without(asked, "text")],
        "filtered": len(chosen) - bool(asked.query.text),
        "understood": understood,
        "literally": search.changed(asked, literal=True),
        "corrected": chips.corrected(asked, results),
        "with_unstated": chips.with_unstated(asked, results),
        "ways": relaxing.ways(ask.home, asked, chosen, understood) if not results.total else relaxing.Ways(),
    }


def _found(ask: Ask, asked: search.Asked) -> tuple[search.Asked, Results]:
    """The results; a town nobody knows, a currency that is none, another search's cursor have no effect, and a note says so."""
    for name, note in WRONG.items():
        try:
            return asked, ask.home.postings.find(asked.query)
        except UsageError as wrong:
            if not wrong.came.removeprefix("the ").startswith(name):
                continue
            notes = (*asked.notes, note.format(getattr(asked.query, name)[:80]))
            without: dict[str, Any] = {name: ""} | ({"radius": SearchQuery().radius} if name == "near" else {})
            asked = replace(asked, query=replace(asked.query, **without), notes=notes)
    return asked, ask.home.postings.find(asked.query)


def _gone(ask: Ask, asked: search.Asked, gone: GoneError) -> Response[Any]:
    """The page for a cursor whose edition is no longer held."""
    return html(
        "error.html",
        ask,
        status=410,
        title="This list has been replaced by a newer one",
        code=410,
        came=gone.came,
        valid="",
        do="The same search runs on what is here now.",
        near=[(search.address(asked), "begin this search again")],
        asked=asked.query.text,
        noindex=True,
        canonical="/jobs",
    )


def _head(ask: Ask, asked: search.Asked, results: Results) -> dict[str, Any]:
    """What stands above the results: how many copies were merged, pay stated, order, other forms."""
    about = ask.home.about()
    each = 0
    if results.total and not asked.query.copies and not asked.query.cursor:
        wide = ask.home.postings.find(replace(asked.query, copies=True, limit=0, offset=0, facets=False, explain=False))
        # a search with few results takes near ones too, which is another search
        each = wide.total if wide.ignored == results.ignored else 0
    return {
        "postings": each if each > results.total else 0,
        "stated": paying.stated(asked.query, results.pay),
        "outdated": bool(results.edition) and results.edition != about.edition,
        "ages": filters.ages(about.as_of, asked.query.posted_since),
        "seen": filters.ages(about.as_of, asked.query.seen_since),
        "sorts": [(name, label, search.changed(asked, sort=name)) for name, label in search.SORTS.items()],
        "feeds": [(name, media, _other(asked, f"/jobs.{form}")) for form, name, media in FEEDS],
        "files": [(name, _other(asked, f"/jobs.{form}")) for form, name in FILES],
        "api": _other(asked, "/api/v1/postings"),
    }


def _paging(asked: search.Asked, results: Results) -> dict[str, Any]:
    """The first pages by number; what follows by a cursor, so that each result stands on one page."""
    page, last = asked.page, max(-(-results.total // search.PER_PAGE), 1)
    later = search.address(asked, page + 1, results.next) if results.next else None
    return {
        "page": page,
        "last": last,
        "first": search.address(asked),
        "earlier": search.address(asked, page - 1) if 1 < page <= search.LAST_PAGE else None,
        "later": later or (search.address(asked, page + 1) if page < min(last, search.LAST_PAGE) else None),
        "numbered": [(number, search.address(asked, number)) for number in range(1, min(last, NUMBERED) + 1)],
    }


def _other(asked: search.Asked, path: str) -> str:
    text = urlencode([pair for pair in search.pairs(asked) if pair[0] != "explain"])
    return f"{path}?{text}" if text else path


PAGE = Page("/jobs", jobs, nav="Jobs", order=10)
