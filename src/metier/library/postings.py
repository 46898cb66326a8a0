"""Postings: find them, open one."""

from metier.errors import NotFoundError
from metier.index.engine import Suggestion
from metier.library.edition import Serving
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery


class Postings:
    """The postings of the current edition."""

    def __init__(self, serving: Serving) -> None:
        """`serving` hands out the current edition."""
        self._serving = serving

    def find(self, query: SearchQuery | str) -> Results:
        """Search; a string is a query of that text. Raises UsageError for values out of range."""
        return self._serving.current().index.search(SearchQuery(text=query) if isinstance(query, str) else query)

    def get(self, posting: str) -> Kept:
        """One posting with its facts and its life. Raises NotFoundError."""
        kept = self._serving.current().index.get(posting.split("#")[0])
        if kept is None:
            raise NotFoundError(f"no posting {posting!r} in this edition", do="search for it; ids are those shown by `metier search`")
        return kept

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Roles, tools and employers that begin like `prefix`."""
        return self._serving.current().index.suggest(prefix, limit)

    def count(self) -> int:
        """How many postings the edition holds."""
        return self._serving.current().index.count()
