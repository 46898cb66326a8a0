"""A posting's page: what it tells of the posting's life."""

from datetime import date

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import POSTING, client, faults, one
from tests.site.fake_home import FakeHome
from tests.site.fake_postings import at_nine

ID = "greenhouse:northlight:4001"


def test_facts_of_its_openness_are_told_and_no_label_for_one_sign() -> None:
    with client() as site:
        html = site.get(POSTING).text
    assert not faults(html)
    words = " ".join(one(LexborHTMLParser(html), ".openness").text().split())
    assert words == "Open 2 days; 1 copy on 2 sites."


def test_a_posting_long_open_and_dated_anew_says_since_when() -> None:
    home = FakeHome()
    kept = home.postings.held[ID]
    life = replace(kept.life, first_seen=at_nine(2026, 3, 1), redated=6, reopened=1, posted=date(2026, 2, 27))
    home.postings.held[ID] = replace(kept, life=life)
    with client(home) as site:
        page = LexborHTMLParser(site.get(POSTING).text)
    words = " ".join(one(page, ".openness").text().split())
    assert words == "long open Open 260 days; re-dated 6 times; re-opened once; 1 copy on 2 sites."
    assert one(page, ".openness .tag").text() == "long open"
    timeline = [" ".join(item.text().split()) for item in page.css(".life li")]
    assert timeline[:2] == ["27 February 2026 posted, as the employer said first", "1 March 2026 first seen here"]


def test_a_closed_posting_tells_how_long_it_was_open() -> None:
    with client() as site:
        page = LexborHTMLParser(site.get("/jobs/csv%3Ax%3Aclosed").text)
    assert one(page, ".openness").text().strip() == "Was open at least 59 days."


def test_jobs_like_it_are_listed_with_why() -> None:
    with client() as site:
        html = site.get(POSTING).text
    assert not faults(html)
    page = LexborHTMLParser(html)
    jobs = page.css("article.job")
    assert jobs[0].attributes["data-posting"] == "lever:harbor/general:9"
    assert one(jobs[0], ".base").text() == "Same role; shares Python, <b>PostgreSQL</b>"
    assert one(page, ".head a[href='#similar']").text() == "Similar jobs"
    assert "<b>PostgreSQL" not in html


def test_without_jobs_like_it_the_search_for_its_role_is_offered() -> None:
    home = FakeHome()
    home.postings.similar = lambda posting, limit=5: ()  # type: ignore[method-assign]  # noqa: ARG005 (the library's signature)
    with client(home) as site:
        page = LexborHTMLParser(site.get(POSTING).text)
    assert not page.css("#similar")
    assert one(page, ".head a[href^='/jobs?']").attributes["href"] == "/jobs?place=austin-tx&role=backend-software-engineer"
