"""How sure an order is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.statistics import ranks
from metier.statistics.counted import Counted
from metier.statistics.estimate import Ints, ones

DRAW = (7, 5)
PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 9)), min_size=1, max_size=60)


def _ranks(employer: Ints, item: Ints) -> ranks.Ranks:
    return ranks.ranks(employer, item, ones(len(item)), DRAW)


def _dense(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    employer, item = np.array(pairs).T
    return employer, np.unique(item, return_inverse=True)[1]


@settings(max_examples=30)
@given(PAIRS)
def test_as_many_are_among_the_first_as_there_is_room_for(pairs: list[tuple[int, int]]) -> None:
    employer, item = _dense(pairs)
    found = _ranks(employer, item)
    assert found.among.sum() == pytest.approx(min(5, item.max() + 1))
    assert np.all((found.low <= found.rank) & (found.rank <= found.high))


@settings(max_examples=30)
@given(PAIRS)
def test_the_same_rows_give_the_same_ranks_however_employers_are_numbered(pairs: list[tuple[int, int]]) -> None:
    employer, item = _dense(pairs)
    one, other = _ranks(employer, item), _ranks(100 - employer, item)
    assert np.array_equal(one.among, other.among)
    assert np.array_equal(one.low, other.low)


def test_what_all_employers_have_most_of_is_surely_first() -> None:
    employer = np.repeat(np.arange(30), 12)
    item = np.tile([0] * 6 + [1, 2, 3, 4, 5, 6], 30)
    found = _ranks(employer, item)
    assert (found.rank[0], found.low[0], found.high[0], found.among[0]) == (1, 1, 1, 1)
    assert set(found.rank[1:]) == {2}, "equal sums share a rank"
    assert found.high[1] == 7
    assert found.among[1:] == pytest.approx([4 / 6] * 6)


def test_one_large_employer_makes_no_sure_rank() -> None:
    employer = np.concatenate([np.zeros(50, dtype=np.int64), np.arange(1, 31)])
    item = np.concatenate([np.zeros(50, dtype=np.int64), np.repeat(np.arange(1, 7), 5)])
    found = _ranks(employer, item)
    assert found.rank[0] == 1
    assert 0.5 < found.among[0] < 0.8, "the employer is in about two draws of three"
    assert found.high[0] > 5


def test_the_item_asked_for_is_the_one_with_value_one() -> None:
    item = np.array([0, 0, 1, 2, 2, 2])
    rows = Counted(
        employer=np.arange(6), value=(item == 2).astype(np.float64), weight=ones(6), opening=np.arange(6), group=item,
        groups=("a", "b", "c"),
    )  # fmt: skip
    constants = {"seed": 7.0, "first": 1.0}
    assert ranks.list_rank(rows, constants).value == 1
    assert ranks.first_of_list(rows, constants).value > 0.5
    whole = ranks.ranks(rows.employer, item, rows.weight, (7, 1))
    assert ranks.of_item(rows, whole, 2) == (ranks.first_of_list(rows, constants), ranks.list_rank(rows, constants))


def test_ranges_of_ranks_hold_the_rank_of_the_truth() -> None:
    rng = np.random.default_rng(3)
    odds = np.array([0.3, 0.2, 0.15, 0.12, 0.1, 0.08, 0.05])
    held = 0
    for _ in range(60):
        employer = np.repeat(np.arange(40), rng.integers(1, 6, 40))
        taste = np.stack([rng.dirichlet(odds * 6) for _ in range(40)])
        item = np.array([rng.choice(7, p=taste[one]) for one in employer])
        present, dense = np.unique(item, return_inverse=True)
        found = _ranks(employer, dense)
        true = 1 + np.argsort(np.argsort(-odds[present]))
        held += int(np.mean((found.low <= true) & (true <= found.high)) > 0.85)
    assert held / 60 > 0.85
