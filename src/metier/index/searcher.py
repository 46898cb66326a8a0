"""An engine for the library over any store: what is asked is planned here, what matches is counted there."""

from collections.abc import Iterator, Sequence

from metier.index.answering import Answering, Reader
from metier.index.clauses import AllOf, Is
from metier.index.engine import Suggestion
from metier.index.known import EACH_ONE, Known
from metier.index.similar import Similar
from metier.index.store import Store
from metier.index.weights import Weights
from metier.model.posting import Kept
from metier.model.search import Hit, Results, SearchQuery


class Searcher:
    """Searches one store; safe to share between threads."""

    def __init__(self, store: Store, known: Known, reader: Reader, weights: Weights) -> None:
        """`known` is what the store holds, `reader` understands texts."""
        self.store, self.known = store, known
        self._answering = Answering(store, self.known, reader, weights)
        self._similar = Similar(store, weights, self.known.label)

    def search(self, query: SearchQuery) -> Results:
        """Answer a query; see `Engine.search`."""
        return self._answering.answer(query)

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        """Each posting a query finds; see `Engine.every`."""
        return self._answering.every(query)

    def taken_apart(self, query: SearchQuery) -> dict[int, dict[str, float]]:
        """What is counted for every result; see `Answering.taken_apart`."""
        return self._answering.taken_apart(query)

    def similar(self, kept: Kept, limit: int) -> tuple[Hit, ...]:
        """Other openings like that of a posting; see `Engine.similar`."""
        return self._similar.to(kept, limit)

    def suggest(self, text: str, limit: int = 10, fields: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """What the last words of a text may be the beginning of; see `Engine.suggest`."""
        return self.known.suggestions.find(text, limit, tuple(fields))

    def count(self) -> int:
        """How many postings the index holds."""
        return self.store.total(EACH_ONE)

    def get(self, posting_id: str) -> Kept | None:
        """A posting with its facts, life and copies, or None."""
        return next(self.store.some(AllOf((Is("id", posting_id), EACH_ONE)), 1), None)

    def documents(self) -> Iterator[Kept]:
        """Every posting, in the order of the index."""
        return self.store.some(EACH_ONE, max(1, self.count()))
