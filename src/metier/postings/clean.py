"""Turn a draft, in a source's own words, into a posting: safe to show, free of contacts, known by a stable id."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec

from metier.model.posting import Posting
from metier.model.record import Draft, Drop, Record
from metier.postings import html as markup_html
from metier.postings import language
from metier.postings.contacts import EMAIL_MARK, mask
from metier.postings.employers import employer_id
from metier.postings.html import cut, html_of, legible, one_line, sanitise, text_of
from metier.postings.identity import posting_id
from metier.postings.markup import to_html
from metier.postings.masking import mask_record, mask_value

#: Why a draft cannot become a posting.
NOTHING_TO_READ = "no title and no text"
#: Postings were not on the web before this year, nor close more than two years after they were received.
FIRST_YEAR, YEARS_AHEAD = 1995, 2
#: Hints larger than this, as JSON, are left out.
HINTS_LIMIT = 100_000

_TEXT_NODE = re.compile(r"(?:^|>)[^<]+")
_HREF = re.compile(r' href="([^"]*)"')


def clean(draft: Draft, source: str, board: str, received_at: datetime) -> Posting | Drop:
    """Make the posting of a draft, or say why there is none.

    `board` is used where the payload names none. Bodies are cut at `html.TEXT_LIMIT` characters of text, and the hint
    `truncated` says so. Never raises on what a draft holds.
    """
    title = mask(one_line(draft.title))
    html, text, truncated = _body(draft.body, draft.body_format)
    if not title and not text:
        return Drop(NOTHING_TO_READ, one_line(draft.source_id or draft.url, 200))
    employer = mask(one_line(draft.employer, 200))
    location = mask(one_line(draft.location, 1_000))
    url, board = _address(draft.url), one_line(draft.board or board, 200)
    source_id = one_line(draft.source_id, 300)
    hints = _hints(draft.hints)
    if truncated:
        hints["truncated"] = True
    return Posting(
        id=posting_id(source, board, source_id, url, (employer, title, location, text)),
        source=source,
        board=board,
        digest=Record.of(source, board, mask_record(draft.record)).digest,
        title=title,
        employer=employer,
        employer_id=employer_id(employer),
        text=text,
        html=html,
        location=location,
        source_id=source_id,
        url=url,
        apply_url=_address(draft.apply_url),
        language=language.code(draft.language) or language.detect(f"{title}\n{text}"),
        date_posted=_day(draft.date_posted, received_at),
        date_modified=_day(draft.date_modified, received_at),
        valid_through=_day(draft.valid_through, received_at),
        hints=hints,
        simulated=(urlsplit(url).hostname or "").endswith(".example") if url else False,
    )


def _body(body: str, body_format: str) -> tuple[str, str, bool]:
    """Sanitised HTML, its text, and whether anything was cut; both masked, and saying the same."""
    truncated = len(body) > markup_html.BODY_LIMIT * 2
    html = legible(sanitise(to_html(legible(body[: markup_html.BODY_LIMIT * 2]), body_format)))
    text = text_of(html)
    if len(text) > markup_html.TEXT_LIMIT:
        text = mask(cut(text))
        return html_of(text), text, True
    masked = mask(text)
    if masked != text:
        html = _TEXT_NODE.sub(lambda match: mask(match[0]), html)
        text = text_of(html)
        masked = mask(text)
    if masked != text:
        # a contact that runs over several elements: the markup goes, the mark stays
        return html_of(masked), masked, truncated
    if "@" in html or "%40" in html:
        html = _HREF.sub(lambda match: "" if EMAIL_MARK in mask(match[1]) else match[0], html)
    return html, text, truncated


def _address(url: str) -> str:
    url = legible(url).strip()
    if not url or len(url) > 2_000 or any(character.isspace() or character in '<>"' for character in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host or parts.username:
        return ""
    return "" if EMAIL_MARK in mask(url) else url


def _day(when: datetime | date | None, received_at: datetime) -> date | None:
    day = when.date() if isinstance(when, datetime) else when
    if day is None or not FIRST_YEAR <= day.year <= received_at.year + YEARS_AHEAD:
        return None
    return day


def _hints(hints: dict[str, Any]) -> dict[str, Any]:
    """Hints as JSON would hold them, without contacts; none at all where they cannot be held."""
    if not hints:
        return {}
    try:
        encoded = msgspec.json.encode(mask_value(hints))
        if len(encoded) > HINTS_LIMIT:
            return {}
        held: dict[str, Any] = msgspec.json.decode(encoded, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeError, ValueError, TypeError, RecursionError):
        return {}
    return held
