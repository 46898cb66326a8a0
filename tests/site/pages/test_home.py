"""The front page: a figure first, and whole where there is none."""

from collections.abc import Iterator

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import client, faults, one
from tests.site.fake_guide import summaries, tally
from tests.site.fake_home import FakeHome


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def test_the_front_page_opens_on_a_figure_in_words(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get("/").text)
    words = " ".join(one(page, ".head .lede").text().split())
    assert words.startswith("Backend software engineer: $152k (95% interval 146k to 159k), from 412 postings of 131 employers.")
    assert one(page, ".head a.fig").attributes["href"] == "/evidence/aaaaaa-highlght"


def test_the_front_page_is_whole_where_no_role_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    home = FakeHome()
    thin = summaries()[-1]
    monkeypatch.setattr(home.roles, "list", lambda: (thin,))
    monkeypatch.setattr(home.roles, "highlight", lambda: None)
    with client(home) as opened:
        for path in ("/", "/roles", "/about"):
            assert faults(opened.get(path).text) == []
        page = LexborHTMLParser(opened.get("/").text)
    assert "No figure stands on enough postings yet" in one(page, ".lede").text()
    assert [node.text() for node in page.css(".asks li")] == ["Welder 6"]


def test_where_no_job_is_known_to_be_open_postings_are_counted_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    home = FakeHome()
    shut = [msgspec.structs.replace(role, open_jobs=tally(0)) for role in summaries()]
    monkeypatch.setattr(home.roles, "list", lambda: tuple(shut))
    with client(home) as opened:
        heads = [node.text() for node in LexborHTMLParser(opened.get("/").text).css("thead th")]
    assert heads == ["Role", "Postings", "Middle pay"]
