"""Postings as the library gives them: what is known of how long one is open."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from metier.library.postings import Postings
from metier.model.facts import Facts, RoleRead
from metier.model.posting import Kept, Life, Posting
from metier.model.search import Results, SearchQuery

NOW = datetime(2026, 6, 30, 6, tzinfo=UTC)


def kept(name: str, days: int, board: str = "acme", role: str | None = "nurse", copies: tuple[str, ...] = ()) -> Kept:
    posted = NOW.date() - timedelta(days=days)
    words: dict[str, Any] = {
        "source": "lever",
        "digest": "d",
        "title": "Nurse",
        "employer": "Acme",
        "employer_id": "acme",
        "text": "",
    }
    posting = Posting(id=name, board=board, date_posted=posted, **words)
    facts = Facts(role=RoleRead(id=role, name="nurse", soc=None, confidence=1.0, field="title")) if role else Facts()
    return Kept(posting, facts, Life(NOW, NOW, "open"), f"v-{name}", copies)


class Index:
    """An index of a hundred open postings of one role, one posted on each of the last hundred days."""

    def __init__(self, open_postings: int = 100) -> None:
        self.days = [NOW.date() - timedelta(days=at) for at in range(open_postings)]
        self.held = {"p2": kept("p2", 3, "zenith"), "p3": kept("p3", 3)}

    def search(self, query: SearchQuery) -> Results:
        assert (query.role, query.status, query.limit) == (("nurse",), ("open",), 0)
        since = query.posted_since or date.min
        return Results(total=sum(day >= since for day in self.days), hits=(), facets={})

    def get(self, name: str) -> Kept | None:
        return self.held.get(name)


def postings(index: Index) -> Postings:
    serving: Any = SimpleNamespace(current=lambda: SimpleNamespace(index=index))
    return Postings(serving)


@pytest.mark.parametrize(("days", "older_than"), [(0, 0.0), (50, 0.5), (99, 0.99), (400, 1.0)])
def test_its_age_among_the_open_postings_of_its_role(days: int, older_than: float) -> None:
    assert postings(Index()).openness(kept("p1", days)).older_than == pytest.approx(older_than)


def test_no_rank_among_few_or_without_a_role() -> None:
    assert postings(Index(30)).openness(kept("p1", 20)).older_than is None
    assert postings(Index()).openness(kept("p1", 20, role=None)).older_than is None


def test_copies_are_counted_with_the_boards_they_stand_on() -> None:
    found = postings(Index()).openness(kept("p1", 20, copies=("p2", "p3", "unheld")))
    assert (found.copies, found.sites) == (3, 2)
    assert "3 copies on 2 sites" in found.words
