"""The order of results by relevance: the score, how likely a posting is still open, not too many of one employer at the top."""

from collections import Counter
from collections.abc import Sequence

from metier.index.clauses import Clause
from metier.index.store import Found, Store
from metier.model.search import SearchQuery

#: How many results are put in order anew; those behind them stand as they were scored.
WINDOW = 200
#: How many results at the top share employers fairly.
TOP = 10
#: Days after which half of the postings observed are closed.
HALF_OPEN = 30.0


def ordered(store: Store, clause: Clause, query: SearchQuery, freshness: float) -> list[Found]:
    """One page of results. Every page is cut from the same order, so that each result stands on one of them."""
    end = query.offset + query.limit
    found = store.top(clause, max(end, WINDOW) + WINDOW // 2, 0, "")
    newest = store.newest_open()
    fresh = [each._replace(score=each.score * _still_open(each, newest, freshness)) for each in found]
    ranked = sorted(fresh[:WINDOW], key=_rank) + sorted(fresh[WINDOW:], key=_rank)
    if query.per_employer:
        ranked = _shared_out(ranked, query.per_employer)
    return ranked[query.offset : end]


def _rank(found: Found) -> tuple[float, int]:
    return -found.score, -found.by_id


def _still_open(found: Found, newest: int, share: float) -> float:
    """One for what is not observed; else less, by a share, the longer ago an open posting was posted."""
    if not newest or not found.open:
        return 1.0
    age = max(0, newest - found.posted)
    return float(1 - share + share * 0.5 ** (age / HALF_OPEN))


def _shared_out(ranked: Sequence[Found], most: int) -> list[Found]:
    """At most so many of one employer among the first ten, where the window holds others; the rest follow in their order."""
    held: Counter[int] = Counter()
    first: list[Found] = []
    for each in ranked[:WINDOW]:
        if len(first) == TOP:
            break
        if not each.employer or held[each.employer] < most:
            held[each.employer] += 1
            first.append(each)
    taken = {each.by_id for each in first}
    return [*first, *(each for each in ranked if each.by_id not in taken)]
