"""Any search as a file of all it finds, on the site and from the API."""

import csv
import io
from collections.abc import Iterator

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.site.faces import client
from tests.site.fake_home import FakeHome

from metier.library.takeout import COLUMNS, Line

FACES = ("/jobs", "/api/v1/postings")
OPEN = [name for name in FakeHome().postings.held if not name.startswith("secret")]


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


@pytest.mark.parametrize("face", FACES)
def test_every_posting_is_a_line_of_the_table(site: TestClient[Litestar], face: str) -> None:
    answer = site.get(f"{face}.csv?q=nurse&level=senior")
    head, *rows = csv.reader(io.StringIO(answer.text, newline=""))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert (tuple(head), [row[0] for row in rows]) == (COLUMNS, OPEN)
    assert answer.headers["content-disposition"] == 'attachment; filename="jobs-simulated-7f3c-k2.csv"'
    assert (answer.headers["x-withheld"], answer.headers["x-edition"]) == ("1", "7f3c-k2")
    assert "Locksmith" not in answer.text
    assert "x-ignored" not in answer.headers


@pytest.mark.parametrize("face", FACES)
def test_every_posting_is_an_object_of_the_apis_shape(site: TestClient[Litestar], face: str) -> None:
    answer = site.get(f"{face}.jsonl")
    lines = [msgspec.json.decode(line, type=Line) for line in answer.content.splitlines()]
    assert [line.id for line in lines] == OPEN
    assert {line.edition for line in lines} == {"7f3c-k2"}
    told = set(msgspec.json.decode(answer.content.splitlines()[0]))
    assert told - {"edition", "experience"} <= set(site.get("/api/v1/postings").json()["data"]["postings"][0])


@pytest.mark.parametrize("face", FACES)
def test_the_search_is_the_one_of_the_address_whole(face: str) -> None:
    home = FakeHome()
    with client(home) as opened:
        opened.get(f"{face}.csv?q=nurse&level=senior&status=closed&copies=true&sort=pay")
    asked = home.postings.asked[-1]
    assert (asked.text, asked.level, asked.status, asked.copies) == ("nurse", ("senior",), ("closed",), True)
    assert (asked.limit, asked.offset) == (0, 0)


def test_what_had_no_effect_is_told(site: TestClient[Litestar]) -> None:
    on_site = site.get("/jobs.csv?levle=x&level=wizard").headers["x-ignored"]
    assert '"levle" is no part of a search' in on_site
    assert "no posting has 'wizard'" in on_site
    by_api = site.get("/api/v1/postings.jsonl?limit=5&offset=3&levle=x&level=wizard").headers["x-ignored"]
    assert by_api == (
        "limit: has no effect on a whole search; offset: has no effect on a whole search; levle: no such parameter; "
        "level: no posting has 'wizard'"
    )


def test_a_value_that_cannot_be_is_a_clear_refusal(site: TestClient[Litestar]) -> None:
    answer = site.get("/api/v1/postings.csv?pay_min=lots")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("address", ["/jobs.csv", "/jobs.jsonl", "/api/v1/postings.csv", "/api/v1/postings.jsonl"])
def test_who_has_it_is_told_so_and_nothing_is_compressed_away(site: TestClient[Litestar], address: str) -> None:
    first = site.get(address)
    again = site.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = site.get(address, headers={"accept-encoding": "identity"})
    assert (plain.content, "content-encoding" in plain.headers) == (first.content, False)


def test_a_search_that_finds_nothing_is_a_header_line(site: TestClient[Litestar]) -> None:
    assert site.get("/jobs.csv?q=nothing").text == ",".join(COLUMNS) + "\r\n"
    assert site.get("/jobs.jsonl?q=nothing").content == b""


def test_the_description_leaves_out_what_a_whole_search_has_not(site: TestClient[Litestar]) -> None:
    paths = site.get("/api/openapi.json").json()["paths"]
    page = {each["name"] for each in paths["/api/v1/postings"]["get"]["parameters"]}
    for form, media in (("csv", "text/csv"), ("jsonl", "application/jsonl")):
        told = paths[f"/api/v1/postings.{form}"]["get"]
        names = {each["name"] for each in told["parameters"]}
        assert names < page
        assert names.isdisjoint({"limit", "offset", "sort"})
        assert media in told["responses"]["200"]["content"]


def test_without_an_edition_nothing_is_written() -> None:
    home = FakeHome()
    home.published = False
    with client(home) as opened:
        assert opened.get("/jobs.csv").status_code == opened.get("/api/v1/postings.csv").status_code == 503
