"""What is counted beside the results: every facet given the others, and what is paid whatever pay was asked for."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from metier.index.clauses import AllOf, Clause
from metier.index.facets import listed
from metier.index.fields import FACETS, NOT_REMOTE, PAY_BINS, PAY_STEP, WORLDWIDE
from metier.index.loosening import Search
from metier.index.planning import LARGER, PAY, Plan, enough_pay, facet_clause, in_dollars
from metier.index.store import MISSING, Counts, Range, Store
from metier.model.search import FacetValue, PayBin, PayCounts, SearchQuery

#: What results are counted for: by facet.
Facets = dict[str, tuple[FacetValue, ...]]
_DOLLARS = "USD"


class Counting:
    """Counts facets and pay."""

    def __init__(self, store: Store, label: Callable[[str, str], str]) -> None:
        """`label` names a facet's value for people."""
        self._store, self._label = store, label

    def whole(self, query: SearchQuery, plan: Plan, clause: Clause) -> Counts:
        """What all that match a clause hold, but for what the filters choose."""
        free = [name for name in FACETS if name not in plan.filters]
        return self._store.counts(clause, free, {} if PAY in plan.filters else _ranges(query))

    def of(self, query: SearchQuery, search: Search) -> tuple[Facets, PayCounts]:
        """The facets of the results and what they pay."""
        plan, ranges = search.plan, _ranges(query)

        def without(name: str) -> Clause:
            return AllOf((*search.common, *(part for other, part in plan.filters.items() if other != name)))

        whole = search.counts or self.whole(query, plan, search.whole)
        found = dict(whole.ids)
        for name in plan.filters:
            if name != PAY:
                found[name] = self._store.counts(without(name), [name], {}).ids[name]
        paid = self._store.counts(without(PAY), (), ranges) if PAY in plan.filters else whole
        facets = {name: self._listed(name, dict(found[name]), getattr(query, name), without) for name in FACETS}
        return facets, _pay(query, paid)

    def _listed(
        self, name: str, counts: dict[str, int], values: Sequence[str], without: Callable[[str], Clause]
    ) -> tuple[FacetValue, ...]:
        missing = counts.pop(MISSING, 0)
        if name == "remote_from":
            _add_worldwide(counts)
        asked = [value.removeprefix("-") for value in values]
        for value in asked:
            # a part of the world, a region within a country, or one of very many values
            if value and value not in counts and (name in LARGER or self._store.holds(name, value)):
                counts[value] = self._store.total(AllOf((without(name), facet_clause(name, (value,)))))
        return listed(counts, missing, asked, partial(self._label, name))


def _add_worldwide(counts: dict[str, int]) -> None:
    """What may be done from anywhere may be done from each country."""
    for value in counts:
        if value not in {NOT_REMOTE, WORLDWIDE}:
            counts[value] += counts.get(WORLDWIDE, 0)


def _ranges(query: SearchQuery) -> Mapping[str, Range]:
    """Where pay is counted: any, enough, and the bars of its spread."""
    field, least = enough_pay(query)
    return {"stated": Range("pay_max", (0.0,)), "enough": Range(field, (least,)), "bars": Range("pay_usd", _bounds(query)[1])}


def _bounds(query: SearchQuery) -> tuple[float, tuple[float, ...]]:
    """The step between bars in the currency asked for, a round number, and their bounds in US dollars."""
    rate = in_dollars(query.pay_currency or _DOLLARS)
    step = _round(PAY_STEP / rate)
    return step, tuple(bar * step * rate for bar in range(PAY_BINS))


def _round(amount: float) -> float:
    """The nearest of 1, 2, 5 and 10 times a power of ten, by their ratio."""
    size = 10.0 ** math.floor(math.log10(amount))
    return min((factor * size for factor in (1.0, 2.0, 5.0, 10.0)), key=lambda step: abs(math.log(step / amount)))


def _pay(query: SearchQuery, counts: Counts) -> PayCounts:
    step, _ = _bounds(query)
    (stated,), (enough,), bars = (counts.numbers[name] for name in ("stated", "enough", "bars"))
    last = max((at for at, count in enumerate(bars) if count), default=-1)
    bins = (PayBin(at * step, (at + 1) * step if at + 1 < len(bars) else None, bars[at]) for at in range(last + 1))
    currency = query.pay_currency or _DOLLARS
    return PayCounts(stated=stated, enough=enough, unstated=counts.total - stated, currency=currency, bins=tuple(bins))
