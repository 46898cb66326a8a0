"""How a search is answered, whatever engine counts: loosened where it finds nothing, ordered, explained, facets beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from metier.index import planning
from metier.index.asking.heard import Heard
from metier.index.asking.understanding import Reading, plainly
from metier.index.clauses import AllOf, AnyOf, Clause, Is, filter_of
from metier.index.demands import Demands
from metier.index.facets import listed
from metier.index.fields import ENOUGH, FACETS, MOST_HITS, SPELT, WORDS
from metier.index.grammar import units_of
from metier.index.ordering import ordered
from metier.index.planning import Plan
from metier.index.query import check
from metier.index.scoring import Scoring
from metier.index.snippet import snippet
from metier.index.store import MISSING, Found, Store
from metier.index.weights import Weights
from metier.model.search import FacetValue, Hit, Reason, Relaxation, Results, SearchQuery

#: What reads a text: given the words and what the corpus knows.
Reader = Callable[[str, Heard], Reading]
#: Filters that are given up one by one to see what would be found.
_MOST_RELAXED = 8


class Answering:
    """Answers searches over a store."""

    def __init__(self, store: Store, reader: Reader, weights: Weights, label: Callable[[str, str], str]) -> None:
        """`label` names a facet's value for people."""
        self._store, self._reader, self._label = store, reader, label
        self._weights = weights
        self._demands = Demands(store.fold, self._unknown)
        self._scoring = Scoring(store.fold, weights, self._demands)

    def answer(self, query: SearchQuery) -> Results:
        """Answer a query; see `Engine.search`."""
        check(query)
        reading, plan = self._planned(query)
        total, words, told = self._loosened(plan)
        common = [*plan.common(), *words]
        whole = AllOf((*common, *plan.filters.values()))
        hits = self._hits(query, plan, whole, reading) if total and query.limit else ()
        return Results(
            total=total,
            hits=hits,
            facets=self._facets(query, common, plan.filters),
            ignored=(*reading.told, *self._unheld(query), *self._unspelt(reading), *told),
            chips=planning.chips(reading, query.text),
            corrections=reading.corrections,
            relaxations=() if total else tuple(self._relaxations(query, plan)),
        )

    def _planned(self, query: SearchQuery) -> tuple[Reading, Plan]:
        reading = plainly(query.text) if query.literal else self._reader(query.text, self._store)
        return reading, planning.plan(query, reading, self._demands, self._scoring)

    def taken_apart(self, query: SearchQuery) -> dict[int, dict[str, float]]:
        """What is counted for every result (by what orders equals), by the name of the weight: to tune the weights."""
        _, plan = self._planned(query)
        _, words, _ = self._loosened(plan)
        whole = AllOf((*plan.common(), *words, *plan.filters.values()))
        told: dict[int, dict[str, float]] = {found.by_id: {} for found in self._store.top(whole, MOST_HITS, 0, "by_id")}
        for feature in plan.features:
            for found in self._store.top(AllOf((filter_of(whole), feature.clause)), MOST_HITS, 0, ""):
                if found.by_id in told:
                    counts = told[found.by_id]
                    counts[feature.weight] = counts.get(feature.weight, 0.0) + found.score
        return told

    def _loosened(self, plan: Plan) -> tuple[int, list[Clause], list[str]]:
        """The total, the words as they are demanded, and what is told: near ones and fewer words where little is found."""
        fixed = [*plan.common(), *plan.filters.values()]
        words = plan.words()
        exactly = total = self._store.total(AllOf((*fixed, *words)))
        given_up = 0
        for missed in range(max(1, len(plan.soft))):
            if total >= ENOUGH or not plan.soft:
                break
            looser = plan.words(wide=True, missed=missed)
            more = self._store.total(AllOf((*fixed, *looser))) if looser != words else total
            if more > total:
                total, words, given_up = more, looser, missed
        if total == exactly:
            return total, words, []
        few = f"only {exactly} have" if exactly else "no posting has"
        if given_up:
            return total, words, [f"text: {few} all of these words; those with all but {given_up} are shown too"]
        return total, words, [f"text: {few} exactly this; near ones are shown too"]

    def _hits(self, query: SearchQuery, plan: Plan, whole: Clause, reading: Reading) -> tuple[Hit, ...]:
        features = plan.features
        order = {"newest": "by_newest", "pay": "by_pay"}.get(query.sort, "" if features else "by_newest")
        if order:
            page = self._store.top(whole, query.limit, query.offset, order)
        else:
            score = planning.counted(features)
            clause = AllOf((whole, AnyOf((score,), 0))) if score else whole
            page = ordered(self._store, clause, query, self._weights["freshness"])
        others = AllOf((*plan.filters.values(), *plan.needed, *(part for _, part in plan.hard)))
        words = [word for unit in planning.positive(reading.typed.nodes) for word in self._store.fold(unit.text)]
        tools = {unit.value for unit in reading.typed.units() if unit.kind == "tool"}
        reasons = self._reasons(plan, page) if query.explain else {}
        return tuple(self._hit(found, others, words, tools, reasons.get(found.by_id, ())) for found in page)

    def _hit(self, found: Found, others: Clause, words: list[str], tools: set[str], reasons: Sequence[Reason]) -> Hit:
        posting, kept = self._store.kept(found.address, others)
        score = round(found.score, 4)
        if kept is None:
            return Hit(posting=posting, score=score, reasons=tuple(reasons))
        named = [tool.name.lower() for tool in kept.facts.tools if tool.id in tools]
        return Hit(
            posting=kept.posting.id, score=score, snippet=snippet(kept.posting.text, [*words, *named]), reasons=tuple(reasons)
        )

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

    def _facets(
        self, query: SearchQuery, common: Sequence[Clause], filters: Mapping[str, Clause]
    ) -> dict[str, tuple[FacetValue, ...]]:
        free = [name for name in FACETS if name not in filters]
        found = dict(self._store.counts(free, AllOf((*common, *filters.values()))))
        for name in filters:
            others = [part for other, part in filters.items() if other != name]
            found |= self._store.counts([name], AllOf((*common, *others)))
        return {name: self._listed(name, dict(found[name]), query) for name in FACETS}

    def _listed(self, name: str, counts: dict[str, int], query: SearchQuery) -> tuple[FacetValue, ...]:
        asked = [value.removeprefix("-") for value in getattr(query, name)]
        return listed(counts, counts.pop(MISSING, 0), asked, partial(self._label, name))

    def _unknown(self, word: str) -> bool:
        """Whether a folded word is in no posting and long enough to be a misspelling."""
        return len(word) >= SPELT and not any(self._store.holds(field, word) for field in WORDS)

    def _unspelt(self, reading: Reading) -> list[str]:
        words = [unit for unit in reading.typed.units() if unit.kind == "words" and not unit.phrase and not unit.negative]
        folded = [(unit, self._store.fold(unit.text)) for unit in words]
        unknown = [unit.text for unit, tokens in folded if len(tokens) == 1 and self._unknown(tokens[0])]
        return [f"text: no posting has {word!r}; words spelt like it are searched" for word in unknown]

    def _unheld(self, query: SearchQuery) -> list[str]:
        asked = [(name, value.removeprefix("-")) for name in FACETS for value in getattr(query, name)]
        unheld = [(name, value) for name, value in asked if value and not self._store.holds(name, value)]
        return [f"{name}: no posting has {value[:80]!r}" for name, value in unheld]


def plain_reader(text: str, heard: Heard) -> Reading:
    """Reads a text as words, whatever the corpus knows."""
    del heard
    return msgspec.structs.replace(plainly(text))
