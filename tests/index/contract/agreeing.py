"""Compares what an engine says with what plain Python expects, and leafs through its pages."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace
from tests.index.predicates import Expected, Unit

from metier.index.engine import Engine
from metier.index.fields import FACET_VALUES, FACETS
from metier.model.search import Hit, Results, SearchQuery

#: What the texts of `market.QUERIES` demand of a posting's words, in order.
TEXTS: dict[str, Callable[[list[str]], bool]] = {
    "": bool,
    "data": lambda words: "data" in words,
    "care -python": lambda words: "care" in words and "python" not in words,
    "python OR nursing": lambda words: bool({"python", "nursing"} & set(words)),
    '"data care"': lambda words: "data care" in " ".join(words),
}


def agrees(engine: Engine, units: Sequence[Unit], query: SearchQuery, text: Callable[[list[str]], bool] = bool) -> Results:
    """Check total, facets, pay, the hits of one page and all that is found against plain Python."""
    expected, results = Expected(units, query, text), engine.search(query)
    assert results.total == len(expected.found), query
    for facet in FACETS:
        told, counted = {each.id: each.count for each in results.facets[facet]}, expected.facet(facet)
        assert {value: count for value, count in told.items() if count} == shortened(counted, told), (facet, query)
    assert results.pay is not None
    assert (results.pay.stated, results.pay.enough, results.pay.unstated) == expected.pay(), query
    assert [each.count for each in results.pay.bins] == expected.bars(results.pay.bins), query
    owner = {name: unit for unit in expected.found for name in unit.ids}
    shown = [hit.posting for hit in results.hits]
    assert len({id(owner[name]) for name in shown}) == len(shown) == min(query.limit, results.total), query
    assert all(hit.kept.posting.id == hit.posting for hit in results.hits)
    assert all(speaks_for(owner[hit.posting], hit, query) for hit in results.hits), query
    return results


def shortened(counted: dict[str, int], told: dict[str, int]) -> dict[str, int]:
    """What is listed of a facet with more values than a list has: the most frequent, and those asked for."""
    if len(counted) <= FACET_VALUES:
        return counted
    assert sorted(told.values())[-FACET_VALUES:] == sorted(counted.values())[-FACET_VALUES:]
    return {value: count for value, count in counted.items() if value in told}


def speaks_for(unit: Unit, hit: Hit, query: SearchQuery) -> bool:
    """Whether a hit is the copy that has all the filters itself, where one has."""
    alone = [one.posting.id for one in unit.copies if not Unit([one]).failing(replace(query, text=""))]
    return hit.posting in alone or not alone


def paged(engine: Engine, query: SearchQuery) -> Iterator[list[str]]:
    """The pages of a query by its cursors."""
    while True:
        page = engine.search(query)
        yield [hit.posting for hit in page.hits]
        if not page.next:
            return
        query = replace(query, cursor=page.next)


def numbered(engine: Engine, query: SearchQuery, total: int) -> Iterator[list[str]]:
    """The pages of a query by their numbers."""
    for offset in range(0, total + query.limit, query.limit):
        yield [hit.posting for hit in engine.search(replace(query, offset=offset)).hits]


def flat(pages: Iterator[list[str]]) -> list[str]:
    """All of some pages, one after another."""
    return [name for page in pages for name in page]
