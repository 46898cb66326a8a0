"""Lever postings: the site's JSON answer, or one posting."""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from metier.model.record import Draft, Drop, Payload
from metier.model.rights import Rights
from metier.sources import json_text, moments, pay, spellings
from metier.sources.source import Request, Source

_SITE = re.compile(r"jobs(?:\.eu)?\.lever\.co/([^/?#]+)")
_LIST = re.compile(r"<[uo]l\b", re.IGNORECASE)


def requests(board: str) -> list[Request]:
    """The one address that lists every open posting of a site."""
    return [Request(f"https://api.lever.co/v0/postings/{quote(board, safe='')}?mode=json")]


def read(payload: Payload) -> Iterator[Draft | Drop]:
    """Read a site's list or one posting; one Draft or Drop a posting."""
    answer = json_text.answer(payload)
    if isinstance(answer, Drop):
        yield answer
        return
    if isinstance(answer, dict):
        held = answer.get("data") or answer.get("postings")
        answer = held if isinstance(held, list) else [answer]
    if not isinstance(answer, list) or (len(answer) == 1 and isinstance(answer[0], dict) and answer[0].get("ok") is False):
        yield Drop("not a Lever answer", payload.name)
        return
    for number, posting in enumerate(answer):
        yield _draft(posting, f"{payload.name}[{number}]")


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _draft(posting: Any, where: str) -> Draft | Drop:
    if not isinstance(posting, dict):
        return Drop("not an object", where)
    title = _text(posting.get("text"))
    if not title:
        return Drop("no title", where)
    url = _text(posting.get("hostedUrl"))
    site = _SITE.search(url or _text(posting.get("applyUrl")))
    held = posting.get("categories")
    categories: dict[str, Any] = held if isinstance(held, dict) else {}
    return Draft(
        record=json_text.encode(posting),
        title=title,
        body=_body(posting),
        body_format="html",
        employer=_text(posting.get("company")) or (site[1] if site else ""),
        location=_location(categories),
        source_id=_text(posting.get("id")),
        board=site[1] if site else "",
        url=url,
        apply_url=_text(posting.get("applyUrl")),
        date_posted=moments.moment(posting.get("createdAt")),
        hints=_hints(posting, categories),
    )


def _location(categories: dict[str, Any]) -> str:
    held = categories.get("allLocations")
    places = [_text(place) for place in held] if isinstance(held, list) else []
    return "; ".join(dict.fromkeys(place for place in places if place)) or _text(categories.get("location"))


def _part(posting: dict[str, Any], name: str) -> str:
    """One part as HTML; where only the plain twin is given, its lines become paragraphs."""
    markup = _text(posting.get(name))
    if markup:
        return markup
    lines = _text(posting.get(f"{name}Plain")).split("\n")
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())


def _body(posting: dict[str, Any]) -> str:
    """The whole advert: description, each list under its heading, the closing words and the words on pay."""
    opening = _part(posting, "description") or "\n".join(
        filter(None, (_part(posting, "opening"), _part(posting, "descriptionBody")))
    )
    parts = [opening]
    lists = posting.get("lists")
    for item in lists if isinstance(lists, list) else []:
        if isinstance(item, dict):
            content = _text(item.get("content"))
            parts.append(f"<h3>{html.escape(_text(item.get('text')), quote=False)}</h3>")
            parts.append(content if _LIST.search(content) else f"<ul>{content}</ul>")
    parts += [_part(posting, "additional"), _part(posting, "salaryDescription")]
    return "\n".join(part for part in parts if part)


def _hints(posting: dict[str, Any], categories: dict[str, Any]) -> dict[str, Any]:
    workplace = spellings.workplace(posting.get("workplaceType"))
    held = posting.get("salaryRange")
    pays: dict[str, Any] = held if isinstance(held, dict) else {}
    unit = spellings.pay_unit(pays.get("interval"))
    band = pay.band(
        pay.amount(pays.get("min")), pay.amount(pays.get("max")), pay.currency(pays.get("currency")), unit, "salaryRange"
    )
    country = _text(posting.get("country"))
    hints: dict[str, Any] = {
        "baseSalary": [band] if band else [],
        "jobLocation": [{"addressCountry": country}] if country else [],
        "jobLocationType": "TELECOMMUTE" if workplace == "remote" else "",
        "employmentType": spellings.employment_types(categories.get("commitment")),
        "workplace": workplace,
        "department": _text(categories.get("department")) or _text(categories.get("team")),
    }
    return {name: hint for name, hint in hints.items() if hint}


SOURCE = Source(
    name="lever",
    caption="Lever postings",
    homepage="https://github.com/lever/postings-api",
    read=read,
    requests=requests,
    rights=Rights(min_interval_s=3600, terms_url="https://github.com/lever/postings-api", terms_read_on=date(2026, 11, 1)),
    whole_board=True,
    hosts=("api.lever.co", "api.eu.lever.co"),
)
