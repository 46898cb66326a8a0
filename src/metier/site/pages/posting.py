"""A posting: what was read from it with the words that say so, its own text, its life, and the way to apply."""

from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Response
from litestar.response import Redirect
from markupsafe import Markup

from metier.model.figure import Figure
from metier.model.posting import Kept
from metier.site import factrows, jobmarkup, links, views
from metier.site.cards import Card, card
from metier.site.page import Ask, Page
from metier.site.render import plural, web_address


def _timeline(kept: Kept) -> list[tuple[date, str]]:
    posting, life = kept.posting, kept.life
    edits = f", changed {plural(life.edits, 'time')}" if life.edits else ""
    posted = life.posted if life.posted != posting.date_posted else None
    seen = f"last seen{edits}" if life.readings > 1 else ""
    events: list[tuple[date | datetime | None, str]] = [
        (posted, "posted, as the employer said first"),
        (posting.date_posted, "posted, as the employer says"),
        (life.first_seen, "first seen here"),
        (posting.date_modified, "changed, as the employer says"),
        (life.last_seen if seen else None, seen),
        (life.closed_on, "gone from its board"),
        (posting.valid_through, "closes, as the employer says"),
    ]
    days = [(when.date() if isinstance(when, datetime) else when, what) for when, what in events if when is not None]
    return sorted(days, key=lambda event: event[0])


def _alike(kept: Kept) -> str | None:
    facts = kept.facts
    role = facts.role.id if facts.role else None
    if not role:
        return None
    metro = next((place.metro for place in facts.places if place.metro), None)
    return "/jobs?" + urlencode([("place", metro)] * bool(metro) + [("role", role)])


def _usual(ask: Ask, role: str | None) -> Figure | None:
    """The middle pay of the posting's role, where it is published."""
    summary = next((item for item in ask.home.roles.list() if item.id == role), None) if role else None
    return summary.pay if summary and summary.pay and summary.pay.value is not None else None


def _similar(ask: Ask, kept: Kept) -> list[tuple[Card, str]]:
    """Jobs like it as cards, each with why."""
    hits = ask.home.postings.similar(kept.posting.id)
    return [(card(hit.kept, ask.home.labels), "; ".join(reason.what for reason in hit.reasons)) for hit in hits]


def posting_page(ask: Ask) -> Response[Any]:
    """Render a posting. A closed one stays readable, without markup for search engines."""
    asked = ask.params["posting"]
    kept = ask.home.postings.get(asked)
    posting = kept.posting
    if posting.id != asked:
        return Redirect(links.job_path(posting.id), status_code=308)
    role = kept.facts.role.id if kept.facts.role else None
    rights = ask.home.sources.rights(posting.source)
    about = ask.home.about()
    shown = views.description(posting.html) if rights.display else Markup("")
    markup = jobmarkup.job_posting(kept, str(shown), about.as_of) if rights.jsonld and rights.display else None
    copies = [{"id": name, "label": name} for name in kept.copies]
    return views.html(
        "posting.html",
        ask,
        title=f"{posting.title}, {posting.employer}",
        describe=posting.text[:160].replace("\n", " ") if rights.display else "",
        posting=posting,
        card=card(kept, ask.home.labels),
        life=kept.life,
        facts=factrows.rows(kept, ask.home.labels),
        demands=factrows.demands(kept.facts),
        duties=kept.facts.duties,
        openings=kept.facts.openings,
        rights=rights,
        shown=shown,
        apply=web_address(posting.apply_url) or web_address(posting.url),
        direct=web_address(posting.apply_url) is not None,
        original=web_address(posting.url),
        timeline=_timeline(kept),
        openness=ask.home.postings.openness(kept),
        copies=copies,
        role=role,
        usual=_usual(ask, role),
        alike=_alike(kept),
        similar=_similar(ask, kept),
        markup=Markup(jobmarkup.script_text(markup)) if markup else None,  # noqa: S704 - JSON with <, > and & escaped
        noindex=kept.life.status == "closed" or not rights.display,
        canonical="/jobs/" + quote(min(posting.id, *kept.copies) if kept.copies else posting.id, safe=""),
    )


PAGE = Page("/jobs/{posting:path}", posting_page)
