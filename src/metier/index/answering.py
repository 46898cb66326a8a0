"""How a search is answered, whatever engine counts: loosened where it finds nothing, ordered, explained, facets beside it."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from metier.index import planning
from metier.index.asking.heard import Heard
from metier.index.asking.understanding import Reading, plainly
from metier.index.clauses import AllOf, AnyOf, AtLeast, Clause, Is, filter_of
from metier.index.counting import Counting, Facets
from metier.index.demands import Demands
from metier.index.fields import FACETS, MOST_HITS
from metier.index.grammar import units_of
from metier.index.known import Known
from metier.index.loosening import Search, loosened
from metier.index.ordering import Ordering
from metier.index.paging import Paging, Part
from metier.index.planning import Plan
from metier.index.query import check
from metier.index.scoring import Scoring
from metier.index.snippet import snippet
from metier.index.store import Counts, Found, Store
from metier.index.weights import Weights
from metier.model.posting import Kept
from metier.model.search import Hit, PayCounts, Reason, Relaxation, Results, SearchQuery

#: What reads a text: given the words and what the corpus knows.
Reader = Callable[[str, Heard], Reading]
#: Filters that are given up one by one to see what would be found.
_MOST_RELAXED = 8
#: Searches whose plan and order are kept, so that a next page is only cut.
_REMEMBERED = 256
#: Searches whose facets are kept: the same page is asked for again, and what everything holds is dear to count.
_COUNTED = 32
#: Postings read at a time when all are wanted.
_AT_A_TIME = 500
#: Kinds of words that are marked where a posting has them.
_SHOWN = frozenset(("words", "role", "tool", "skill", "place", "employer"))
_ORDERS = {"newest": "by_newest", "pay": "by_pay"}


class Answering:
    """Answers searches over a store."""

    def __init__(self, store: Store, known: Known, reader: Reader, weights: Weights) -> None:
        """`known` is what the store holds, and how it is called."""
        self._store, self._known, self._reader = store, known, reader
        self._demands = Demands(store.fold, known.misspelt, known.spots)
        self._scoring = Scoring(store.fold, weights, self._demands)
        self._ordering = Ordering(store, known, weights["freshness"])
        self._counting = Counting(store, known.label)
        self._searched = lru_cache(maxsize=_REMEMBERED)(self._search)
        self._counted = lru_cache(maxsize=_COUNTED)(self._count)

    def answer(self, query: SearchQuery) -> Results:
        """Answer a query; see `Engine.search`."""
        check(query)
        # who asks for a next page has been counted already
        search = self._searched(_core(query), query.facets or bool(query.cursor))
        part = self._part(query, search) if search.total and query.limit else Part([], "")
        hits = self._hits(query, search, part.found)
        plan, reading = search.plan, search.reading
        facets, pay = self._counted(_core(query)) if query.facets else ({}, None)
        return Results(
            total=search.total,
            hits=hits,
            facets=facets,
            pay=pay,
            ignored=(*reading.told, *self._unheld(query), *self._unspelt(reading), *search.told),
            chips=planning.chips(reading, query.text),
            corrections=reading.corrections,
            relaxations=() if search.total else tuple(self._relaxations(query, plan)),
            next=part.next,
        )

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        """Each posting a query finds; see `Engine.every`."""
        check(query)
        search = self._searched(_core(query), False)
        below: tuple[Clause, ...] = ()
        while found := self._store.top(AllOf((search.whole, *below)), _AT_A_TIME, 0, "by_id"):
            for each in found:
                _, kept = self._store.kept(each.address, search.others)
                if kept is not None:
                    yield kept
            below = (AtLeast("by_id", None, found[-1].by_id - 1),)

    def taken_apart(self, query: SearchQuery) -> dict[int, dict[str, float]]:
        """What is counted for every result (by what orders equals), by the name of the weight: to tune the weights."""
        search = self._search(_core(query), False)
        told: dict[int, dict[str, float]] = {found.by_id: {} for found in self._store.top(search.whole, MOST_HITS, 0, "by_id")}
        for feature in search.plan.features:
            for found in self._store.top(AllOf((filter_of(search.whole), feature.clause)), MOST_HITS, 0, ""):
                if found.by_id in told:
                    counts = told[found.by_id]
                    counts[feature.weight] = counts.get(feature.weight, 0.0) + found.score
        return told

    def _search(self, core: SearchQuery, counting: bool) -> Search:
        """Plan a search and loosen it; nothing of a page is in it. `counting`: what is counted tells the total too."""
        reading = plainly(core.text) if core.literal else self._reader(core.text, self._known)
        plan = planning.plan(core, reading, self._demands, self._scoring)
        counts: list[Counts] = []

        def total_of(clause: Clause) -> int:
            if not counting or counts:
                return self._store.total(clause)
            counts.append(self._counting.whole(core, plan, clause))
            return counts[0].total

        search = loosened(total_of, reading, plan)
        return search if search.told or not counts else replace(search, counts=counts[0])

    def _count(self, core: SearchQuery) -> tuple[Facets, PayCounts]:
        return self._counting.of(core, self._searched(core, True))

    def _part(self, query: SearchQuery, search: Search) -> Part:
        """One page of what was found, however it is ordered."""
        score = planning.counted(search.plan.features)
        order = _ORDERS.get(query.sort, "" if score else "by_newest")

        def ranked(most: int) -> list[Found]:
            if len(search.ranked) < min(most, search.total):
                clause = AllOf((search.whole, AnyOf((score,), 0))) if score else search.whole
                search.ranked[:] = self._ordering.first(clause, most, query.per_employer)
            return search.ranked

        paging = Paging(self._store, search.whole, order, ranked)
        return paging.at(query.cursor, query.limit) if query.cursor else paging.numbered(query.offset, query.limit)

    def _hits(self, query: SearchQuery, search: Search, found: Sequence[Found]) -> tuple[Hit, ...]:
        """The postings found, each with the words around what was asked."""
        positive = planning.positive(search.reading.typed.nodes)
        words = [word for unit in positive if unit.kind in _SHOWN for word in self._store.fold(unit.text)]
        tools = {unit.value for unit in search.reading.typed.units() if unit.kind == "tool"}
        reasons = self._reasons(search.plan, found) if query.explain and found else {}
        hits = []
        for each in found:
            _, kept = self._store.kept(each.address, search.others)
            if kept is not None:
                named = [tool.name.lower() for tool in kept.facts.tools if tool.id in tools]
                around = snippet(kept.posting.text, [*words, *named])
                why = tuple(reasons.get(each.by_id, ()))
                hits.append(Hit(posting=kept.posting.id, score=round(each.score, 4), kept=kept, snippet=around, reasons=why))
        return tuple(hits)

    def _reasons(self, plan: Plan, page: Sequence[Found]) -> dict[int, list[Reason]]:
        """What each hit of a page was found by: each feature is counted by itself over the page."""
        told: dict[int, list[Reason]] = {found.by_id: [] for found in page}
        ids = AnyOf(tuple(Is("id", self._store.kept(found.address, AllOf(()))[0]) for found in page))
        for feature in plan.features:
            clause = AllOf((plan.mode, filter_of(ids), feature.clause))
            for found in self._store.top(clause, len(page), 0, ""):
                if found.by_id in told and found.score > 0:
                    told[found.by_id].append(Reason(feature.what, feature.field, round(found.score, 4)))
        return told

    def _relaxations(self, query: SearchQuery, plan: Plan) -> Iterator[Relaxation]:
        """What the search would find without one of the demands it obeys, the most first."""
        found = []
        for node, _ in plan.hard[:_MOST_RELAXED]:
            units = list(units_of([node]))
            start, end = units[0].start, units[-1].end
            clause = AllOf((*plan.common(without=node), *plan.filters.values(), *plan.words(wide=True)))
            total = self._store.total(clause)
            if total:
                text = " ".join(f"{query.text[:start]} {query.text[end:]}".split())
                found.append(Relaxation(query.text[start:end], text, total))
        yield from sorted(found, key=lambda each: -each.total)

    def _unspelt(self, reading: Reading) -> list[str]:
        words = [unit for unit in reading.typed.units() if unit.kind == "words"]
        folded = [(unit, self._store.fold(unit.text)) for unit in words if not (unit.phrase or unit.negative or unit.prefix)]
        unknown = [unit.text for unit, tokens in folded if len(tokens) == 1 and self._known.misspelt(tokens[0])]
        return [f"text: no posting has {word!r}; words spelt like it are searched" for word in unknown]

    def _unheld(self, query: SearchQuery) -> list[str]:
        asked = [(name, value.removeprefix("-")) for name in FACETS for value in getattr(query, name)]
        unheld = [(name, value) for name, value in asked if value and not self._held(name, value)]
        return [f"{name}: no posting has {value[:80]!r}{self._meant(name, value)}" for name, value in unheld]

    def _meant(self, name: str, value: str) -> str:
        near = self._known.suggestions.nearest(name, value[:80])
        return f"; did you mean {near.id!r}?" if near else ""

    def _held(self, name: str, value: str) -> bool:
        if self._store.holds(name, value):
            return True
        return name in planning.LARGER and bool(self._store.total(planning.facet_clause(name, (value,))))


def _core(query: SearchQuery) -> SearchQuery:
    """A query without what only chooses a page of it."""
    plain = SearchQuery()
    return replace(query, limit=plain.limit, offset=plain.offset, cursor=plain.cursor, facets=plain.facets, explain=plain.explain)
