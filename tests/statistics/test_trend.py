"""The course of demand: what new sources, copies and gaps do to it, and whether its interval holds the truth."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.statistics import trend
from metier.statistics.counted import Counted
from metier.statistics.estimate import ones

MONTHS = [trend.name(trend.number("2026-01") + n, weekly=False) for n in range(6)]
Posted = tuple[str, str, str]


def _rows(posted: list[Posted], watched: dict[str, str]) -> Counted:
    """Openings as (employer, board, month); `watched` says through which months."""
    employers, boards, months = (list(dict.fromkeys(part)) for part in zip(*posted, strict=True))
    return Counted(
        employer=np.array([employers.index(one) for one, _, _ in posted]),
        value=ones(len(posted)), weight=ones(len(posted)), opening=np.arange(len(posted)),
        group=np.array([boards.index(one) for _, one, _ in posted]),
        groups=tuple(f"{board} {watched[board]}" for board in boards),
        stratum=np.array([months.index(one) for _, _, one in posted]), strata=tuple(months),
    )  # fmt: skip


def _market(counts: list[list[int]], prefix: str = "") -> list[Posted]:
    """Openings of one employer a board: `counts[board][month]`."""
    return [
        (f"{prefix}e{b}", f"{prefix}s/b{b}", MONTHS[m])
        for b, row in enumerate(counts)
        for m, n in enumerate(row)
        for _ in range(n)
    ]


ALL = f"{MONTHS[0]}..{MONTHS[-1]}"
COUNTS = st.lists(st.lists(st.integers(1, 5), min_size=6, max_size=6), min_size=2, max_size=5)
CHANGE = {"periods": 3.0, "until": trend.code(MONTHS[-1])}


@given(st.integers(0, 40_000), st.booleans())
def test_periods_have_numbers_bounds_and_days_that_agree(day: int, weekly: bool) -> None:
    period = int(trend.within(np.array([day]), weekly)[0])
    assert trend.number(trend.name(period, weekly)) == period
    start, end = trend.bounds(period, weekly)
    assert start <= day < end
    assert trend.bounds(period + 1, weekly)[0] == end


def test_the_change_is_the_ratio_of_matched_boards() -> None:
    found = trend.change(_rows(_market([[1, 1, 2, 3, 3, 2]]), {"s/b0": ALL}), CHANGE)
    assert found.value == pytest.approx(1.0)
    assert (found.n, found.k, found.low) == (12, 1, None)


def test_the_index_is_a_chain_about_its_mean() -> None:
    points = trend.series(_rows(_market([[2, 4, 4, 2, 6, 3], [2, 2, 2, 2, 2, 2]]), {"s/b0": ALL, "s/b1": ALL}))
    assert list(points) == MONTHS
    values = np.array([point.value for point in points.values()])
    assert values.mean() == pytest.approx(100)
    assert values / values[0] == pytest.approx(np.array([4, 6, 6, 4, 8, 5]) / 4)


@settings(max_examples=30)
@given(COUNTS, st.lists(st.integers(1, 30), min_size=6, max_size=6), st.integers(1, 5))
def test_a_new_source_moves_nothing_before_it_has_been_there_for_two_periods(
    counts: list[list[int]], new: list[int], since: int
) -> None:
    watched = {f"s/b{b}": ALL for b in range(len(counts))}
    before = _market(counts)
    after = before + _market([[0] * since + new[since:]], "x")
    with_new = _rows(after, watched | {"xs/b0": f"{MONTHS[since]}..{MONTHS[-1]}"})
    old, points = trend.series(_rows(before, watched)), trend.series(with_new)
    for month in MONTHS[1 : since + 1]:
        step = old[month].value / old[MONTHS[0]].value
        assert points[month].value / points[MONTHS[0]].value == pytest.approx(step)
    assert trend.change(with_new, CHANGE) == trend.change(_rows(before, watched), CHANGE)


@settings(max_examples=30)
@given(COUNTS)
def test_an_exact_copy_of_all_sources_changes_nothing(counts: list[list[int]]) -> None:
    watched = {f"s/b{b}": ALL for b in range(len(counts))}
    once = _market(counts)
    again = [(employer, f"copy-{board}", month) for employer, board, month in once]
    whole = _rows(once + again, watched | {f"copy-{board}": span for board, span in watched.items()})
    for one, two in (
        (trend.change(_rows(once, watched), CHANGE), trend.change(whole, CHANGE)),
        *zip(trend.series(_rows(once, watched)).values(), trend.series(whole).values(), strict=True),
    ):
        assert (two.value, two.low, two.high) == pytest.approx((one.value, one.low, one.high))


def test_a_board_that_goes_leaves_the_others_to_speak() -> None:
    gone = _rows(_market([[2, 2, 2, 2, 2, 2], [9, 9, 9, 0, 0, 0]]), {"s/b0": ALL, "s/b1": f"{MONTHS[0]}..{MONTHS[2]}"})
    values = [point.value for point in trend.series(gone).values()]
    assert values == pytest.approx([100.0] * 6)


def test_nothing_new_on_a_watched_board_is_a_fall() -> None:
    fell = _rows(_market([[2, 2, 2, 2, 2, 2], [4, 4, 4, 0, 0, 0]]), {"s/b0": ALL, "s/b1": ALL})
    assert trend.change(fell, CHANGE).value == pytest.approx(6 / 18 - 1)


def test_the_chain_begins_after_a_period_without_openings() -> None:
    assert list(trend.series(_rows(_market([[2, 0, 2, 2, 2, 2]]), {"s/b0": ALL}))) == MONTHS[2:]


def test_points_and_change_follow_from_the_rows_however_they_are_coded() -> None:
    rows = _rows(_market([[1, 2, 3, 2, 1, 3], [2, 2, 1, 2, 4, 2]]), {"s/b0": ALL, "s/b1": ALL})
    other = msgspec.structs.replace(rows, employer=1 - rows.employer)
    for month, point in trend.series(rows).items():
        assert trend.index(other, {"period": trend.code(month)}).value == pytest.approx(point.value)


def test_the_interval_holds_the_truth() -> None:
    rng = np.random.default_rng(5)
    held, rounds, k = 0, 300, 60
    for _ in range(rounds):
        rate = np.minimum(rng.pareto(1.5, k) + 0.3, 12)
        counts = rng.poisson(rate[:, None] * np.array([1.0, 1.0, 1.0, 1.3, 1.3, 1.3]) * rng.gamma(4, 0.25, (k, 6)))
        found = trend.change(_rows(_market(counts.tolist()), {f"s/b{b}": ALL for b in range(k)}), CHANGE)
        held += (found.low or 0) <= 0.3 <= (found.high or 0)
    assert 0.91 <= held / rounds <= 0.99
