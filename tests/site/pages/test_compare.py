"""The page that compares: selectors without JavaScript, one address for one comparison, and what is not clearly different."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser
from tests.site.faces import COMPARE, client, one


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient[Litestar]]:
    with client() as opened:
        yield opened


def page(site: TestClient[Litestar], path: str = COMPARE) -> LexborHTMLParser:
    answer = site.get(path)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def test_a_clear_difference_is_told_from_one_that_is_not(site: TestClient[Litestar]) -> None:
    rows = {(one(node, "th").text(strip=True)): node for node in page(site).css("table.versus tbody tr")}
    middle, degree, hybrid = rows["Middle"], rows["Require a degree"], rows["Hybrid"]
    assert one(middle, ".gap .fig").text() == "−$12k"
    assert one(middle, ".gap").attributes["class"] == "gap"
    assert one(degree, ".gap.unclear .fig").text() == "no clear difference"
    assert "−8 to +2" in one(degree, ".gap .ci").text()
    assert not hybrid.css(".gap")
    assert "too few" in one(hybrid, "td:last-child a").text()
    assert one(middle, ".gap a").attributes["href"] == "/evidence/aaaaaa-gappay00"


def test_a_column_is_named_at_the_head_and_in_every_cell(site: TestClient[Litestar]) -> None:
    found = page(site)
    assert [node.text() for node in found.css(".standing a")] == ["=Nurse()", "Data engineer"]
    assert {node.attributes["data-column"] for node in found.css("table.versus td")} == {"=Nurse()", "Data engineer"}


def test_the_form_leads_back_to_the_same_comparison(site: TestClient[Litestar]) -> None:
    form = one(page(site, COMPARE + "&place=austin-tx&place=all"), "form.sides")
    assert [node.attributes.get("value") for node in form.css("select[name=role] option[selected]")] == [
        "registered-nurse", "data-engineer",
    ]  # fmt: skip
    assert [node.attributes.get("value") or "" for node in form.css("input[name=place]")] == ["Austin, TX", "", "", ""]
    assert len(form.css("select[name=role]")) == 4


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        # as the form sends it
        (
            "/compare?role=registered-nurse&place=&level=&role=data-engineer&place=&level=&role=&place=&level=&window=",
            "/compare?role=registered-nurse&role=data-engineer",
        ),
        ("/compare?role=Registered+nurse&role=data-engineer", "/compare?role=registered-nurse&role=data-engineer"),
        ("/compare?role=data-engineer&place=Austin&place=all&x=1", "/compare?role=data-engineer&place=austin-tx&place=all"),
        (
            "/compare?role=data-engineer&role=data-engineer&level=mid&level=senior&window=all",
            "/compare?role=data-engineer&level=mid&level=senior&window=all",
        ),
    ],
)
def test_another_spelling_is_sent_to_its_own_address(site: TestClient[Litestar], asked: str, address: str) -> None:
    answer = site.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, address)
    assert site.get(address, follow_redirects=False).status_code == 200


def test_one_column_asks_for_another(site: TestClient[Litestar]) -> None:
    found = page(site, "/compare?role=data-engineer&level=mid")
    assert "compared with" in one(found, "h1").text()
    links = [node.attributes["href"] or "" for node in found.css("main section a")]
    assert "/compare?role=data-engineer&level=mid&level=senior" in links
    assert "/compare?role=data-engineer&place=austin-tx&place=US&level=mid" in links
    assert all("level=mid&level=mid" not in link for link in links)


def test_the_twins(site: TestClient[Litestar]) -> None:
    twins = COMPARE.partition("?")[2]
    assert site.get(f"/compare.json?{twins}").json()["columns"][1]["cell"] == {"role": "data-engineer"}
    assert site.get(f"/compare.csv?{twins}").text.startswith("section,table,line,column,measure,value")
    assert site.get(f"/compare.md?{twins}").text.startswith("# Registered nurse and data engineer")
    assert site.get("/compare.json?role=data-engineer").status_code == 400
    assert site.get("/compare.csv").status_code == 400


def test_parts_of_different_numbers_say_what_is_valid(site: TestClient[Litestar]) -> None:
    answer = site.get(COMPARE + "&level=mid&level=senior&level=staff")
    assert answer.status_code == 400
    assert "once for each in order" in answer.text
