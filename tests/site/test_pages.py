"""Every page: sound HTML, every number a way to its evidence, hostile words inert, nothing needed but GET and HTML."""

import gzip
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import EVIDENCE, GUIDE, HOSTILE, MISSING, PAGES, POSTING, client, faults, one
from tests.site.fake_postings import full_posting

from metier.site.site import SHELF


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(site: TestClient[Litestar], path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert faults(answer.text) == []
    assert len(gzip.compress(answer.content)) < 60_000


@pytest.mark.parametrize("path", MISSING)
def test_a_page_that_is_not_there_says_so_in_plain_words(site: TestClient[Litestar], path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == (410 if "gone" in path else 400 if "level" in path else 404)
    assert faults(answer.text) == []
    assert "Traceback" not in answer.text


def test_every_page_of_the_shelf_is_among_those_checked() -> None:
    checked = " ".join(PAGES)
    for name, module in SHELF.all().items():
        path = module.PAGE.path.partition("{")[0]
        assert path in checked or name in {"robots", "sitemap", "feed", "export", "opensearch", "suggest"}


def test_every_internal_link_leads_somewhere(site: TestClient[Litestar]) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        page = LexborHTMLParser(site.get(waiting.pop()).text)
        for node in page.css("a[href^='/'], link[href^='/']"):
            address = (node.attributes["href"] or "").partition("#")[0]
            if address in seen or address.startswith(("/jobs?", "/compare?")):
                continue
            seen.add(address)
            answer = site.get(address)
            assert answer.status_code == 200, address
            if "text/html" in answer.headers["content-type"]:
                waiting.append(address)
    assert len(seen) > 50


def test_hostile_words_stay_words(site: TestClient[Litestar]) -> None:
    asked = site.get("/jobs", params={"q": '"><script>alert(1)</script>', "place": "' onfocus=alert(1) x='", '"><b>': "1"})
    for answer in (asked, site.get(HOSTILE), site.get("/"), site.get("/roles/<script>alert(1)<%2Fscript>")):
        assert faults(answer.text) == []
        assert "<script>alert" not in answer.text
    page = LexborHTMLParser(site.get(HOSTILE).text)
    assert not [node for node in page.css("a") if "javascript:" in (node.attributes["href"] or "")]


def test_the_twins_of_a_guide_and_of_evidence(site: TestClient[Litestar]) -> None:
    assert site.get(GUIDE + ".md").text.startswith("# Backend software engineer")
    assert site.get(GUIDE + ".json").json()["cell"]["role"] == "backend-software-engineer"
    assert site.get(EVIDENCE + ".json").json()["total"] == 84
    assert len(site.get(EVIDENCE + ".csv").text.splitlines()) == 85


def test_another_spelling_of_a_role_is_sent_to_its_own_address(site: TestClient[Litestar]) -> None:
    answer = site.get("/roles/Data Engineer?level=senior", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/roles/data-engineer?level=senior")


def test_a_posting_shows_each_fact_with_its_words_or_not_stated(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(POSTING).text)
    facts = {one(node, "dt").text(): node.text() for node in page.css("dl.facts > div")}
    assert "$145,000 to $165,000 a year" in facts["Pay"]
    assert "$145,000 - $165,000 per year" in facts["Pay"]
    assert "5+ years of experience" in facts["Experience"]
    apply = one(page, "a.apply")
    assert apply.attributes["rel"] == "nofollow noopener"
    bare = LexborHTMLParser(site.get("/jobs/csv%3Ax%3Aclosed").text)
    assert bare.css_first("a.apply") is None
    assert len(bare.css("dd.unstated")) == 7


def test_markup_for_search_engines_only_where_it_is_allowed_and_grounded(site: TestClient[Litestar]) -> None:
    def markup(path: str) -> list[str]:
        return [node.text() for node in LexborHTMLParser(site.get(path).text).css("script[type='application/ld+json']")]

    (found,) = markup(POSTING)
    assert json.loads(found)["hiringOrganization"]["name"] == full_posting().posting.employer
    for path in ("/jobs/csv%3Ax%3Aclosed", "/jobs/secret%3Ax%3A1", HOSTILE):
        assert markup(path) == []


def test_a_source_that_forbids_showing_has_its_words_held_back(site: TestClient[Litestar]) -> None:
    text = site.get("/jobs/secret%3Ax%3A1").text
    assert "We need a Locksmith" not in text
    assert "does not let us show" in text


def test_what_had_no_effect_is_told(site: TestClient[Litestar]) -> None:
    notes = one(LexborHTMLParser(site.get("/jobs?q=the&rol=nurse&pay_min=lots&level=wizard").text), "ul.advice").text()
    assert "did you mean “role”" in notes
    assert "pay_min “lots” cannot be read" in notes
    assert "The word 'the' is too common" in notes
    assert "Level: no posting has 'wizard'" in notes
    assert "status" not in notes


def test_crawlers_find_guides_and_postings(site: TestClient[Litestar]) -> None:
    assert "Sitemap: http://testserver.local/sitemap.xml" in site.get("/robots.txt").text
    listed = site.get("/sitemap.xml").text
    assert GUIDE in listed
    assert POSTING in listed
    assert "/roles/welder" not in listed


def test_addresses_for_programs_are_xml(site: TestClient[Litestar]) -> None:
    ET.fromstring(site.get("/opensearch.xml").content)
    ET.fromstring(site.get("/sitemap.xml").content)


def test_a_posting_is_set_beside_the_usual_pay_of_its_role(site: TestClient[Litestar]) -> None:
    assert "$147k" in one(LexborHTMLParser(site.get(POSTING).text), "p.usual").text()


def test_the_simulated_market_is_said_once_and_kept_from_search_engines(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(GUIDE).text)
    assert len(page.css("p.notice")) == 1
    assert one(page, "meta[name=robots]").attributes["content"] == "noindex"
