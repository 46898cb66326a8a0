"""The guide: every figure a way to its evidence, small tables side by side, tails folded."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import GUIDE, client, figures, one
from tests.site.fake_guide import guide_of
from tests.site.fake_home import FakeHome

from metier.errors import NotFoundError
from metier.site.render import value


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def test_every_figure_of_a_guide_leads_to_its_evidence(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(GUIDE).text)
    shown = {(node.attributes["href"], node.text().split(":")[0].strip()) for node in page.css("a.fig, a.mark")}
    asked = figures(guide_of("backend-software-engineer"))
    assert len(asked) > 30
    for figure in asked:
        assert (f"/evidence/{figure.id}", value(figure)) in shown


def test_a_suppressed_figure_says_why_to_eye_and_ear(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(GUIDE).text)
    marks = page.css("a.mark")
    assert marks
    assert all(
        "pay needs 10 employers" in mark.text() and "pay needs 10 employers" in (mark.attributes["title"] or "") for mark in marks
    )
    assert "only 4 employers say so" in page.text().lower()


def test_a_modelled_figure_is_marked(site: TestClient[Litestar]) -> None:
    assert LexborHTMLParser(site.get(GUIDE).text).css_first(".mark.modelled") is not None


def test_a_long_ranking_is_folded_and_small_ones_lie_side_by_side(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(GUIDE).text)
    tail = one(page, "#tools details.tail")
    assert one(tail, "summary").text() == "The rest"
    assert len(tail.css("tbody tr")) == 5
    assert [node.attributes["class"] for node in page.css("#tools .unit")] == ["unit left", "unit right", "unit right"]
    assert page.css("#tools .barcell .axis") == []
    assert [node.text() for node in page.css(".floors li")] == [
        "Needs 10 employers.",
        "A share needs 5 employers.",
        "Pay needs 10.",
    ]
    assert "Only 4 employers say so." in one(page, "#become p.note").text()
    assert "The same holds as for How to become one." in one(page, "#types p.note").text()


def test_a_chart_has_a_name_and_says_what_it_shows(site: TestClient[Litestar]) -> None:
    drawing = one(LexborHTMLParser(site.get(GUIDE).text), "figure.chart svg[role=img]")
    named = {node.attributes["id"]: node.text() for node in drawing.css("title, desc")}
    words = [named[name] for name in (drawing.attributes["aria-labelledby"] or "").split()]
    assert words == ["How pay is spread", "Half of the employers pay between $121k and $176k."]


def test_a_cut_without_postings_leads_to_the_whole_role(monkeypatch: pytest.MonkeyPatch) -> None:
    home = FakeHome()

    def nothing(role: str, cut: object = None) -> None:
        raise NotFoundError("no posting stands in this cell", do="widen it")

    monkeypatch.setattr(home.roles, "guide", nothing)
    with client(home) as opened:
        answer = opened.get(GUIDE + "?level=senior")
    page = LexborHTMLParser(answer.text)
    assert (answer.status_code, one(page, "h1").text()) == (404, "No posting stands in this cut")
    assert one(page, ".plainlist a").attributes["href"] == GUIDE
