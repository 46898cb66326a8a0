"""Any search as a feed."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import client
from tests.site.fake_home import FakeHome
from tests.site.feed_rules import FAULTS

FORMS = ("atom", "rss", "json")


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def items(site: TestClient[Litestar], query: str = "") -> list[dict[str, Any]]:
    found = site.get(f"/jobs.json{query}").json()["items"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("query", ["", "?q=a%26b%3Cc%00%1b%F0%9F%91%A9&level=senior&limit=3", "?q=nothing", "?q=]]>&page=2"])
def test_every_form_of_every_search_is_sound(site: TestClient[Litestar], form: str, query: str) -> None:
    answer = site.get(f"/jobs.{form}{query}")
    media = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}
    assert (answer.status_code, answer.headers["content-type"]) == (200, media.get(form, "application/feed+json"))
    assert FAULTS[form](answer.content) == []
    if form != "json":
        assert not feedparser.parse(answer.content).bozo
        assert "<script" not in answer.text


def test_all_forms_hold_the_same_postings(site: TestClient[Litestar]) -> None:
    atom, rss = (feedparser.parse(site.get(f"/jobs.{form}").content).entries for form in ("atom", "rss"))
    ids = [item["id"] for item in items(site)]
    assert ids == [entry.id for entry in atom] == [entry.id for entry in rss]
    assert "http://testserver.local/jobs/lever%3Aharbor%2Fgeneral%3A9" in ids
    assert len(ids) == len(FakeHome().postings.held) - 1


def test_what_feeds_may_not_pass_on_is_left_out_and_said(site: TestClient[Litestar]) -> None:
    for form in FORMS:
        text = site.get(f"/jobs.{form}").text
        assert "Locksmith" not in text
        assert "1 newer posting left out" in text
    assert site.get("/jobs.json").json()["_metier"]["withheld"] == 1


def test_others_take_the_place_of_what_is_left_out() -> None:
    home = FakeHome()
    held = home.postings.held
    home.postings.held = {"secret:x:1": held["secret:x:1"]} | held
    with client(home) as opened:
        assert [item["_metier"]["posting"] for item in items(opened, "?limit=2")] == list(home.postings.held)[1:3]
        assert home.postings.asked[-1].offset == 2
    home.postings.held = {name: one for name, one in held.items() if one.posting.source == "secret"}
    with client(home) as opened:
        assert items(opened) == []


def test_the_newest_of_the_search_are_asked_for() -> None:
    home = FakeHome()
    with client(home) as opened:
        body = opened.get("/jobs.json?q=nurse&level=senior&sort=pay&page=7&limit=200").json()
    asked = home.postings.asked[-1]
    assert (asked.text, asked.level, asked.sort, asked.limit, asked.offset) == ("nurse", ("senior",), "newest", 200, 0)
    assert body["title"] == "Jobs: nurse, Senior"
    assert body["feed_url"] == "http://testserver.local/jobs.json?q=nurse&level=senior&sort=pay&limit=200"
    assert body["home_page_url"] == "http://testserver.local/jobs?q=nurse&level=senior&sort=pay"


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many", "１"])
def test_a_limit_out_of_range_and_words_without_effect_are_said(limit: str) -> None:
    home = FakeHome()
    with client(home) as opened:
        said = opened.get("/jobs.json", params={"limit": limit, "levle": "x", "level": "wizard"}).json()["description"]
    assert home.postings.asked[-1].limit == 50
    for part in ("is not between 1 and 200", "did you mean “level”", "no posting has 'wizard'"):
        assert part in said


def test_a_posting_that_closed_is_marked_and_dated_by_that(site: TestClient[Litestar]) -> None:
    (closed,) = [item for item in items(site, "?status=closed&status=open") if "closed" in item["tags"]]
    assert closed["title"] == "Closed: Warehouse associate at Fieldstone Foods"
    assert closed["date_modified"] == "2026-11-01T00:00:00Z"
    assert closed["content_html"].startswith("<p>Closed on 1 November 2026.</p>")
    (gone,) = [item for item in items(site) if item["_metier"]["posting"] == "csv:x:unknown"]
    assert gone["date_modified"] == gone["date_published"] == "2026-09-03T09:00:00Z"


def test_what_must_be_said_beside_a_posting_is(site: TestClient[Litestar]) -> None:
    full = items(site)[0]
    assert full["_metier"]["attribution"] == "Simulated market: invented · Postings by job boards"
    entry = ET.fromstring(site.get("/jobs.atom").content).find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert entry.findtext("{http://www.w3.org/2005/Atom}rights") == full["_metier"]["attribution"]
    assert "<description>The newest postings of this search, at most 50. Simulated market: invented" in site.get("/jobs.rss").text


def test_no_address_leads_where_a_browser_should_not_go(site: TestClient[Litestar]) -> None:
    assert "javascript:" not in "".join(site.get(f"/jobs.{form}").text for form in FORMS)


def test_a_reader_that_has_it_is_told_so(site: TestClient[Litestar]) -> None:
    for form in FORMS:
        first = site.get(f"/jobs.{form}?q=nurse")
        for name, header in (("if-none-match", "etag"), ("if-modified-since", "last-modified")):
            again = site.get(f"/jobs.{form}?q=nurse", headers={name: first.headers[header]})
            assert (again.status_code, again.content) == (304, b"")
        assert site.get(f"/jobs.{form}", headers={"if-modified-since": "Sat, 14 Nov 2026 09:00:01 GMT"}).status_code == 200


def test_the_search_tells_readers_where_its_feeds_are(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get("/jobs?q=nurse&level=senior").text)
    links = {node.attributes["type"]: node.attributes["href"] for node in page.css("head link[rel=alternate]")}
    assert links == {
        "application/atom+xml": "/jobs.atom?q=nurse&level=senior",
        "application/rss+xml": "/jobs.rss?q=nurse&level=senior",
        "application/feed+json": "/jobs.json?q=nurse&level=senior",
    }
    assert {"/jobs.csv?q=nurse&level=senior", "/jobs.jsonl?q=nurse&level=senior"} <= {
        node.attributes["href"] for node in page.css("main a[href^='/jobs.']")
    }


def test_the_same_search_is_the_same_feed(site: TestClient[Litestar]) -> None:
    with client() as other:
        assert other.get("/jobs.atom").content == site.get("/jobs.atom").content
