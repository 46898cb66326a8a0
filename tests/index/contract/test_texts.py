"""What every engine must make of texts, orders and names."""

from datetime import date

from tests.index.contract.conftest import Indexed
from tests.index.contract.test_contract import ids
from tests.index.market import kept

from metier.index.asking.understanding import understand
from metier.model.search import SearchQuery


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


def test_words_that_say_nothing_narrow_nothing(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Nurse"), kept(2, title="Jobs board"), reader=understand)
    results = engine.search(SearchQuery(text="nurse jobs"))
    assert [hit.posting for hit in results.hits] == [kept(1).posting.id]
    assert results.ignored == ("text: 'jobs': says nothing of a job",)
    assert ids(engine, text="jobs") == [kept(2).posting.id]


def test_roles_of_openings_are_found(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer", openings=("registered-nurse",)), kept(2))
    assert ids(engine, role=("registered-nurse",)) == ids(engine, role=("data-engineer",)) == [kept(1).posting.id]


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


def test_labels_are_for_people(indexed: Indexed) -> None:
    engine = indexed(kept(1, role="data-engineer", employer="acme"), kept(2, employer=""))
    facets = engine.search(SearchQuery()).facets
    assert [(each.id, each.label) for each in facets["employer"]] == [("acme", "Acme"), ("", "Not stated")]
    assert facets["role"][0].label == "data engineer"


def test_a_page_of_none_still_counts(indexed: Indexed) -> None:
    results = indexed(kept(1), kept(2)).search(SearchQuery(limit=0))
    assert (results.total, results.hits) == (2, ())
    assert results.facets["status"][0].count == 2
