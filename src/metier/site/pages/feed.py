"""Any search as a feed: its address with `/jobs.atom`, `/jobs.rss` or `/jobs.json` in place of `/jobs`."""

from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from litestar import Response
from msgspec.structs import replace

from metier.library.takeout import SIMULATED, credit
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery
from metier.site import asked as search
from metier.site import chips, feeds, render
from metier.site.cards import card
from metier.site.feeds import Entry, Feed
from metier.site.links import job_path
from metier.site.page import Ask, Page

USUAL, MOST = 50, 200
#: Where the newest may not all be passed on, so many pages of them are looked through for those that may.
PAGES = 5


def feed(ask: Ask) -> Response[Any]:
    """Answer the newest postings of a search whose sources allow feeds; what is left out, and what had no effect, is said."""
    limit, notes = _limit(ask)
    asked = search.read((name, value) for name, value in ask.query if name != "limit")
    found, withheld, results = _newest(
        ask, replace(asked.query, sort="newest", limit=limit, offset=0, cursor="", facets=False, explain=False)
    )
    made = tuple(_entry(ask, kept) for kept in found)
    about = ask.home.about()
    form = ask.path.rpartition(".")[2]
    pairs = search.pairs(asked) + ([("limit", str(limit))] if limit != USUAL else [])
    left_out = f"{render.plural(withheld, 'newer posting')} left out: the source does not let feeds pass them on."
    says = (
        f"The newest postings of this search, at most {limit}.",
        *((f"{SIMULATED} employers, postings and figures.",) if about.simulated else ()),
        *((left_out,) if withheld else ()),
        *(f"{note}." for note in (*asked.notes, *notes, *chips.told(results.ignored, asked))),
    )
    whole = Feed(
        title=_title(ask, asked, results),
        says=" ".join(says),
        page=ask.address + search.address(asked),
        here=f"{ask.address}/jobs.{form}" + (f"?{urlencode(pairs)}" if pairs else ""),
        updated=max([datetime.combine(about.as_of, time(), UTC), *(entry.updated for entry in made)]),
        entries=made,
        about={"edition": about.edition, "as_of": about.as_of, "simulated": about.simulated, "withheld": withheld},
    )
    media, write = feeds.FORMS[form]
    return Response(write(whole), media_type=media)


def _title(ask: Ask, asked: search.Asked, results: Results) -> str:
    """What was searched for, in words: readers keep many feeds."""
    rest = replace(asked, query=replace(asked.query, text=""))
    parts = [asked.query.text, *(chip.label for chip in chips.chips(rest, results, ask.home.labels))]
    return "Jobs" + ": " * any(parts) + ", ".join(part for part in parts if part)


def _limit(ask: Ask) -> tuple[int, tuple[str, ...]]:
    text = ask.one("limit")
    if not text:
        return USUAL, ()
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST:
        return int(text), ()
    return USUAL, (f"limit “{text[:40]}” is not between 1 and {MOST}, and had no effect",)


def _newest(ask: Ask, query: SearchQuery) -> tuple[list[Kept], int, Results]:
    """The newest postings that may be passed on, how many before the last of them may not, and the answer they are from."""
    found: list[Kept] = []
    withheld = 0
    for page in range(PAGES):
        results = ask.home.postings.find(replace(query, offset=page * query.limit))
        for hit in results.hits:
            if ask.home.sources.rights(hit.kept.posting.source).feed_out:
                found.append(hit.kept)
                if len(found) == query.limit:
                    return found, withheld, results
            else:
                withheld += 1
        if len(results.hits) < query.limit:
            break
    return found, withheld, results


def _entry(ask: Ask, kept: Kept) -> Entry:
    posting, facts, life = kept.posting, kept.facts, kept.life
    shown = card(kept, ask.home.labels)
    published = datetime.combine(shown.posted, time(), UTC) if shown.posted else life.first_seen
    closed = datetime.combine(shown.closed_on, time(), UTC) if shown.closed_on else life.last_seen
    # a feed reader shows what is updated again: a posting that closes is news, one that is read again is not
    updated = max(published, life.first_seen, *([closed] if life.status == "closed" else []))
    said = (shown.employer, shown.where, shown.level, shown.pay or "pay not stated")
    ended = f"Closed on {render.day(shown.closed_on)}." if shown.closed_on else "Closed."
    name = f"{shown.title or 'Untitled'} at {shown.employer}" if shown.employer else shown.title or "Untitled"
    role, workplace = facts.role.id if facts.role else None, facts.workplace.type if facts.workplace else None
    return Entry(
        address=ask.address + job_path(shown.id),
        title=f"Closed: {name}" if life.status == "closed" else name,
        employer=shown.employer,
        parts=(*((ended,) if life.status == "closed" else ()), " · ".join(part for part in said if part)),
        published=published,
        updated=updated,
        tags=tuple(filter(None, (role, facts.seniority, workplace, life.status))),
        rights=credit(ask.home, kept),
        outside=render.web_address(posting.url),
        about={"posting": posting.id, "source": posting.source, "status": life.status},
    )


PAGE = Page("/jobs.atom", feed, twins=("/jobs.rss", "/jobs.json"))
