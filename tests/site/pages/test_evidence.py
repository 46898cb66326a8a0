"""Evidence: the words, what was left out, and how to compute it again."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import EVIDENCE, client, one
from tests.site.fake_guide import evidence_of, share, tally
from tests.site.fake_home import FakeHome

from metier.model.figure import Evidence


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def test_evidence_highlights_the_words_and_counts_what_was_left_out(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get(EVIDENCE).text)
    assert len(page.css("li.advert")) == 20
    assert one(page, "li.advert mark").text() == "$145,000 – $165,000 per year"
    assert one(page, "li.advert blockquote").text().startswith("The base salary for this role is ")
    assert "131" in one(page, "#left-out table").text()
    assert len(LexborHTMLParser(site.get(EVIDENCE + "?all=1").text).css("li.advert")) == 84
    said = [node.text().strip() for node in page.css("p.fieldline")]
    assert said[0] == "145,000 to 165,000 USD a year from the source’s field baseSalary"
    chips = [node.text() for node in page.css(".chips li")]
    assert "no employer over 9% of the weight" in chips
    assert "metier verify --from aaaaaa-p0147000.json" in one(page, "#again pre").text()


def test_evidence_of_nothing_leaves_no_empty_column(monkeypatch: pytest.MonkeyPatch) -> None:
    home = FakeHome()
    nothing = replace(evidence_of("aaaaaa-none0000", 0), figure=tally(0), total=0)

    def none(figure: str, limit: int | None = 20) -> Evidence:
        return nothing

    monkeypatch.setattr(home.evidence, "get", none)
    with client(home) as opened:
        page = LexborHTMLParser(opened.get("/evidence/aaaaaa-none0000").text)
    assert page.css_first("#words") is None
    assert page.css_first(".proofs.bare") is not None


def test_rows_that_do_not_say_so_are_not_taken_for_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    home = FakeHome()
    rows = evidence_of("aaaaaa-s0000420", 7).rows
    some = replace(evidence_of("aaaaaa-s0000420", 7), figure=share(0.42, top_employer_share=0.004, coverage=1.0), rows=rows)

    def seven(figure: str, limit: int | None = 20) -> Evidence:
        return some

    monkeypatch.setattr(home.evidence, "get", seven)
    with client(home) as opened:
        page = LexborHTMLParser(opened.get("/evidence/aaaaaa-s0000420").text)
    assert " ".join(one(page, "#words p.note").text().split()) == "7 postings that say so; 84 were asked. All 84"
    chips = [node.text() for node in page.css(".chips li")]
    assert "no employer over 1% of the weight" in chips
    assert not [chip for chip in chips if chip.startswith("stated in")]
