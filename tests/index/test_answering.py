"""Searches in free text, from what is typed to what is found, said, and explained."""

import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.index.market import PLACES, kept, markets
from tests.index.predicates import Unit, may_live_in

from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery

Indexed = Callable[..., Engine]
AUSTIN, GERMANY = PLACES[:1], PLACES[1:2]


@pytest.fixture
def indexed(tmp_path: Path) -> Indexed:
    def make(*market: Kept) -> Engine:
        build(tmp_path / "index", market)
        return open_index(tmp_path / "index")

    return make


def ids(results: Results) -> list[str]:
    return [hit.posting for hit in results.hits]


def _remote(one: Kept) -> bool:
    return one.facts.workplace is not None and one.facts.workplace.type == "remote"


#: What is typed, and what every result must then be.
TYPED: dict[str, Callable[[Kept], bool]] = {
    "remote": _remote,
    "hybrid": lambda one: one.facts.workplace is not None and one.facts.workplace.type == "hybrid",
    "-remote": lambda one: not _remote(one),
    "senior": lambda one: one.facts.seniority == "senior",
    "in austin": lambda one: any(place.metro == "austin-tx" for place in one.facts.places),
    "not germany": lambda one: not Unit([one]).has("place", "DE"),
    "$100k+": lambda one: (Unit([one]).dollars or 0) >= 100_000,
    "full time": lambda one: "FULL_TIME" in one.facts.employment_type,
    "remote from texas": lambda one: _remote(one) and may_live_in(one, "US-TX"),
    "visa sponsorship": lambda one: one.facts.visa is not None and one.facts.visa.sponsored,
    "within 40 km of berlin": lambda one: any(place.city in {"Berlin", "Potsdam"} for place in one.facts.places),
}


@settings(phases=(Phase.generate,), max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(markets(), st.lists(st.sampled_from(sorted(TYPED)), min_size=1, max_size=3, unique=True))
def test_every_constraint_that_is_typed_is_obeyed_and_misses_nothing(market: list[Kept], typed: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", market)
        results = open_index(Path(folder) / "index").search(SearchQuery(text=" ".join(typed), copies=True))
    conditions = [TYPED[words] for words in typed]
    if {"remote", "remote from texas"} & set(typed) and "in austin" in typed:
        # with `remote` a place is one to work from
        conditions[typed.index("in austin")] = lambda one: may_live_in(one, "US-TX")
    expected = {item.posting.id for item in market if all(holds(item) for holds in conditions)}
    assert set(ids(results)) == expected, (typed, results.chips)
    assert all(relaxation.total for relaxation in results.relaxations)


def test_nothing_found_offers_what_would(indexed: Indexed) -> None:
    nurse = kept(1, title="Nurse", role="registered-nurse", places=AUSTIN, level="mid")
    results = indexed(nurse, kept(2)).search(SearchQuery(text="senior nurse austin"))
    assert results.total == 0
    assert [(each.words, each.text, each.total) for each in results.relaxations] == [("senior", "nurse austin", 1)]


def test_a_role_is_found_by_its_id_its_kinds_and_its_words(indexed: Indexed) -> None:
    exact = kept(1, title="Backend Developer", role="backend-software-engineer")
    kind = kept(2, title="Backend Engineer (Rust)", role="rust-developer")
    engine = indexed(kind, exact, kept(3, title="Nurse", role="registered-nurse"))
    assert ids(engine.search(SearchQuery(text="backend developer")))[0] == exact.posting.id
    assert kept(3).posting.id not in ids(engine.search(SearchQuery(text="backend developer")))


def test_reasons_make_up_the_score(indexed: Indexed) -> None:
    market = [kept(1, title="Data Engineer", role="data-engineer", tools=("python",), status="unknown", text="python"), kept(2)]
    (hit,) = indexed(*market).search(SearchQuery(text="data engineer python", explain=True)).hits
    assert {reason.field for reason in hit.reasons} >= {"role", "title", "tool", "body"}
    assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-2)
    assert indexed_reasons_are_left_out(market) == ()


def indexed_reasons_are_left_out(market: list[Kept]) -> tuple[object, ...]:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", market)
        (hit,) = open_index(Path(folder) / "index").search(SearchQuery(text="data engineer python")).hits
    return hit.reasons


def test_few_of_one_employer_stand_at_the_top_and_none_is_lost(indexed: Indexed) -> None:
    market = [kept(number, title="Nurse", employer=f"e{number % 12 // 2 if number % 3 else 0}") for number in range(40)]
    engine = indexed(*market)
    owners = {item.posting.id: item.posting.employer_id for item in market}
    first = ids(engine.search(SearchQuery(text="nurse", limit=10)))
    assert max(Counter(owners[name] for name in first).values()) == 2
    uncapped = ids(engine.search(SearchQuery(text="nurse", limit=10, per_employer=0)))
    assert max(Counter(owners[name] for name in uncapped).values()) > 2
    pages = [ids(engine.search(SearchQuery(text="nurse", limit=7, offset=offset))) for offset in range(0, 42, 7)]
    assert sorted(name for page in pages for name in page) == sorted(owners)


def test_newer_open_postings_come_first_and_closed_ones_stay_as_they_are_scored(indexed: Indexed) -> None:
    engine = indexed(*(kept(number, title="Nurse", days=number) for number in range(5)))
    assert ids(engine.search(SearchQuery(text="nurse"))) == [kept(number).posting.id for number in (4, 3, 2, 1, 0)]
    closed = [kept(number, title="Nurse", days=number, status="closed") for number in range(5)]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", closed)
        results = open_index(Path(folder) / "index").search(SearchQuery(text="nurse"))
    assert len({hit.score for hit in results.hits}) == 1
    assert all(one < two for one, two in pairwise(ids(results)))


def test_a_literal_text_is_only_words(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Remote sensing", places=GERMANY), kept(2, workplace="remote"))
    assert ids(engine.search(SearchQuery(text="remote", literal=True))) == [kept(1).posting.id]
    assert ids(engine.search(SearchQuery(text="remote"))) == [kept(2).posting.id]


def test_chips_and_corrections_are_told(indexed: Indexed) -> None:
    results = indexed(kept(1, title="Accountant", role="accountant", places=GERMANY)).search(
        SearchQuery(text="accountent germany")
    )
    assert results.total == 1
    assert [(chip.kind, chip.value, chip.label, chip.words, chip.hard) for chip in results.chips] == [
        ("role", "accountant", "accountant", "accountent", False),
        ("place", "DE", "Germany", "germany", True),
    ]
    assert [(each.words, each.meant) for each in results.corrections] == [("accountent", "accountant")]
