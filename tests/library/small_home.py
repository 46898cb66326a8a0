"""A home of a few postings, of which another edition can be published at any moment."""

from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from metier.model.posting import Kept
from metier.model.rights import Rights
from metier.model.search import Results, SearchQuery

BARRED = Rights(api_out=False, feed_out=False)


class SmallHome:
    """Answers every search with all it holds; `after` is called when a search has been asked."""

    def __init__(self, kept: list[Kept], rights: dict[str, Rights] | None = None) -> None:
        self.kept, self.edition, self.ignored = kept, "e1", ("level: no posting has 'wizard'",)
        self.asked: list[SearchQuery] = []
        self.after: Callable[[], None] = lambda: None
        self.sources: Any = SimpleNamespace(rights=lambda name: (rights or {}).get(name, Rights(attribution="By them")))
        self.postings: Any = self

    def find(self, query: SearchQuery) -> Results:
        self.asked.append(query)
        found = Results(total=len(self.kept), hits=(), facets={}, ignored=self.ignored)
        self.after()
        return found

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        self.asked.append(query)
        return iter(self.kept)

    def about(self) -> Any:
        counts: dict[str, int] = {}
        for kept in self.kept:
            counts[kept.posting.source] = counts.get(kept.posting.source, 0) + 1
        return SimpleNamespace(edition=self.edition, as_of=date(2026, 11, 14), simulated=False, sources=counts)

    def publish(self, kept: list[Kept], edition: str) -> None:
        self.kept, self.edition = kept, edition
