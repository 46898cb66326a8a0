"""The API: one envelope, problems in one shape, rights kept, a description that tells the truth."""

import csv
import io
from collections.abc import Iterator

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.site.faces import client
from tests.site.fake_home import FakeHome

from metier.api.parameters import MEANINGS
from metier.library.compare import PARTS
from metier.library.roles import Cut
from metier.model.figure import Evidence
from metier.model.posting import Kept

POSTING = "/api/v1/postings/greenhouse%3Anorthlight%3A4001"
READS = (
    "/api/v1/postings?q=nurse",
    POSTING,
    "/api/v1/postings/lever%3Aharbor%2Fgeneral%3A9",
    "/api/v1/roles",
    "/api/v1/roles/backend-software-engineer/guide?level=senior",
    "/api/v1/evidence/aaaaaa-p0147000",
    "/api/v1/similar/greenhouse%3Anorthlight%3A4001",
    "/api/v1/sources",
    "/api/v1/suggest?q=nur",
    "/api/v1/compare?role=registered-nurse&role=data-engineer&window=all",
)


@pytest.fixture(scope="module")
def api() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


@pytest.mark.parametrize("path", READS)
def test_an_answer_is_data_and_meta(api: TestClient[Litestar], path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 200
    body = answer.json()
    assert set(body) == {"data", "meta"}
    assert (body["meta"]["edition"], body["meta"]["as_of"], body["meta"]["simulated"]) == ("7f3c-k2", "2026-11-14", True)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/postings/nope", 404),
        ("/api/v1/postings/gone", 410),
        ("/api/v1/postings/secret%3Ax%3A1", 403),
        ("/api/v1/postings?limit=1000", 400),
        ("/api/v1/postings?limit=many", 400),
        ("/api/v1/postings?sort=salary", 400),
        ("/api/v1/postings?posted_since=soon", 400),
        ("/api/v1/postings?pay_min=nan", 400),
        ("/api/v1/roles/nurse/guide", 404),
        ("/api/v1/roles/data-engineer/guide?level=wizard", 400),
        ("/api/v1/compare?role=data-engineer", 400),
        ("/api/v1/compare?role=data-engineer&place=US&place=austin-tx&level=mid&level=senior&level=staff", 400),
        ("/api/v1/compare?role=nurse&role=data-engineer", 404),
        ("/api/v1/evidence/nope", 404),
        ("/api/v1/evidence/old-gone", 410),
        ("/api/v1/evidence/aaaaaa-p1?limit=x", 400),
        ("/api/v1/evidence/aaaaaa-p1?limit=-1", 400),
        ("/api/v1/similar/nope", 404),
        ("/api/v1/similar/gone", 410),
        ("/api/v1/similar/secret%3Ax%3A1", 403),
        ("/api/v1/similar/csv%3Ax%3Aclosed?limit=0", 400),
        ("/api/v1/suggest?q=nur&limit=51", 400),
        ("/api/v1/suggest?q=nur&fields=role,wizard", 400),
        ("/api/v1/nothing", 404),
        ("/api/v1/roles/boom/guide", 500),
    ],
)
def test_a_problem_says_what_came(api: TestClient[Litestar], path: str, status: int) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["instance"]) == (status, path.partition("?")[0].replace("%3A", ":"))
    assert body["title"]
    assert bool(body.get("detail")) == (status != 500)
    assert "secret" not in body.get("detail", "")


def test_a_misspelt_parameter_is_reported_with_the_right_one(api: TestClient[Litestar]) -> None:
    (ignored,) = api.get("/api/v1/postings?levle=senior").json()["meta"]["ignored"]
    assert ignored == {"parameter": "levle", "why": "no such parameter", "did_you_mean": "level"}
    wizard = api.get("/api/v1/postings?level=wizard").json()["meta"]["ignored"]
    assert wizard == [{"parameter": "level", "why": "no posting has 'wizard'"}]
    assert "ignored" not in api.get("/api/v1/roles/data-engineer/guide?window=all&place=US").json()["meta"]


def test_the_search_asks_the_library_what_the_address_says() -> None:
    home = FakeHome()
    with client(home) as opened:
        body = opened.get("/api/v1/postings?q=nurse&level=senior,entry&tool=python&tool=go&limit=2&offset=2&copies=true").json()
    asked = home.postings.asked[-1]
    assert (asked.text, asked.level, asked.tool, asked.limit, asked.offset, asked.copies) == (
        "nurse",
        ("senior", "entry"),
        ("python", "go"),
        2,
        2,
        True,
    )
    assert len(body["data"]["postings"]) == 2
    assert body["meta"]["next"].endswith("cursor=old.0123456789ab.r4")
    assert "level=senior%2Centry" in body["meta"]["next"]


def test_pages_of_results_neither_repeat_nor_lose(api: TestClient[Litestar]) -> None:
    path: str | None = "/api/v1/postings?limit=2"
    ids: list[str] = []
    while path and len(ids) < 20:
        body = api.get(path).json()
        ids += [item["id"] for item in body["data"]["postings"]]
        path = body["meta"].get("next") if body["data"]["postings"] else None
    assert sorted(ids) == sorted(name for name in FakeHome().postings.held if not name.startswith("secret"))


def test_a_posting_tells_what_was_observed_of_its_openness(api: TestClient[Litestar]) -> None:
    told = api.get(POSTING).json()["data"]["openness"]
    assert (told["status"], told["days"], told["copies"], told["signs"]) == ("open", 2, 1, [])
    assert told["words"] == ["open 2 days", "1 copy on 2 sites"]


def test_what_a_source_forbids_is_withheld_and_counted(api: TestClient[Litestar]) -> None:
    body = api.get("/api/v1/postings").json()
    assert body["meta"]["withheld"] == 1
    assert "secret" not in {item["source"] for item in body["data"]["postings"]}


def test_answers_read_back_as_the_nouns_they_are(api: TestClient[Litestar]) -> None:
    kept = msgspec.convert(api.get(POSTING).json()["data"], Kept)
    assert kept == FakeHome().postings.get(kept.posting.id)
    evidence = msgspec.convert(api.get("/api/v1/evidence/aaaaaa-p0147000?limit=0").json()["data"], Evidence)
    assert len(evidence.rows) == evidence.total == 84


def test_evidence_as_csv(api: TestClient[Litestar]) -> None:
    answer = api.get("/api/v1/evidence/aaaaaa-p0147000/rows.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == 84
    assert rows[0]["quote"] == "$145,000 – $165,000 per year"


def test_suggestions_say_what_the_search_would_be(api: TestClient[Litestar]) -> None:
    body = api.get("/api/v1/suggest?q=a%20nur&fields=role,%20tool&limit=3").json()
    assert body["data"] == [
        {
            "field": "role",
            "id": "registered-nurse",
            "label": "registered nurse",
            "count": 1200,
            "text": "a  registered nurse",
            "words": "RN",
        }
    ]
    assert api.get("/api/v1/suggest?q=nur&fields=tool").json()["data"] == []
    assert api.get("/api/v1/suggest").json()["data"] == []
    (ignored,) = api.get("/api/v1/suggest?q=nur&limits=3").json()["meta"]["ignored"]
    assert ignored["did_you_mean"] == "limit"


def test_jobs_like_one_say_why_and_leave_out_what_may_not_be_passed_on(api: TestClient[Litestar]) -> None:
    body = api.get("/api/v1/similar/greenhouse%3Anorthlight%3A4001?limit=6").json()
    ids = [item["id"] for item in body["data"]]
    assert len(ids) == 5
    assert not [name for name in ids if name.startswith("secret") or name == "greenhouse:northlight:4001"]
    assert body["meta"]["withheld"] == 1
    assert [reason["what"] for reason in body["data"][0]["reasons"]] == ["same role", "shares Python, <b>PostgreSQL</b>"]


def test_health() -> None:
    home = FakeHome()
    with client(home) as opened:
        assert opened.get("/health").json()["status"] == "ok"
        home.published = False
        answer = opened.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "empty")
        problem = opened.get("/api/v1/roles")
        assert (problem.status_code, problem.json()["title"]) == (503, "No edition yet")


def test_the_description_names_every_path_and_parameter(api: TestClient[Litestar]) -> None:
    described = api.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        "/health",
        "/api/v1/match",
        "/api/v1/postings",
        "/api/v1/postings.csv",
        "/api/v1/postings.jsonl",
        "/api/v1/postings/{posting}",
        "/api/v1/roles",
        "/api/v1/roles/{role}/guide",
        "/api/v1/compare",
        "/api/v1/evidence/{figure}",
        "/api/v1/evidence/{figure}/rows.csv",
        "/api/v1/evidence/{figure}/verified",
        "/api/v1/history/{posting}",
        "/api/v1/similar/{posting}",
        "/api/v1/sources",
        "/api/v1/suggest",
    }
    parameters = described["paths"]["/api/v1/postings"]["get"]["parameters"]
    assert {item["name"] for item in parameters} == set(MEANINGS)
    cuts = {item["name"] for item in described["paths"]["/api/v1/roles/{role}/guide"]["get"]["parameters"]}
    assert cuts == {"role", *Cut.__struct_fields__}
    sides = described["paths"]["/api/v1/compare"]["get"]["parameters"]
    assert {item["name"] for item in sides} == {*PARTS, "window"}
    for path, codes in (("/api/v1/postings/{posting}", {"403", "404", "410"}), ("/api/v1/roles/{role}/guide", {"400", "404"})):
        answers = described["paths"][path]["get"]["responses"]
        assert codes <= set(answers)
        assert "application/problem+json" in answers["404"]["content"]
    assert {"Figure", "Guide", "PostingDetail", "Evidence", "Rights"} <= set(described["components"]["schemas"])


def test_the_index_names_living_paths(api: TestClient[Litestar]) -> None:
    for address in api.get("/api/v1").json().values():
        if "{" not in address.partition("{?")[0]:
            assert api.get(address.partition("{?")[0]).status_code == 200


def test_reads_are_open_to_other_sites(api: TestClient[Litestar]) -> None:
    assert api.get("/api/v1/roles", headers={"origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"
    assert api.post("/api/v1/roles").status_code == 405
