"""Hacker News "Who is hiring?" threads: Algolia hits and item trees, Firebase items, one or a list."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from metier.model.record import Draft, Drop, Payload
from metier.model.rights import Rights
from metier.sources import advert_line, json_text, moments
from metier.sources.bodies import body_format
from metier.sources.rows import rows
from metier.sources.source import Request, Source

BOARD = "who-is-hiring"
_WHOLE = "-"  # no list is taken out of an answer: what stands around it names the thread
_OTHER_THREADS = {"wants to be hired": "job seeker's post", "freelancer": "post in a freelancers' thread"}


class _Post(msgspec.Struct, frozen=True):
    """A comment or item with the number and title of its thread, where they are known, and where it stood."""

    values: dict[str, Any]
    thread: str
    thread_title: str
    where: str


def requests(board: str) -> list[Request]:
    """The address of a thread by its item number, with all its comments."""
    return [Request(f"https://hn.algolia.com/api/v1/items/{board}")]


def read(payload: Payload) -> Iterator[Draft | Drop]:
    """Read a thread in any of its shapes; one Draft or Drop a comment."""
    posts: list[_Post] = []
    for row in rows(payload, _WHOLE):
        if isinstance(row, Drop):
            yield row
            continue
        opened = _opened(row.values, row.where)
        if not opened:
            yield Drop("thread without comments", row.where)
        posts += opened
    comments = {_id(post.values) for post in posts if post.values.get("type") != "story"}
    titles = {_id(post.values): _text(post.values.get("title")) for post in posts if post.values.get("type") == "story"}
    for post in posts:
        yield _draft(post, comments, titles)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _id(values: dict[str, Any]) -> str:
    return _text(values.get("objectID")) or _text(values.get("id"))


def _opened(values: dict[str, Any], where: str) -> list[_Post]:
    """The comments an answer holds, or the one item it is."""
    for key in ("hits", "children"):
        held = values.get(key)
        if isinstance(held, list) and (key == "hits" or values.get("type") == "story"):
            thread = _text(values.get("story_id")) or (_id(values) if key == "children" else "")
            title = _text(values.get("story_title")) or _text(values.get("title"))
            items = [item for item in held if isinstance(item, dict)]
            return [_Post(item, thread, title, f"{where}[{number}]") for number, item in enumerate(items)]
    return [_Post(values, _text(values.get("story_id")), _text(values.get("story_title")), where)]


def _refusal(post: _Post, comments: set[str], titles: dict[str, str]) -> str | None:
    """Why an item is no advert before its words are read."""
    values = post.values
    parent = _text(values.get("parent_id")) or _text(values.get("parent"))
    title = (post.thread_title or titles.get(parent, "")).lower()
    if values.get("deleted") is True:
        return "deleted"
    if values.get("dead") is True:
        return "dead"
    if values.get("type") == "story":
        return "a thread, not a comment"
    if parent and (parent in comments or (post.thread and parent != post.thread)):
        return "reply, not an advert"
    return next((reason for words, reason in _OTHER_THREADS.items() if words in title), None)


def _draft(post: _Post, comments: set[str], titles: dict[str, str]) -> Draft | Drop:
    values = post.values
    refusal = _refusal(post, comments, titles)
    if refusal:
        return Drop(refusal, post.where)
    body = _text(values.get("comment_text")) or _text(values.get("text"))
    if values.get("type") == "job" and _text(values.get("title")):
        return _job(values, body)
    plain = advert_line.plain(body)
    refusal = advert_line.refusal(plain)
    if refusal:
        return Drop(refusal, post.where)
    line = advert_line.read(plain)
    return _made(values, body, line)


def _job(values: dict[str, Any], body: str) -> Draft:
    """A job story: the advert's first line is its title, the words may be missing."""
    line = advert_line.read(_text(values.get("title")))
    return _made(values, body, line)


def _made(values: dict[str, Any], body: str, line: advert_line.AdvertLine) -> Draft:
    number = _id(values)
    posted = moments.moment(values.get("created_at") or values.get("created_at_i") or values.get("time"))
    return Draft(
        record=json_text.encode({key: value for key, value in values.items() if key not in {"children", "kids"}}),
        title=line.title,
        body=body,
        body_format="html" if body_format(body) == "html" or "\n" not in body else "text",
        employer=line.employer,
        location=line.location,
        source_id=number,
        board=BOARD,
        url=f"https://news.ycombinator.com/item?id={number}" if number else "",
        apply_url=_text(values.get("url")) if values.get("type") == "job" else "",
        date_posted=posted,
    )


SOURCE = Source(
    name="hackernews",
    caption="Hacker News: Who is hiring?",
    homepage="https://news.ycombinator.com",
    read=read,
    requests=requests,
    unseen_days=60,  # a thread is a month's; who still hires posts again in the next or the one after
    rights=Rights(
        attribution="Hacker News, news.ycombinator.com",
        min_interval_s=3600,
        terms_url="https://github.com/HackerNews/API",
        terms_read_on=date(2026, 11, 1),
    ),
    hosts=("hn.algolia.com", "hacker-news.firebaseio.com"),
)
