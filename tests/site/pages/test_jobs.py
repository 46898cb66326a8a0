"""The search page: every filter in its form, every state in its address, a way on from everywhere."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import client, faults, one
from tests.site.fake_home import FakeHome


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def page(site: TestClient[Litestar], address: str) -> LexborHTMLParser:
    answer = site.get(address)
    assert answer.status_code == 200
    assert faults(answer.text) == []
    return LexborHTMLParser(answer.text)


def test_the_search_form_carries_every_filter_and_chips_take_them_away(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get("/jobs?q=nurse&level=senior&place=austin-tx").text)
    ticked = {(node.attributes["name"], node.attributes["value"]) for node in page.css("input[form=find][checked]")}
    assert {("level", "senior"), ("place", "austin-tx")} <= ticked
    away = {node.attributes["href"] for node in page.css(".chips a")}
    assert "/jobs?q=nurse&place=austin-tx" in away
    assert "/jobs?q=nurse&level=senior" in away
    assert one(page, "h1[aria-live=polite]").text() == "57 jobs"
    assert (
        one(page, "a[rel=next]").attributes["href"]
        == "/jobs?q=nurse&place=austin-tx&level=senior&page=2&cursor=old.0123456789ab.r20"
    )


def test_the_search_asks_the_library_what_the_address_says() -> None:
    home = FakeHome()
    with client(home) as opened:
        opened.get("/jobs?q=nurse&level=senior&level=entry&page=3&pay_min=50000&sort=newest")
    asked = home.postings.asked[0]
    assert (asked.text, asked.level, asked.offset, asked.pay_min, asked.sort) == (
        "nurse",
        ("senior", "entry"),
        40,
        50000.0,
        "newest",
    )
    assert asked.status == ()


def test_nothing_found_says_what_taking_a_filter_away_would_find(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get("/jobs?q=nothing&level=senior").text)
    offered = [node.text() for node in page.css(".plainlist li")]
    assert offered == ["without “nothing”: 57 jobs"]
    alone = LexborHTMLParser(site.get("/jobs?q=nothing&copies=true").text)
    assert [node.text() for node in alone.css(".plainlist li")] == ["without “nothing”: 60 jobs"]


@pytest.mark.parametrize("typed", ["Austin", "austin, tx", "AUSTIN-TX"])
def test_a_place_typed_as_words_becomes_its_id(site: TestClient[Litestar], typed: str) -> None:
    answer = site.get("/jobs", params={"q": "nurse", "place": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/jobs?q=nurse&place=austin-tx")


def test_what_is_left_out_stays_ticked_and_every_other_option_can_be_left_out(site: TestClient[Litestar]) -> None:
    shown = page(site, "/jobs?level=-senior&tool=not-stated")
    ticked = {(node.attributes["name"], node.attributes["value"]) for node in shown.css("input[type=checkbox][checked]")}
    assert ticked == {("level", "-senior"), ("tool", "not-stated")}
    barred = {(node.attributes["name"], node.attributes["value"]) for node in shown.css(".option button[form=find]")}
    assert {("role", "-backend-software-engineer"), ("level", "-not-stated"), ("tool", "-not-stated")} <= barred
    assert ("level", "-senior") not in barred
    assert all((node.attributes["aria-label"] or "").startswith("Leave out ") for node in shown.css(".option button"))
    assert "Tools: not stated" in one(shown, "ul.chips").text()


def test_what_a_form_sends_blank_is_no_part_of_the_address(site: TestClient[Litestar]) -> None:
    blank = "/jobs?q=nurse&place=&remote_from=&near=&radius=50&pay_min=&unstated_pay=include&posted_since=&level=senior"
    answer = site.get(blank, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/jobs?q=nurse&level=senior")
    assert site.get("/jobs?q=nurse&level=senior", follow_redirects=False).status_code == 200


def test_pay_has_three_ways_each_with_its_count(site: TestClient[Litestar]) -> None:
    shown = page(site, "/jobs?pay_min=80000&pay_currency=USD&unstated_pay=only")
    ways = shown.css(".option:has([type=radio])")
    assert [way.text().split()[-1] for way in ways] == ["47", "20", "27"]
    assert [node.attributes["value"] for node in shown.css("[name=unstated_pay][checked]")] == ["only"]
    assert len(shown.css("svg.spread rect")) == len(shown.css("svg.spread ~ details tbody tr")) == 2
    assert len(shown.css("svg.spread rect.less")) == 1


def test_the_head_says_what_was_merged_and_stated(site: TestClient[Litestar]) -> None:
    said = one(page(site, "/jobs?q=nurse"), ".headline").text()
    assert "60 postings, 3 copies merged" in said
    assert "pay stated in 30 (53%)" in said


def test_a_page_of_an_older_edition_says_so_and_one_no_longer_held_begins_again(site: TestClient[Litestar]) -> None:
    older = page(site, "/jobs?q=nurse&page=2&cursor=old.0123456789ab.r2")
    assert one(older, ".warning a").attributes["href"] == "/jobs?q=nurse"
    assert not page(site, "/jobs?q=nurse").css(".warning")
    gone = site.get("/jobs?q=nurse&page=2&cursor=pruned.0123456789ab.r2")
    assert gone.status_code == 410
    assert faults(gone.text) == []
    assert "/jobs?q=nurse" in [node.attributes["href"] for node in LexborHTMLParser(gone.text).css("main a")]


def test_a_town_nobody_knows_has_no_effect_and_that_is_said(site: TestClient[Litestar]) -> None:
    assert "“Nowhere” names no town here" in one(page(site, "/jobs?q=nurse&near=Nowhere"), "ul.advice").text()


def test_an_empty_circle_is_widened_on_request(site: TestClient[Litestar]) -> None:
    shown = page(site, "/jobs?near=Austin&radius=30")
    assert "/jobs?near=Austin&radius=200" in [node.attributes["href"] for node in shown.css("#results p a")]


def test_why_each_is_here_is_told_when_asked(site: TestClient[Litestar]) -> None:
    address = "/jobs?q=nurse&explain=true"
    assert one(page(site, "/jobs?q=nurse"), ".headline a").attributes["href"] == address
    assert one(page(site, address), ".headline a").attributes["href"] == "/jobs?q=nurse"
