"""Random searches over random markets: engines find and count what plain Python does, and pages lose and repeat nothing."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.index.contract.agreeing import TEXTS, agrees, flat, numbered, paged
from tests.index.contract.engines import ENGINES
from tests.index.market import QUERIES, markets
from tests.index.plain import plain_reader
from tests.index.predicates import units

from metier.index import ordering, paging
from metier.model.posting import Kept
from metier.model.search import SearchQuery

RANDOM = settings(phases=(Phase.generate,), max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
SEVERAL = st.lists(QUERIES, min_size=4, max_size=4)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few results are put in order anew, a few more by their scores, the rest newest first: pages cross all of these."""
    monkeypatch.setattr(paging, "DEPTH", 6)
    monkeypatch.setattr(paging, "WINDOW", 3)
    monkeypatch.setattr(ordering, "WINDOW", 3)


@pytest.mark.parametrize("engine", ENGINES)
@RANDOM
@given(market=markets(), queries=SEVERAL)
def test_what_is_found_and_counted_is_what_plain_python_finds(
    engine: str, market: list[Kept], queries: list[SearchQuery]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = ENGINES[engine](Path(folder), market, plain_reader)
        for query in queries:
            first = agrees(made, units(market, query.copies), query, TEXTS[query.text])
            assert made.search(query) == first


@pytest.mark.parametrize("engine", ENGINES)
@RANDOM
@given(market=markets(), queries=SEVERAL, limit=st.integers(1, 5), other=st.integers(1, 5), skipped=st.integers(0, 12))
@pytest.mark.usefixtures("narrow")
def test_pages_hold_each_result_once(
    engine: str, market: list[Kept], queries: list[SearchQuery], limit: int, other: int, skipped: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = ENGINES[engine](Path(folder), market, plain_reader)
        for query in (replace(each, limit=limit) for each in queries):
            total = made.search(query).total
            order = flat(paged(made, query))
            assert len(set(order)) == len(order) == total
            assert flat(numbered(made, replace(query, limit=other), total)) == order
            jumped = replace(query, offset=min(skipped, total))
            assert flat(paged(made, jumped)) == order[jumped.offset :]
            assert sorted(one.posting.id for one in made.every(query)) == sorted(order)
            _is_in_order(made, query, order)


def _is_in_order(made: object, query: SearchQuery, order: list[str]) -> None:
    by_id = {name: unit for unit in units(made.documents(), query.copies) for name in unit.ids}  # type: ignore[attr-defined]
    found = [by_id[name] for name in order]
    if query.sort == "newest":
        assert [unit.posted for unit in found] == sorted((unit.posted for unit in found), reverse=True)
    if query.sort == "pay":
        worth = [-1 if unit.pays is None else int(unit.dollars or 0) for unit in found]
        assert worth == sorted(worth, reverse=True)
