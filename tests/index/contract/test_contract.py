"""What every engine must do, one thing a test; what is counted at random is in `test_properties.py`."""

from datetime import date
from typing import Any

import pytest
from tests.index.contract.conftest import Indexed
from tests.index.market import PLACES, kept

from metier.errors import UsageError
from metier.index.asking.understanding import understand
from metier.index.engine import Engine
from metier.model.facts import Pay
from metier.model.search import SearchQuery

AUSTIN, GERMANY, BERLIN = PLACES[:1], PLACES[1:2], PLACES[3:4]


def ids(engine: Engine, **query: object) -> list[str]:
    return [hit.posting for hit in engine.search(SearchQuery(**query)).hits]  # type: ignore[arg-type]  # fields of a query


def named(*numbers: int) -> list[str]:
    return [kept(number).posting.id for number in numbers]


def counts(engine: Engine, facet: str, **query: object) -> dict[str, int]:
    results = engine.search(SearchQuery(**query))  # type: ignore[arg-type]  # fields of a query
    return {each.id: each.count for each in results.facets[facet]}


def test_values_of_a_facet_are_alternatives_and_facets_narrow_each_other(indexed: Indexed) -> None:
    engine = indexed(kept(1, level="mid", places=AUSTIN), kept(2, level="senior", places=AUSTIN), kept(3, level="senior"))
    assert sorted(ids(engine, level=("mid", "senior"))) == named(1, 2, 3)
    assert ids(engine, level=("senior",), place=("US",)) == named(2)
    assert ids(engine, level=("-senior",)) == named(1)


def test_not_stated_is_a_value_of_its_own(indexed: Indexed) -> None:
    engine = indexed(kept(1, years=0.0), kept(2), kept(3, years=4.0))
    assert ids(engine, experience=("0",)) == named(1)
    assert ids(engine, experience=("",)) == named(2)
    assert sorted(ids(engine, experience=("-",))) == named(1, 3)
    assert sorted(ids(engine, experience=("", "0"))) == named(1, 2)
    assert counts(engine, "experience") == {"0": 1, "3-5": 1, "": 1}


def test_a_facet_is_counted_given_the_others(indexed: Indexed) -> None:
    engine = indexed(kept(1, level="mid", tools=("sql",)), kept(2, level="senior", tools=("sql", "python")), kept(3))
    assert counts(engine, "level", level=("mid",), tool=("sql",)) == {"mid": 1, "senior": 1}
    assert counts(engine, "tool", level=("mid",), tool=("python",)) == {"sql": 1, "python": 0}


def test_pay_is_counted_whatever_is_asked_and_nothing_is_dropped_in_silence(indexed: Indexed) -> None:
    yen = Pay(annual_max=9e6, unit="YEAR", currency="JPY")
    engine = indexed(kept(1, pay=120_000.0), kept(2, pay=50_000.0), kept(3), kept(4, pay=yen))
    for unstated, found in (("include", (1, 3, 4)), ("exclude", (1, 4)), ("only", (3,))):
        results = engine.search(SearchQuery(pay_min=100_000.0, unstated_pay=unstated))
        assert sorted(hit.posting for hit in results.hits) == named(*found)
        assert results.pay is not None
        assert (results.pay.stated, results.pay.enough, results.pay.unstated) == (3, 2, 1)
    assert ids(engine, pay_min=100_000.0, pay_currency="USD", unstated_pay="exclude") == named(1)
    paid = engine.search(SearchQuery(pay_currency="JPY")).pay
    assert paid is not None
    assert sum(bar.count for bar in paid.bins) == 3
    assert [bar.count for bar in paid.bins if bar.low <= 9e6 < (bar.high or 1e9)] == [1 + (paid.bins[5].high == 0)]


def test_dates_told_and_dates_seen_are_apart(indexed: Indexed) -> None:
    engine = indexed(kept(1, days=0, seen=9), kept(2, days=5, seen=5), kept(3, days=None, seen=7))
    assert sorted(ids(engine, posted_since=date(2026, 1, 6))) == named(2, 3)
    assert sorted(ids(engine, seen_since=date(2026, 1, 8))) == named(1, 3)


def test_a_radius_holds_what_lies_in_it(indexed: Indexed) -> None:
    engine = indexed(kept(1, places=BERLIN), kept(2, places=PLACES[4:5]), kept(3, places=AUSTIN), kept(4))
    assert ids(engine, near="52.52,13.40", radius=10.0) == named(1)
    assert sorted(ids(engine, near="52.52,13.40", radius=30.0)) == named(1, 2)
    assert ids(engine, near="0,0", radius=1_000.0) == []


@pytest.mark.parametrize(
    ("area", "found"),
    [
        *(
            ("US", (1, 2, 5)),
            ("US-TX", (1, 2, 5)),
            ("austin-tx", (1, 2, 5)),
            ("US-CA", (1, 5)),
            ("DE", (3, 5)),
            ("EUROPE", (3, 5)),
        ),
        *(("CET", (3, 5)), ("no", (4,)), ("worldwide", (5,)), ("BR", (5,)), ("Atlantis", ()), ("US-ZZ", ()), ("", ())),
    ],
)
def test_from_where_one_may_work(indexed: Indexed, area: str, found: tuple[int, ...]) -> None:
    told = ({"countries": ("US",)}, {"regions": ("US-TX",)}, {"regions": ("DACH",)}, None, {"worldwide": True})
    market = [
        kept(number, workplace="remote" if area else "onsite", area=area or {}) for number, area in enumerate(told, start=1)
    ]
    assert sorted(ids(indexed(*market), remote_from=(area,))) == named(*found)


@pytest.mark.parametrize("sort", ["newest", "pay", "relevance"])
def test_a_cursor_goes_on_where_a_page_ended(indexed: Indexed, sort: str) -> None:
    engine = indexed(*(kept(number, days=number % 3, pay=50_000.0 + number % 4) for number in range(9)))
    whole = ids(engine, sort=sort)
    page = engine.search(SearchQuery(sort=sort, limit=4))
    behind = engine.search(SearchQuery(sort=sort, limit=4, cursor=page.next))
    assert [hit.posting for hit in (*page.hits, *behind.hits)] == whole[:8]
    assert ids(engine, sort=sort, limit=4, cursor=behind.next) == whole[8:]
    assert engine.search(SearchQuery(sort=sort, limit=4, cursor=behind.next)).next == ""
    assert ids(engine, sort=sort, limit=4, offset=3) == whole[3:7]


@pytest.mark.parametrize("cursor", ["x", "r", "k-1", "r1 ", "K3", "k1.5", "k" + "9" * 20, "r٣"])
def test_what_is_no_cursor_is_told(indexed: Indexed, cursor: str) -> None:
    with pytest.raises(UsageError, match="cursor"):
        indexed(kept(1)).search(SearchQuery(cursor=cursor))


@pytest.mark.parametrize("cursor", ["k0", "k1", "r0", "r9999999999999999999", "k9999999999999999999", "k9223372036854775808"])
def test_a_cursor_from_anywhere_is_answered(indexed: Indexed, cursor: str) -> None:
    assert len(indexed(kept(1), kept(2)).search(SearchQuery(text="engineer", cursor=cursor)).hits) in {0, 2}


def test_every_result_whatever_the_page(indexed: Indexed) -> None:
    engine = indexed(*(kept(number, level="mid" if number % 2 else None) for number in range(9)))
    found = [one.posting.id for one in engine.every(SearchQuery(level=("mid",), limit=1, offset=3))]
    assert found == named(1, 3, 5, 7)


def test_a_posting_is_held_whole(indexed: Indexed) -> None:
    market = [kept(1, role="data-engineer", pay=90_000.0, places=AUSTIN), kept(2)]
    engine = indexed(*market)
    assert engine.get(market[0].posting.id) == market[0]
    assert list(engine.documents()) == market
    assert engine.count() == 2


@pytest.mark.parametrize("name", ["", " ", "pnone", "*", "p" * 100_000, "\0", "../../etc/passwd", "\ud800", "paba OR id:*"])
def test_ids_nobody_has_are_none(indexed: Indexed, name: str) -> None:
    assert indexed(kept(1), kept(2)).get(name) is None


def test_copies_are_one_hit_unless_asked_for(indexed: Indexed) -> None:
    here, there = kept(1, (1, 2), places=AUSTIN), kept(2, (1, 2), places=GERMANY)
    engine = indexed(here, there, kept(3))
    assert engine.count() == 3
    assert engine.search(SearchQuery()).total == 2
    assert engine.search(SearchQuery(copies=True)).total == 3
    assert ids(engine, place=("DE",)) == [there.posting.id]
    assert ids(engine, place=("US",)) == [here.posting.id]
    assert sorted(ids(engine)) == named(1, 3)
    assert list(engine.documents()) == [here, there, kept(3)]


def test_the_copies_in_the_best_state_speak_for_a_vacancy(indexed: Indexed) -> None:
    engine = indexed(
        kept(1, (1, 2), status="closed", source="lever", places=AUSTIN), kept(2, (1, 2), status="open", places=AUSTIN)
    )
    assert ids(engine) == ids(engine, place=("US",)) == ids(engine, status=("open",)) == named(2)
    assert ids(engine, status=("closed",)) == ids(engine, source=("lever",)) == []
    assert ids(engine, source=("lever",), copies=True) == named(1)


def test_a_vacancy_has_what_any_of_its_copies_has(indexed: Indexed) -> None:
    engine = indexed(kept(1, (1, 2), places=AUSTIN, days=0, seen=1), kept(2, (1, 2), places=GERMANY, level="mid", days=9, seen=8))
    assert engine.search(SearchQuery(place=("US",), level=("mid",))).total == 1
    assert engine.search(SearchQuery(place=("-US",))).total == engine.search(SearchQuery(level=("",))).total == 0
    assert engine.search(SearchQuery(posted_since=date(2026, 1, 10))).total == 1
    assert engine.search(SearchQuery(seen_since=date(2026, 1, 3))).total == 0


def test_a_vacancy_done_from_anywhere_and_on_site_too_is_both(indexed: Indexed) -> None:
    engine = indexed(kept(1, (1, 2), workplace="onsite"), kept(2, (1, 2), workplace="remote", area={"worldwide": True}))
    assert ids(engine, remote_from=("no",)) == named(1)
    assert ids(engine, remote_from=("FR",)) == named(2)
    assert counts(engine, "remote_from") == {"no": 1, "worldwide": 1}


def test_words_fields_signs_and_alternatives(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Nurse", text="Zürich, C++ and care"), kept(2, title="Data nurse manager"), kept(3))
    assert sorted(ids(engine, text="nurse")) == named(1, 2)
    assert ids(engine, text='"data nurse"') == ids(engine, text="nurse -care") == ids(engine, text="manag*") == named(2)
    assert ids(engine, text="zurich") == ids(engine, text="ZÜRICH") == named(1)
    assert sorted(ids(engine, text="zurich OR manager")) == named(1, 2)
    assert engine.search(SearchQuery(text="manag*")).ignored == ()


def test_few_of_one_employer_stand_at_the_top_and_none_is_lost(indexed: Indexed) -> None:
    engine = indexed(*(kept(number, employer="acme" if number < 10 else "bolt-works") for number in range(14)))
    first = [kept(number).posting.id for number in range(10)]
    assert len(set(ids(engine, text="engineer", limit=4)) & set(first)) == 2
    assert sorted(ids(engine, text="engineer")) == named(*range(14))


def test_a_snippet_is_safe_and_marked(indexed: Indexed) -> None:
    engine = indexed(kept(1, text="x " * 300 + "<script>alert(1)</script> nurse & doctor"))
    (hit,) = engine.search(SearchQuery(text="nurse")).hits
    assert "<mark>nurse</mark> &amp; doctor" in hit.snippet
    assert "<script>" not in hit.snippet


def test_reasons_make_up_the_score(indexed: Indexed) -> None:
    market = [kept(1, title="Data Engineer", role="data-engineer", tools=("python",), status="unknown", text="python"), kept(2)]
    (hit,) = indexed(*market, reader=understand).search(SearchQuery(text="data engineer python", explain=True)).hits
    assert {reason.field for reason in hit.reasons} >= {"role", "title", "tool", "body"}
    assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-2)


def test_nothing_found_offers_what_would(indexed: Indexed) -> None:
    nurse = kept(1, title="Nurse", role="registered-nurse", places=AUSTIN, level="mid")
    results = indexed(nurse, kept(2), reader=understand).search(SearchQuery(text="senior nurse austin"))
    assert results.total == 0
    assert [(each.words, each.text, each.total) for each in results.relaxations] == [("senior", "nurse austin", 1)]


def test_values_nobody_has_are_told(indexed: Indexed) -> None:
    results = indexed(kept(1, role="data-engineer")).search(SearchQuery(role=("data-enginer",)))
    assert (results.total, results.ignored) == (0, ("role: no posting has 'data-enginer'; did you mean 'data-engineer'?",))


def test_suggestions_begin_as_typed(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer"), kept(2, role="data-engineer"), kept(3, employer="datalake"))
    found = [(each.field, each.id, each.count) for each in engine.suggest("Data")]
    assert found == [("role", "data-engineer", 2), ("employer", "datalake", 1)]


def test_the_likest_openings_come_first_and_never_the_posting_itself(indexed: Indexed) -> None:
    nurse: dict[str, Any] = {"title": "Nurse", "role": "registered-nurse", "places": AUSTIN, "level": "mid"}
    other: dict[str, Any] = {**nurse, "title": "Ward nurse", "employer": "bolt-works", "text": "On a ward by the sea."}
    market = [kept(1, **nurse), kept(2, **other), kept(3, role="data-engineer")]
    engine = indexed(*market)
    found = [hit.posting for hit in engine.similar(market[0], 5)]
    assert found[:1] == named(2)
    assert not {market[0].posting.id, market[2].posting.id} & set(found)


def test_an_empty_index_answers(indexed: Indexed) -> None:
    engine = indexed()
    assert engine.count() == engine.search(SearchQuery(text="x", near="1,1", pay_min=1.0)).total == 0
    assert [*engine.documents(), *engine.every(SearchQuery()), *engine.suggest("nurse")] == []
