"""Check a query before it is run."""

from metier.errors import UsageError
from metier.index.fields import FACETS, MOST_HITS, MOST_OFFSET, MOST_RADIUS, MOST_VALUES, SORTS, UNSTATED
from metier.model.search import SearchQuery
from metier.taxonomy import money


def check(query: SearchQuery) -> None:
    """Raise UsageError for a query that has no sound answer: page, sort order or pay out of range."""
    if not 0 <= query.limit <= MOST_HITS:
        raise UsageError(f"limit {query.limit}", f"0 to {MOST_HITS}")
    if not 0 <= query.offset <= MOST_OFFSET:
        raise UsageError(f"offset {query.offset}", f"0 to {MOST_OFFSET}", "narrow the search instead of leafing on")
    for name in FACETS:
        if len(getattr(query, name)) > MOST_VALUES:
            raise UsageError(f"{name} has {len(getattr(query, name)):,} values", f"at most {MOST_VALUES} of one field")
    if query.sort not in SORTS:
        raise UsageError(f"sort {query.sort!r}", f"one of {', '.join(SORTS)}")
    if query.unstated_pay not in UNSTATED:
        raise UsageError(f"unstated_pay {query.unstated_pay!r}", f"one of {', '.join(UNSTATED)}")
    if not 0 <= query.per_employer <= MOST_HITS:
        raise UsageError(f"per_employer {query.per_employer}", f"0 (as many as there are) to {MOST_HITS}")
    if not 0 < query.radius <= MOST_RADIUS:
        raise UsageError(f"radius {query.radius}", f"kilometres, above 0 up to {MOST_RADIUS:,.0f}")
    if query.pay_currency and query.pay_currency not in money.currencies():
        raise UsageError(f"pay_currency {query.pay_currency[:20]!r}", "an ISO 4217 code such as EUR")
    if query.pay_min is not None and not 0 <= query.pay_min <= 1e9:
        raise UsageError(f"pay_min {query.pay_min}", "a year's pay, 0 to 1,000,000,000")
