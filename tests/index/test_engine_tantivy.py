import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tests.index.market import PLACES, QUERIES, counted, kept, markets, satisfies, units

from metier.errors import MetierError, UsageError
from metier.index.answering import Reader, plain_reader
from metier.index.asking.understanding import understand
from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.index.fields import FACETS
from metier.model.posting import Kept
from metier.model.search import SearchQuery

Indexed = Callable[..., Engine]


@pytest.fixture
def indexed(tmp_path: Path) -> Indexed:
    def make(*market: Kept, reader: Reader = plain_reader) -> Engine:
        assert build(tmp_path / "index", market) == len(market)
        return open_index(tmp_path / "index", reader)

    return make


def ids(engine: Engine, **query: object) -> list[str]:
    return [hit.posting for hit in engine.search(msgspec.convert(query, SearchQuery)).hits]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(markets(), QUERIES)
def test_hits_and_facets_are_what_plain_python_finds(market: list[Kept], query: SearchQuery) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", market)
        engine = open_index(Path(folder) / "index", plain_reader)
        results = engine.search(query)
        wanted = [names for item, names in units(market, query.copies) if satisfies(item, query)]
        assert results.total == len(wanted) == len(results.hits)
        shown = [hit.posting for hit in results.hits]
        assert all(len(names & set(shown)) == 1 for names in wanted)
        for name in FACETS:
            assert {each.id: each.count for each in results.facets[name] if each.count} == counted(market, query, name)
        assert [hit.posting for hit in engine.search(query).hits] == shown


def test_a_posting_is_held_whole(indexed: Indexed) -> None:
    one = kept(1, role="data-engineer", pay=90_000.0, places=PLACES[:1])
    engine = indexed(one, kept(2))
    assert engine.get(one.posting.id) == one
    assert engine.get("pnone") is None
    assert engine.count() == 2


def test_copies_are_one_hit_unless_asked_for(indexed: Indexed) -> None:
    here = kept(1, (1, 2), places=PLACES[:1], location="Austin")
    there = kept(2, (1, 2), places=PLACES[1:2], location="Berlin")
    engine = indexed(here, there, kept(3))
    assert engine.count() == 3
    assert engine.search(SearchQuery()).total == 2
    assert engine.search(SearchQuery(copies=True)).total == 3
    assert ids(engine, place=["DE"]) == [there.posting.id]
    assert ids(engine, place=["US"]) == [here.posting.id]
    assert sorted(ids(engine)) == sorted([here.posting.id, kept(3).posting.id])


def test_an_open_copy_speaks_for_its_vacancy(indexed: Indexed) -> None:
    engine = indexed(kept(1, (1, 2), status="closed", source="lever"), kept(2, (1, 2), status="open"))
    assert ids(engine, status=["closed"]) == []
    assert ids(engine, status=["open"]) == [kept(2).posting.id]
    assert ids(engine, source=["lever"]) == []
    assert ids(engine, source=["lever"], copies=True) == [kept(1).posting.id]


def test_roles_of_openings_are_found(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer", openings=("registered-nurse",)), kept(2))
    assert ids(engine, role=["registered-nurse"]) == ids(engine, role=["data-engineer"]) == [kept(1).posting.id]


def test_a_title_counts_more_than_a_mention(indexed: Indexed) -> None:
    engine = indexed(kept(1, text="Work with a nurse. A nurse is here."), kept(2, title="Nurse"), kept(3, text="nothing"))
    assert ids(engine, text="nurse") == [kept(2).posting.id, kept(1).posting.id]


def test_accents_and_case_make_no_difference(indexed: Indexed) -> None:
    engine = indexed(kept(1, location="Zürich"), kept(2, text="Café"))
    assert ids(engine, text="zurich") == ids(engine, text="ZÜRICH") == [kept(1).posting.id]
    assert ids(engine, text="cafe") == [kept(2).posting.id]


def test_words_with_signs_go_to_the_tools(indexed: Indexed) -> None:
    market = (
        kept(1, text="Vitamin C", tools=()),
        kept(2, tools=("c-plus-plus",)),
        kept(3, text="I like python"),
        kept(4, tools=("python",)),
    )
    engine = indexed(*market, reader=understand)
    assert ids(engine, text="C++") == [kept(2).posting.id]
    assert sorted(ids(engine, text="python")) == [kept(3).posting.id, kept(4).posting.id]
    assert sorted(ids(engine, text="-c++")) == [kept(number).posting.id for number in (1, 3, 4)]


def test_when_no_posting_has_all_words_some_do_and_it_is_said(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Data engineer"), kept(2, title="Nurse"))
    results = engine.search(SearchQuery(text="data nurse"))
    assert results.total == 2
    assert results.ignored == ("text: no posting has all of these words; those with all but 1 are shown too",)
    assert engine.search(SearchQuery(text="data nurse -data")).total == 1


def test_a_misspelt_word_finds_its_neighbour_and_it_is_said(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Accountant"), kept(2, title="Nurse"))
    results = engine.search(SearchQuery(text="accountent"))
    assert [hit.posting for hit in results.hits] == [kept(1).posting.id]
    assert results.ignored == ("text: no posting has 'accountent'; words spelt like it are searched",)


def test_words_side_by_side_in_the_title_come_first(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Engineer of data and more data"), kept(2, title="Data Engineer of more and more"))
    assert ids(engine, text="data engineer") == [kept(2).posting.id, kept(1).posting.id]


def test_words_that_say_nothing_narrow_nothing(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Nurse"), kept(2, title="Jobs board"), reader=understand)
    results = engine.search(SearchQuery(text="nurse jobs"))
    assert [hit.posting for hit in results.hits] == [kept(1).posting.id]
    assert results.ignored == ("text: 'jobs': says nothing of a job",)
    assert ids(engine, text="jobs") == [kept(2).posting.id]


def test_sorting_and_leafing_go_by_id_where_all_else_is_equal(indexed: Indexed) -> None:
    market = [kept(number, days=number % 2, pay=50_000.0 + 1_000 * (number % 3)) for number in range(30)]
    engine = indexed(*market)
    newest = [
        item.posting.id
        for item in sorted(market, key=lambda item: (-(item.posting.date_posted or date.min).toordinal(), item.posting.id))
    ]
    paid = [item.posting.id for item in sorted(market, key=lambda item: (-(item.facts.pay[0].annual_max or 0), item.posting.id))]
    for sort, text, expected in (
        ("newest", "", newest),
        ("pay", "", paid),
        ("relevance", "engineer", newest),  # open postings are the likelier to be open still the newer they are
        ("relevance", "", newest),
    ):
        leafed = [name for offset in range(0, 30, 7) for name in ids(engine, sort=sort, text=text, limit=7, offset=offset)]
        assert leafed == expected, (sort, text)


def test_snippets_are_safe_and_marked(indexed: Indexed) -> None:
    engine = indexed(kept(1, text="x " * 300 + "<script>alert(1)</script> nurse & doctor"))
    (hit,) = engine.search(SearchQuery(text="nurse")).hits
    assert "<mark>nurse</mark> &amp; doctor" in hit.snippet
    assert "<script>" not in hit.snippet


def test_values_nobody_has_are_told(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer"))
    results = engine.search(SearchQuery(role=("data-enginer",)))
    assert results.total == 0
    assert results.ignored == ("role: no posting has 'data-enginer'",)
    listed = {each.id: each.count for each in results.facets["role"]}
    assert listed == {"data-engineer": 1, "data-enginer": 0}


def test_labels_are_for_people(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer", employer="acme"), kept(2, employer=""))
    facets = engine.search(SearchQuery()).facets
    assert [(each.id, each.label) for each in facets["employer"]] == [("acme", "Acme"), ("", "Not stated")]
    assert facets["role"][0].label == "data engineer"


def test_suggestions_begin_as_typed(indexed: Indexed) -> None:
    engine = indexed(
        kept(1, role="data-engineer"), kept(2, role="data-engineer", tools=("python",)), kept(3, employer="datalake")
    )
    assert [(each.field, each.id, each.count) for each in engine.suggest("Data")] == [
        ("role", "data-engineer", 2),
        ("employer", "datalake", 1),
    ]
    assert engine.suggest("  ") == engine.suggest("+") == engine.suggest("data", 0) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "word " * 3_000,
        '"',
        '"" ""',
        "-",
        "-nurse",
        "*",
        "nur*",
        "((",
        "🙂",
        "OR",
        "a OR",
        "title:x",
        "\\",
        "\0",
        "/.*/",
        "a~2",
        "[a TO b]",
        "^9",
        "--",
        '-"',
        "+",
        "\ud800",
    ],
)
def test_no_text_is_an_error(indexed: Indexed, text: str) -> None:
    results = indexed(kept(1), kept(2)).search(SearchQuery(text=text))
    assert results.total <= 2
    assert len(str(results.ignored)) < 1_000


@pytest.mark.parametrize(
    "query",
    [
        {"limit": -1},
        {"limit": 10**6},
        {"offset": -1},
        {"offset": 10**9},
        {"sort": "x"},
        {"unstated_pay": "x"},
        {"pay_min": -1.0},
        {"pay_min": float("nan")},
    ],
)
def test_what_cannot_be_answered_is_a_usage_error(indexed: Indexed, query: dict[str, object]) -> None:
    engine = indexed(kept(1))
    with pytest.raises(UsageError):
        engine.search(msgspec.structs.replace(SearchQuery(), **query))


def test_a_page_of_none_still_counts(indexed: Indexed) -> None:
    results = indexed(kept(1), kept(2)).search(SearchQuery(limit=0))
    assert (results.total, results.hits) == (2, ())
    assert results.facets["status"][0].count == 2


def test_an_empty_index_answers(indexed: Indexed) -> None:
    engine = indexed()
    assert engine.count() == 0
    assert engine.search(SearchQuery(text="x", role=("y",))).total == 0


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(MetierError, match="no index"):
        open_index(tmp_path)


def test_an_id_given_twice_would_be_noticed_by_the_count(indexed: Indexed) -> None:
    assert indexed(kept(1), kept(2)).count() == 2


def test_an_index_of_an_earlier_layout_is_told(tmp_path: Path) -> None:
    import tantivy  # noqa: PLC0415 - the one test that makes an index by hand

    (tmp_path / "index").mkdir()
    tantivy.Index(tantivy.SchemaBuilder().add_text_field("id").build(), str(tmp_path / "index"))
    with pytest.raises(MetierError, match="no index that can be read"):
        open_index(tmp_path / "index")
