"""The application as a whole: headers, answers that hold, failures that tell nothing they should not."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.site.faces import GUIDE, PAGES, client, faults
from tests.site.fake_home import FakeHome

from metier.serve.app import create
from metier.site.views import stamp


@pytest.fixture(scope="module")
def app() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


@pytest.mark.parametrize(
    "path", ["/", GUIDE, "/nowhere", "/api/v1/roles", "/api/v1/nothing", "/static/metier.css", "/roles/boom"]
)
def test_every_answer_bears_the_security_headers(app: TestClient[Litestar], path: str) -> None:
    headers = app.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


def test_an_edition_decides_whether_an_answer_still_holds() -> None:
    home = FakeHome()
    with client(home) as opened:
        first = opened.get(GUIDE)
        tag = {"if-none-match": first.headers["etag"]}
        again = opened.get(GUIDE, headers=tag)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        home.edition = "next"
        assert opened.get(GUIDE, headers=tag).status_code == 200
        assert opened.get("/sources", headers=tag).status_code == 200


def test_what_is_not_there_is_not_kept(app: TestClient[Litestar]) -> None:
    assert app.get("/nowhere").headers["cache-control"] == "no-store"
    assert app.get("/health").headers["cache-control"] == "no-store"


def test_static_files_are_kept_for_ever_under_their_digest(app: TestClient[Litestar]) -> None:
    assert "immutable" in app.get(stamp("metier.css")).headers["cache-control"]
    assert "immutable" not in app.get("/static/metier.css").headers["cache-control"]
    assert app.get(stamp("favicon.svg")).headers["content-type"].startswith("image/svg")


@pytest.mark.parametrize(
    "path", ["/static/../views.py", "/static/%2e%2e/views.py", "/static/..%2fviews.py", "/static//etc/passwd", "/static/%00"]
)
def test_no_path_leads_out_of_the_static_folder(app: TestClient[Litestar], path: str) -> None:
    answer = app.get(path)
    assert answer.status_code in {400, 404}
    assert "environment" not in answer.text


def test_pages_answer_head_and_nothing_that_writes(app: TestClient[Litestar]) -> None:
    assert app.head(GUIDE).status_code == 200
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert app.request(method, GUIDE).status_code == 405


def test_a_fault_tells_nothing_of_itself(app: TestClient[Litestar]) -> None:
    answer = app.get("/roles/boom")
    assert answer.status_code == 500
    assert faults(answer.text) == []
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text


def test_before_the_first_edition_every_page_says_so() -> None:
    home = FakeHome()
    home.published = False
    with client(home) as opened:
        for path in PAGES:
            answer = opened.get(path)
            assert answer.status_code == (200 if path in {"/sources", "/methods"} else 503), path
            assert faults(answer.text) == []


def test_an_edition_that_cannot_be_read_is_a_fault_told_in_plain_words() -> None:
    home = FakeHome()
    home.edition = "broken"
    with client(home) as opened:
        for path in ("/", "/api/v1/roles", "/roles"):
            answer = opened.get(path)
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "content-security-policy" in answer.headers
        assert faults(opened.get("/").text) == []


def test_answers_are_compressed_when_asked(app: TestClient[Litestar]) -> None:
    assert app.get(GUIDE, headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in app.get(GUIDE, headers={"accept-encoding": "identity"}).headers


def test_the_public_root_is_the_one_given() -> None:
    home = FakeHome()
    with TestClient(create(home, "https://jobs.example.org/")) as opened:  # type: ignore[arg-type]  # a fake home
        assert '<link rel="canonical" href="https://jobs.example.org/roles">' in opened.get("/roles").text
