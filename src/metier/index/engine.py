"""What a search engine must do for the library. The engine in use stands behind this protocol, so another can take its place."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from metier.model.posting import Kept
from metier.model.search import Hit, Results, SearchQuery


class Suggestion(msgspec.Struct, frozen=True):
    """What a person may mean by the letters typed so far: `field` is a facet, `count` its postings, `text` the whole text then.

    `words` is the other name by which it was found, empty where that is its label.
    """

    field: str
    id: str
    label: str
    count: int
    text: str = ""
    words: str = ""


class Engine(Protocol):
    """An index over one edition's postings; it never changes."""

    def search(self, query: SearchQuery) -> Results:
        """Answer a query: total, one page of hits, and every facet counted given the other facets.

        `near` and `remote_from` are ids here, and `cursor` is the `next` of this very index. Raises UsageError where the query
        cannot be answered at all; words and values without effect are told in `ignored`.
        """
        ...

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        """Each posting a query finds, once, in the order of the index, whatever page and order the query asks for."""
        ...

    def get(self, posting_id: str) -> Kept | None:
        """A posting with its facts, life and copies, or None."""
        ...

    def documents(self) -> Iterator[Kept]:
        """Every posting the index holds, in a fixed order: to check it, not to search."""
        ...

    def similar(self, kept: Kept, limit: int) -> tuple[Hit, ...]:
        """Other openings like that of a posting, the likest first, each with its reasons."""
        ...

    def suggest(self, text: str, limit: int = 10, fields: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """What the last words of a text may be the beginning of: values of some facets (none named: of all that have names)."""
        ...

    def count(self) -> int:
        """How many postings the index holds."""
        ...
