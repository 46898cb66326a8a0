"""Feeds: what one says, and how it is written as Atom 1.0, RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import Any

import feedgenerator
import msgspec

#: What XML 1.0 has no way to write.
_UNWRITABLE = dict.fromkeys([*(code for code in range(32) if code not in {9, 10, 13}), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One posting in a feed. `address` is its page here and its lasting id, `outside` its page at the source, if there is one.

    `parts` are lines of plain words; `tags` its role, level, workplace and status; `rights` what must be said beside it.
    """

    address: str
    title: str
    employer: str
    parts: tuple[str, ...]
    published: datetime
    updated: datetime
    tags: tuple[str, ...]
    rights: str = ""
    outside: str | None = None
    about: dict[str, Any] = msgspec.field(default_factory=dict)


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed of entries, the newest first. `here` is its own address, `page` that of the search; `about` is for programs."""

    title: str
    says: str
    page: str
    here: str
    updated: datetime
    entries: tuple[Entry, ...]
    about: dict[str, Any]


def atom(feed: Feed) -> str:
    """The feed as Atom 1.0 (RFC 4287)."""
    return _xml(feedgenerator.Atom1Feed, feed)


def rss(feed: Feed) -> str:
    """The feed as RSS 2.0."""
    return _xml(feedgenerator.Rss201rev2Feed, feed)


def _xml(kind: Callable[..., Any], feed: Feed) -> str:
    made = kind(
        title=_plain(feed.title), link=feed.page, description=_plain(feed.says), feed_url=feed.here, feed_guid=feed.here,
        language="en", author_name="metier",
    )  # fmt: skip
    made.latest_post_date = lambda: feed.updated  # by itself it would take the clock where there are no entries
    for entry in feed.entries:
        made.add_item(
            title=_plain(entry.title),
            link=entry.address,
            description=_html(entry),
            author_name=_plain(entry.employer).strip() or "Employer not stated",
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.address,
            unique_id_is_permalink=True,
            categories=[_plain(tag) for tag in entry.tags],
            item_copyright=_plain(entry.rights) or None,
        )
    return str(made.writeString("utf-8"))


def _plain(text: str) -> str:
    return text.translate(_UNWRITABLE)


def _html(entry: Entry) -> str:
    lines = [*entry.parts, *filter(None, (entry.rights,))]
    return "".join(f"<p>{escape(_plain(line))}</p>" for line in lines)


def json(feed: Feed) -> str:
    """The feed as JSON Feed 1.1; `_metier` holds what is for programs."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.here,
        "description": _plain(feed.says),
        "language": "en",
        "_metier": feed.about,
        "items": [_item(entry) for entry in feed.entries],
    }
    return msgspec.json.encode(told).decode()


def _item(entry: Entry) -> dict[str, Any]:
    told = {
        "id": entry.address,
        "url": entry.address,
        "external_url": entry.outside,
        "title": _plain(entry.title),
        "content_html": _html(entry),
        "summary": _plain(" · ".join(entry.parts)),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": name}] if (name := _plain(entry.employer).strip()) else None,
        "tags": entry.tags or None,
        "_metier": entry.about | ({"attribution": entry.rights} if entry.rights else {}),
    }
    return {name: value for name, value in told.items() if value is not None}


#: The forms by the ending of the address: media type, and what writes one.
FORMS: dict[str, tuple[str, Callable[[Feed], str]]] = {
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "rss": ("application/rss+xml; charset=utf-8", rss),
    "json": ("application/feed+json", json),
}
