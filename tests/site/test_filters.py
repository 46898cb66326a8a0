"""The filters beside a list of results."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from metier.library.labels import Labels
from metier.model.search import FacetValue, Results
from metier.site import asked, filters

IDS = ("senior", "entry", "mid", "")
MANY = tuple(FacetValue(f"t{n}", f"tool {n}", 100 - n) for n in range(60))


def results(**facets: tuple[FacetValue, ...]) -> Results:
    return Results(total=10, hits=(), facets=facets)


def shown(pairs: list[tuple[str, str]], found: Results) -> dict[str, filters.Filter]:
    return filters.filters(asked.read(pairs), found, Labels())


@given(
    st.lists(st.sampled_from([f"{sign}{name or asked.NOT_STATED}" for name in IDS for sign in ("", "-")]), max_size=4), st.data()
)
def test_every_value_asked_for_stays_whatever_was_counted(values: list[str], data: st.DataObject) -> None:
    counted = tuple(FacetValue(name, name, data.draw(st.integers(0, 3))) for name in IDS)
    pairs = [("level", value) for value in values]
    wanted = asked.read(pairs).query.level
    level = shown(pairs, results(level=counted)).get("level")
    options = {} if level is None else {each.value: each for each in (*level.first, *level.more, level.unstated) if each}
    chosen = {each.out if each.chosen == "out" else each.value for each in options.values() if each.chosen}
    assert chosen == {asked.written(value) for value in wanted}
    assert all(each.count or each.chosen or each.value == asked.NOT_STATED for each in options.values())


def test_the_chosen_stand_first_then_the_frequent_and_the_rest_is_folded() -> None:
    tool = shown([("tool", "t55"), ("tool", "-t3")], results(tool=MANY))["tool"]
    assert [(each.value, each.chosen) for each in tool.first[:3]] == [("t55", "in"), ("t3", "out"), ("t0", "")]
    assert (len(tool.first), len(tool.first) + len(tool.more)) == (filters.FIRST, filters.MOST)
    assert tool.unstated is not None
    assert (tool.unstated.value, tool.unstated.count, tool.open, tool.chosen) == (asked.NOT_STATED, 0, True, 2)


def test_what_has_an_order_of_its_own_keeps_it() -> None:
    counted = tuple(FacetValue(name, name, count) for name, count in (("6-9", 9), ("0", 1), ("3-5", 20), ("", 70)))
    experience = shown([], results(experience=counted))["experience"]
    assert [each.value for each in experience.first] == ["0", "3-5", "6-9"]
    assert experience.first[0].label == "No experience asked"
    assert experience.unstated is not None
    assert (experience.unstated.label, experience.unstated.count) == ("Not stated", 70)


def test_a_value_nobody_has_stays_with_its_count_of_none() -> None:
    level = shown([("level", "wizard")], results(level=(FacetValue("mid", "Mid level", 3), FacetValue("wizard", "wizard", 0))))[
        "level"
    ]
    assert [(each.label, each.count) for each in level.first] == [("wizard", 0), ("Mid", 3)]


def test_places_typed_as_words_become_ids_and_what_is_left_out_stays_so() -> None:
    home = cast("Any", SimpleNamespace(postings=SimpleNamespace(place={"deutschland": "DE"}.get)))
    found = results(place=(FacetValue("austin-tx", "Austin, TX", 4),), remote_from=(FacetValue("CET", "CET", 2),))
    search = asked.read([("place", "-Austin"), ("place", "deutschland"), ("remote_from", "cet"), ("remote_from", "not-stated")])
    assert filters.placed(search, found, home) == "/jobs?remote_from=CET&remote_from=not-stated&place=-austin-tx&place=DE"
    assert filters.placed(asked.read([("place", "austin-tx"), ("place", "atlantis")]), found, home) is None


def test_ages_count_from_the_editions_day_and_keep_what_is_asked() -> None:
    today = date(2026, 11, 24)
    assert [words for _, words, chosen in filters.ages(today, date(2026, 11, 17)) if chosen] == ["Last week"]
    assert filters.ages(today, date(2026, 1, 2))[-1] == ("2026-01-02", "Since 2 January 2026", True)
