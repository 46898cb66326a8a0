import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics.exemplars import Exemplar, Wanted, exemplars, said_of

_BUILD = [frozenset({"build service"}), frozenset({"build service", "run server"}), frozenset({"build service", "test"})]
_TEACH = [frozenset({"teach patient"}), frozenset({"teach patient", "give care"}), frozenset({"teach patient", "visit"})]
_SAID = _BUILD + _TEACH
_WANTED = Wanted(2, 8)
_ALL = [[1], [2], [3], [4], [5], [6]]


def _chosen(employer: list[list[int]], speakers: dict[int, list[int]], wanted: Wanted = _WANTED) -> list[Exemplar]:
    quotes = [_SAID[number] for number in speakers]
    return exemplars(said_of(quotes, quotes, _SAID), employer, speakers, wanted)


def test_a_part_is_what_of_the_quote_is_said_and_nothing_without_its_core() -> None:
    core, whole = [frozenset("a")], [frozenset("abc")]
    found = said_of(core, whole, [frozenset("abc"), frozenset("a"), frozenset("bc"), frozenset()])
    assert (found * 3).round().tolist() == [[3, 1, 0, 0]]


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=5), max_size=12))
def test_each_says_itself_wholly_and_parts_lie_between_none_and_all(said: list[frozenset[str]]) -> None:
    found = said_of(said, said, said)
    assert np.all(np.diag(found) == 1.0) if said else found.size == 0
    assert np.all((found >= 0) & (found <= 1))
    assert np.array_equal(found > 0, found.T > 0)


def test_each_kind_is_told_by_one_sentence_with_all_that_say_the_like() -> None:
    found = _chosen(_ALL, dict(enumerate(_ALL)))
    assert sorted(one.alike for one in found) == [(0, 1, 2), (3, 4, 5)]


def test_the_plainest_of_those_that_reach_as_many_is_quoted() -> None:
    assert sorted(one.number for one in _chosen(_ALL, dict(enumerate(_ALL)))) == [0, 3]


def test_only_what_is_fit_is_quoted_and_what_enough_employers_say() -> None:
    users = [[1], [2], [3], [4], [4], [4]]
    assert [(one.number, one.speaker) for one in _chosen(users, {1: [2], 3: [4], 4: [4], 5: [4]})] == [(1, 2)]


def test_no_employer_is_quoted_twice() -> None:
    assert len(_chosen([[1], [2], [3], [1], [5], [6]], {0: [1], 3: [1]})) == 1
    assert [one.speaker for one in _chosen([[1], [2], [3], [1, 5], [5], [6]], {0: [1], 3: [1, 5]})] == [1, 5]


def test_the_widest_reach_comes_first_and_no_more_than_wanted() -> None:
    users = [[1], [2], [3], [4], [5, 7, 8], [6]]
    assert _chosen(users, dict(enumerate(users)))[0].alike == (3, 4, 5)
    assert len(_chosen(users, dict(enumerate(users)), Wanted(2, 1))) == 1


@pytest.mark.parametrize("copies", [1, 4])
def test_repeating_one_employers_words_changes_nothing(copies: int) -> None:
    assert len(_chosen([[1] * copies, *_ALL[1:]], dict(enumerate(_ALL)))) == 2


def test_none_at_all() -> None:
    assert exemplars(said_of([], [], []), [], {}, _WANTED) == []
