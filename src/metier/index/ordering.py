"""The order of results by relevance: the score, how likely a posting is still open, not too many of one employer at the top."""

from collections import Counter
from collections.abc import Sequence

from metier.index.clauses import Clause
from metier.index.known import Known
from metier.index.store import Found, Store

#: How many results are put in order anew; those behind them stand as they were scored.
WINDOW = 200
#: How many results at the top share employers fairly.
TOP = 10


class Ordering:
    """Puts results in the order of relevance."""

    def __init__(self, store: Store, known: Known, freshness: float) -> None:
        """`freshness` is the share of a score that goes with the odds that the posting is still open."""
        self._store, self._known, self._freshness = store, known, freshness

    def first(self, clause: Clause, most: int, per_employer: int) -> list[Found]:
        """The first results of a scored clause; however many are asked for, those before stand the same."""
        found = self._store.top(clause, max(most, WINDOW), 0, "")
        window = [each._replace(score=each.score * self._still_open(each)) for each in found[:WINDOW]]
        window.sort(key=lambda each: (-each.score, -each.by_id))
        if per_employer:
            window = _shared_out(window, per_employer)
        return [*window, *found[WINDOW:]]

    def _still_open(self, found: Found) -> float:
        """One for what is not observed; else less, by a share, the less likely the posting is open at its age."""
        if not found.open:
            return 1.0
        return 1.0 - self._freshness * (1.0 - self._known.odds.still_open(found.role, found.posted))


def _shared_out(ranked: Sequence[Found], most: int) -> list[Found]:
    """At most so many of one employer among the first ten, where there are others; the rest follow in their order."""
    held: Counter[int] = Counter()
    first: list[Found] = []
    for each in ranked:
        if len(first) == TOP:
            break
        if not each.employer or held[each.employer] < most:
            held[each.employer] += 1
            first.append(each)
    taken = {each.by_id for each in first}
    return [*first, *(each for each in ranked if each.by_id not in taken)]
