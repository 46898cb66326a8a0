import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics.exemplars import Wanted, exemplars, similarities

_BUILD = [frozenset({"build", "service", "backend"}), frozenset({"build", "service", "server"}), frozenset({"service", "build"})]
_TEACH = [frozenset({"teach", "patient", "home"}), frozenset({"teach", "patient"}), frozenset({"patient", "teach", "care"})]
_WANTED = Wanted(0.5, 2, 8)
_ALL = [[1], [2], [3], [4], [5], [6]]


def test_likeness_is_symmetric_and_one_with_itself() -> None:
    near = similarities(_BUILD + _TEACH)
    assert np.array_equal(near, near.T)
    assert np.diag(near).tolist() == [1.0] * 6
    assert near[0, 1] > 0.5 > near[0, 3]
    assert near[0, 3] == 0.0


def test_known_meanings_weigh_more() -> None:
    pair = [frozenset({"build", "x"}), frozenset({"build", "y"}), frozenset({"x", "y"})]
    assert similarities(pair, frozenset({"build"}))[0, 1] > similarities(pair)[0, 1]


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=5), max_size=12), st.randoms())
def test_the_order_of_sentences_changes_no_likeness(meanings: list[frozenset[str]], random: object) -> None:
    order = list(range(len(meanings)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    near = similarities(meanings)
    assert np.array_equal(similarities([meanings[n] for n in order]), near[np.ix_(order, order)])


def test_each_kind_is_told_by_one_sentence_with_all_that_say_the_like() -> None:
    found = exemplars(similarities(_BUILD + _TEACH), _ALL, _ALL, _WANTED)
    assert sorted(one.alike for one in found) == [(0, 1, 2), (3, 4, 5)]


def test_only_what_is_fit_is_quoted_and_what_enough_employers_say() -> None:
    users = [[1], [2], [3], [4], [4], [4]]
    found = exemplars(similarities(_BUILD + _TEACH), users, [[], [2], [], [4], [4], [4]], _WANTED)
    assert [(one.number, one.speaker) for one in found] == [(1, 2)]


def test_no_employer_is_quoted_twice() -> None:
    near = similarities(_BUILD + _TEACH)
    assert len(exemplars(near, _ALL, [[1], [], [], [1], [], []], _WANTED)) == 1
    assert [one.speaker for one in exemplars(near, _ALL, [[1], [], [], [1, 5], [], []], _WANTED)] == [1, 5]


def test_the_widest_reach_comes_first() -> None:
    users = [[1], [2], [3], [4], [5, 7, 8], [6]]
    assert exemplars(similarities(_BUILD + _TEACH), users, users, _WANTED)[0].alike == (3, 4, 5)


@pytest.mark.parametrize("copies", [1, 4])
def test_repeating_one_employers_words_changes_nothing(copies: int) -> None:
    users = [[1] * copies, *_ALL[1:]]
    assert len(exemplars(similarities(_BUILD + _TEACH), users, _ALL, _WANTED)) == 2


def test_none_at_all() -> None:
    assert exemplars(similarities([]), [], [], _WANTED) == []
