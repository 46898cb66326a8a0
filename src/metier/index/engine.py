"""What a search engine must do for the library. The engine in use stands behind this protocol, so another can take its place."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery


class Suggestion(msgspec.Struct, frozen=True):
    """What a person may mean by the letters typed so far: `field` is role, tool or employer, `count` its postings."""

    field: str
    id: str
    label: str
    count: int


class Engine(Protocol):
    """An index over one edition's postings; it never changes."""

    def search(self, query: SearchQuery) -> Results:
        """Answer a query: total, one page of hits, and every facet counted given the other facets.

        Raises UsageError where the query cannot be answered at all; words and values without effect are told in `ignored`.
        """
        ...

    def get(self, posting_id: str) -> Kept | None:
        """A posting with its facts, life and copies, or None."""
        ...

    def documents(self) -> Iterator[Kept]:
        """Every posting the index holds, in a fixed order: to check it, not to search."""
        ...

    def suggest(self, prefix: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Roles, tools and employers that begin so, most postings first."""
        ...

    def count(self) -> int:
        """How many postings the index holds."""
        ...
