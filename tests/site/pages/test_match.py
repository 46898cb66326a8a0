"""The page that matches: a form without scripts, an answer that is stored nowhere, hostile words inert."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.matching.market import job, profile
from tests.site.faces import POSTING, client, faults, one
from tests.site.fake_home import FakeHome

from metier.errors import UsageError
from metier.library.matching import Person
from metier.matching.ledger import Sheet
from metier.model.matching import Advice, Matches, Reading, RoleMatch, Step, Unknown, Wishes

ID = "greenhouse:northlight:4001"
SECRET = "Xanthippe Quuxman, 12 Quux Road"


class Asked:
    """Stands for the library: remembers what it was asked, and answers with two jobs, one of a source that forbids showing."""

    def __init__(self) -> None:
        self.person: Person | None = None
        self.wishes: Wishes | None = None

    def match(self, person: Person, wishes: Wishes, limit: int = 20) -> Matches:
        del limit
        self.person, self.wishes = person, wishes
        if person.skills == ("nonsense",):
            raise UsageError("no skill that is known here", "skills by name")
        sheet = Sheet(profile("python", years=5, level="senior"))
        ledgers = [
            sheet.match(job(each, {"python": "required", "westlaw": "required"}, level="mid", years=9))
            for each in (ID, "secret:x:1")
        ]
        return Matches(
            reading=Reading(profile=sheet.profile, unknown=(Unknown("<b>x", ("Python",)),), stripped={"name": 2, "school": 1}),
            jobs=tuple(each for each in ledgers if each),
            roles=(
                RoleMatch(role="data-engineer", openings=40, n=20, k=9, score=0.5, low=0.4, high=0.6),
                RoleMatch(role="welder", openings=2, n=2, k=1, suppressed="too few employers: 1 of the 5 it takes"),
            ),
            advice=Advice(0.8, 2, 0, (Step("tool", "westlaw", "Westlaw", 1, (ID,)), Step("tool", "rust", "Rust", 0, ()))),
            total=900,
            considered=500,
        )


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def site(asked: Asked) -> Iterator[TestClient[Litestar]]:
    home: Any = FakeHome()
    home.matching = asked
    with client(home) as opened:
        yield opened


def test_the_form_needs_no_script_and_is_sent_by_post(site: TestClient[Litestar]) -> None:
    page = LexborHTMLParser(site.get("/match").text)
    form = one(page, "form.filters")
    assert (form.attributes["method"], (form.attributes["action"] or "").partition("#")[0]) == ("post", "/match")
    assert page.css_first("script") is None
    for field in page.css("form.filters [id]:is(input, textarea, select)"):
        assert page.css_first(f"label[for={field.attributes['id']}]") is not None


def test_an_answer_shows_each_line_with_the_words_of_both_and_is_never_stored(site: TestClient[Litestar], asked: Asked) -> None:
    sent = {"skills": "python, sql", "years": "5", "place": "Austin, TX; US", "pay_min": "90,000", "visa": "yes", "cv": SECRET}
    answer = site.post("/match", data=sent)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers
    assert faults(answer.text) == []
    assert asked.person == Person(skills=("python, sql",), years=5.0, cv=SECRET)
    assert asked.wishes == Wishes(place=("Austin, TX", "US"), pay_min=90_000.0, visa=True)
    page = LexborHTMLParser(answer.text)
    first = page.css("dl.facts")[0].text()
    assert "we use python" in first
    assert "my python" in first
    assert "Missing" in first
    assert "you stand above it, so that the score counts 90%".lower() in first.lower()
    assert "we use python" not in page.css("dl.facts")[1].text()  # a source that forbids showing its words
    assert "names (2), schools (1)" in page.text()
    assert "too few" in page.text()
    assert one(page, f"ol.rules a[href='{POSTING}']").text()
    assert "<b>x" not in answer.text


def test_what_is_sent_is_neither_logged_nor_remembered(
    site: TestClient[Litestar], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        site.post("/match", data={"cv": SECRET, "skills": "python"}, headers={"if-none-match": "*"})
    told = capfd.readouterr()
    assert "Quux" not in caplog.text + told.out + told.err
    assert "Quux" not in site.get("/match").text


def test_what_cannot_be_matched_is_said_above_the_form_which_keeps_it(site: TestClient[Litestar]) -> None:
    answer = site.post("/match", data={"skills": "nonsense", "level": "senior"})
    assert answer.status_code == 400
    assert "no skill that is known here" in answer.text
    page = LexborHTMLParser(answer.text)
    assert one(page, "#m-skills").text() == "nonsense"
    assert one(page, "#m-level option[selected]").attributes["value"] == "senior"
    assert site.post("/match", data={"skills": "python", "years": "many"}).status_code == 400
    assert site.post("/match", data={"skills": "python", "pay_min": "-1"}).status_code == 400


def test_hostile_words_stay_words_and_too_many_are_refused(site: TestClient[Litestar]) -> None:
    answer = site.post("/match", data={"skills": '"><script>alert(1)</script>', "cv": "</textarea><script>alert(2)</script>"})
    assert faults(answer.text) == []
    assert "<script>" not in answer.text
    assert site.post("/match", data={"cv": "x" * 2_000_000}).status_code == 413
    assert site.post("/jobs", data={"q": "x"}).status_code == 405


def test_the_api_answers_the_same_and_keeps_the_sources_rights(site: TestClient[Litestar], asked: Asked) -> None:
    answer = site.post("/api/v1/match", json={"skills": ["python"], "cv": SECRET, "remote_from": ["DE"], "years": 5, "limit": 5})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    body = answer.json()
    assert asked.wishes == Wishes(remote_from=("DE",))
    assert [each["posting"] for each in body["data"]["jobs"]] == [ID]
    assert (body["meta"]["withheld"], body["meta"]["total"]) == (1, 900)
    assert body["data"]["jobs"][0]["entries"][0]["asked"] == "we use python"
    assert "Quux" not in answer.text


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"skills": ["nonsense"]}, 400, "no skill"),
        ({"skill": ["python"]}, 400, "unknown field `skill`"),
        ({"skills": "python"}, 400, "skills"),
        ([], 400, "object"),
        ({"cv": "x" * 700_000}, 413, ""),
    ],
)
def test_the_api_says_what_cannot_be(site: TestClient[Litestar], body: Any, status: int, says: str) -> None:
    answer = site.post("/api/v1/match", json=body)
    assert answer.status_code == status
    assert says in answer.text
    assert answer.headers["content-type"] == "application/problem+json"
