"""Feeds: whatever an entry says, each form obeys its own rules and says it."""

import json
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.feed_rules import FAULTS

from metier.site.feeds import FORMS, Entry, Feed

DAY = datetime(2026, 11, 12, tzinfo=UTC)
NASTY = (
    "]]> & <b>bold</b> &amp;", "nul\0 esc\x1b \ufffe", "👩‍💻 café", "\u202eright to left שלום", "<script>alert(1)</script>",
    "half \ud800",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=20))


def entry(number: int = 1, title: str = "Nurse at Harbor", employer: str = "Harbor", part: str = "Austin, TX") -> Entry:
    return Entry(
        address=f"https://jobs.example.org/jobs/p{number}",
        title=title,
        employer=employer,
        parts=(part, "pay not stated"),
        published=DAY,
        updated=datetime(2026, 11, 14, 9, tzinfo=UTC),
        tags=("nurse", "open"),
        rights="Postings by Boards",
        outside="https://boards.example.com/1",
    )


def feed(*entries: Entry, title: str = "Jobs: nurse", says: str = "The newest.") -> Feed:
    page = "https://jobs.example.org/jobs?q=a%26b&level=senior"
    here = page.replace("/jobs?", "/jobs.atom?")
    return Feed(title=title, says=says, page=page, here=here, updated=DAY, entries=entries, about={"withheld": 0})


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_reader_finds_what_was_said(form: str) -> None:
    read = feedparser.parse(FORMS[form][1](feed(entry(1), entry(2))).encode())
    assert (read.bozo, read.version) == (False, {"atom": "atom10", "rss": "rss20"}[form])
    assert (read.feed.title, read.feed.subtitle, read.feed.link) == ("Jobs: nurse", "The newest.", feed().page)
    first = read.entries[0]
    assert (first.id, first.link, first.title) == ("https://jobs.example.org/jobs/p1",) * 2 + ("Nurse at Harbor",)
    assert (first.author, [tag.term for tag in first.tags]) == ("Harbor", ["nurse", "open"])
    assert first.published_parsed[:3] == (2026, 11, 12)
    assert first.summary == "<p>Austin, TX</p><p>pay not stated</p><p>Postings by Boards</p>"
    if form == "atom":
        assert (first.updated_parsed[:4], first.rights) == ((2026, 11, 14, 9), "Postings by Boards")


def test_a_json_feed_says_the_same() -> None:
    read = json.loads(FORMS["json"][1](feed(entry(1))))
    (item,) = read["items"]
    assert (item["id"], item["external_url"]) == ("https://jobs.example.org/jobs/p1", "https://boards.example.com/1")
    assert (item["date_published"], item["date_modified"]) == ("2026-11-12T00:00:00Z", "2026-11-14T09:00:00Z")
    assert (item["authors"], item["summary"]) == ([{"name": "Harbor"}], "Austin, TX · pay not stated")
    assert (read["_metier"], item["_metier"]) == ({"withheld": 0}, {"attribution": "Postings by Boards"})


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(title=TEXTS, employer=TEXTS, part=TEXTS, says=TEXTS)
def test_any_text_makes_a_sound_feed(form: str, title: str, employer: str, part: str, says: str) -> None:
    made = feed(entry(1, title or "x", employer, part), entry(2), title=f"Jobs: {title}", says=says)
    body = FORMS[form][1](made).encode()
    assert FAULTS[form](body) == []
    if form == "json":
        assert all("<script" not in item["content_html"] for item in json.loads(body)["items"])
    else:
        assert b"<script" not in body
        assert not feedparser.parse(body).bozo


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_sound_and_says_the_same_at_any_hour(form: str) -> None:
    body = FORMS[form][1](feed())
    assert FAULTS[form](body.encode()) == []
    assert body == FORMS[form][1](feed())
    assert form == "json" or "12 Nov 2026" in body or "2026-11-12" in body


def test_the_rules_find_faults() -> None:
    atom, rss, plain = (FORMS[form][1](feed(entry(1))) for form in ("atom", "rss", "json"))
    assert FAULTS["atom"](atom.replace("<updated>", "<other>", 1).replace("</updated>", "</other>", 1).encode()) == [
        "0 of updated"
    ]
    assert FAULTS["atom"](atom.replace("2026-11-12T00:00:00+00:00", "yesterday").encode())
    assert FAULTS["rss"](rss.replace('isPermaLink="true">https://jobs.example.org/jobs/p1', 'isPermaLink="true">p1').encode())
    assert FAULTS["rss"](rss.replace("<description>", "<x>", 1).replace("</description>", "</x>", 1).encode())
    assert FAULTS["json"](plain.replace("content_html", "contents").encode()) == ["unknown contents", "no text"]
