"""Cursors stay with the edition they were given for, whatever is published meanwhile; what is no cursor is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from msgspec.structs import replace
from tests.hostile.taking import jobs, on, take

import metier
from metier.errors import GoneError, UsageError
from metier.library import cursors
from metier.library.home import Home
from metier.model.record import Payload
from metier.model.search import SearchQuery
from metier.serve.app import create
from metier.sources import shelf

EVERY = SearchQuery(status=("open", "unknown", "closed"), limit=3)


def published(home: Home, day: int, *numbers: int) -> str:
    """Take a reading of one board and publish."""
    take(home.path, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(*numbers), on(day)))
    return home.intake.publish()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    opened = metier.open(tmp_path_factory.mktemp("cursors") / "home")
    published(opened, 1, *range(7))
    return opened


@pytest.mark.parametrize("cut", [1, 4, 14, 26])
def test_a_cursor_that_was_cut_or_forged_is_told(home: Home, cut: int) -> None:
    cursor = home.postings.find(EVERY).next
    foreign = cursors.written("zzzz9999", EVERY, "r3")
    for forged in (cursor[:-cut], cursor[cut:], cursor + "0", cursor + "0" * 30, cursor.upper(), foreign):
        with pytest.raises((UsageError, GoneError)):
            home.postings.find(replace(EVERY, cursor=forged))


SEARCHES = (EVERY, replace(EVERY, sort="newest"), replace(EVERY, text="nurse"), replace(EVERY, sort="pay"))


def test_an_edition_switched_in_meanwhile_changes_no_page(home: Home) -> None:
    whole = [[hit.posting for hit in home.postings.find(replace(query, limit=100)).hits] for query in SEARCHES]
    pages = [home.postings.find(query) for query in SEARCHES]
    later = published(home, 2, *range(4, 15))
    for query, page, expected in zip(SEARCHES, pages, whole, strict=True):
        found = [hit.posting for hit in page.hits]
        while page.next:
            page = home.postings.find(replace(query, cursor=page.next))  # noqa: PLW2901 the next page
            found += [hit.posting for hit in page.hits]
            assert page.edition != later
        assert found == expected
        assert len(found) == len(set(found)) == 7
        now = home.postings.find(query)
        assert (now.edition, now.total) == (later, 15)


def test_a_cursor_of_an_edition_that_was_removed_is_gone(home: Home) -> None:
    address = "/api/v1/postings?limit=3&status=open,closed,unknown"
    with TestClient(create(home)) as client:
        page = client.get(address).json()
        going_on = page["meta"]["next"]
        published(home, 3, *range(9, 15))
        behind = client.get(going_on)
        assert behind.status_code == 200
        assert behind.json()["meta"]["edition"] == page["meta"]["edition"]
        assert not {item["id"] for item in behind.json()["data"]["postings"]} & {item["id"] for item in page["data"]["postings"]}
        home.editions.prune(1)
        gone = client.get(behind.json()["meta"]["next"])
        assert gone.status_code == 410
        assert "no longer held" in json.dumps(gone.json())
    with pytest.raises(GoneError):
        metier.open(home.path).postings.find(replace(EVERY, cursor=cursors.written(page["meta"]["edition"], EVERY, "k9")))


def test_a_cursor_goes_with_its_search_however_much_of_it_is_shown() -> None:
    cursor = cursors.written("abcd1234", SearchQuery(text="nurse"), "r20")
    shown = SearchQuery(text="nurse", limit=7, offset=3, facets=False, explain=True, cursor=cursor)
    assert cursors.read(shown) == ("abcd1234", "r20")
    for other in (
        replace(shown, text="nurses"),
        replace(shown, level=("mid",)),
        replace(shown, sort="pay"),
        replace(shown, copies=True),
    ):
        with pytest.raises(UsageError, match="another search"):
            cursors.read(other)


def test_behind_the_last_page_there_is_no_cursor() -> None:
    assert cursors.written("abcd1234", SearchQuery(), "") == ""


@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9]{0,6}\.[0-9a-f]{10,13}\.[a-z0-9]{0,30}", fullmatch=True))
def test_whatever_is_no_cursor_is_a_usage_error(text: str) -> None:
    if text:
        with pytest.raises(UsageError):
            cursors.read(SearchQuery(cursor=text))
