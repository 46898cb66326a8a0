"""Kaplan and Meier's estimator against closed forms and lives of a known law."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.statistics.counted import Counted
from metier.statistics.estimate import Bools, Floats
from metier.statistics.survival import Stay, Survival, days_open, stay

Watched = tuple[Floats, Floats, Bools]


def watched(rng: np.random.Generator, lives: Floats, days: float, every: float, before: float) -> Watched:
    """Postings opened from `before` days ahead of the first reading on, read every so many days for `days` days."""
    opened = rng.uniform(-before, days, len(lives))
    closed = opened + lives
    first = np.maximum(0.0, np.ceil(opened / every)) * every
    seen = (closed > first) & (first <= days)
    opened, closed, first = opened[seen], closed[seen], first[seen]
    last = np.floor(days / every) * every
    gone = np.ceil(closed / every) * every
    ended = gone <= last
    return first - opened, np.where(ended, gone - every / 2, last) - opened, ended


def of(*stays: tuple[float, float, bool]) -> Survival:
    return Survival.of([Stay(*item) for item in stays])


def test_without_censoring_it_is_the_part_still_open_with_the_binomial_error() -> None:
    found = of(*[(0.0, float(age), True) for age in range(1, 21)])
    for age in (1, 5, 10, 19):
        told = found.at(age)
        assert told.value == pytest.approx(1 - age / 20)
        assert told.low is not None
        assert told.high is not None
        # Greenwood's variance of log S is (1 - S)/(n S) here, that of log(-log S) divides it by log(S)^2
        s = 1 - age / 20
        reach = 1.959964 * np.sqrt((1 - s) / (20 * s)) / abs(np.log(s))
        assert (told.low, told.high) == pytest.approx((s ** np.exp(reach), s ** np.exp(-reach)), rel=1e-5)
    assert found.median().value == 10
    assert found.at(20).value == 0
    assert found.at(0.5).value == 1


def test_the_leukaemia_trial_of_freireich_as_textbooks_print_it() -> None:
    """Remission under 6-MP (Freireich 1963; Cox and Oakes 1984, table 1.1): S(6) = .857, S(10) = .753, S(23) = .448."""
    closed, still = [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = of(*[(0.0, float(age), True) for age in closed], *[(0.0, float(age), False) for age in still])
    for age, part in ((6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)):
        assert found.at(age).value == pytest.approx(part, abs=5e-4)
    assert found.median().value == 23
    assert (found.n, found.closings) == (21, 9)


def test_delayed_entry_counts_only_those_that_had_come() -> None:
    entered = [(0.0, 2.0, True), *[(0.0, 9.0, False)] * 5, *[(5.0, 6.0, True)] * 2, *[(5.0, 9.0, False)] * 3]
    found = of(*entered)
    assert found.at(2).value == pytest.approx(1 - 1 / 6)
    assert found.at(6).value == pytest.approx((1 - 1 / 6) * (1 - 2 / 10))


def test_one_early_closing_among_few_does_not_decide_all() -> None:
    found = of((0.0, 1.0, True), *[(2.0, float(age), True) for age in range(10, 40)])
    assert found.at(5).value == 1
    assert found.median().value == 24


@pytest.mark.parametrize("law", ["exponential", "lognormal"])
def test_postings_open_at_the_first_reading_do_not_lengthen_the_median(law: str) -> None:
    """The example of methods: true median 19 days, a month of readings; counted from age 0 it would be about 37."""
    rng = np.random.default_rng(7)
    lives = rng.exponential(19 / np.log(2), 60_000) if law == "exponential" else 19 * np.exp(rng.normal(0, 1, 60_000))
    entry, exit_, ended = watched(rng, lives, 30, 1, 600)
    told, naive = Survival(entry, exit_, ended).median().value, Survival(np.zeros_like(entry), exit_, ended).median().value
    assert told == pytest.approx(19, rel=0.05)
    assert naive is not None
    assert naive > 33


@pytest.mark.parametrize("every", [1, 7])
def test_intervals_of_the_median_cover_the_truth(every: int) -> None:
    covered = inside = 0
    for cell in range(400):
        rng = np.random.default_rng([every, cell])
        found = Survival(*watched(rng, 19 * np.exp(rng.normal(0, 0.7, 100)), 90, every, 120))
        median, part = found.median(), found.at(19)
        covered += (median.low or 0) <= 19 <= (median.high or np.inf)
        assert part.low is not None
        assert part.high is not None
        inside += part.low <= 0.5 <= part.high
    assert 0.93 <= covered / 400 <= 0.97
    assert 0.93 <= inside / 400 <= 0.97


@pytest.mark.parametrize(("every", "near"), [(2, 0.03), (7, 0.08)])
def test_quantiles_of_a_known_law(every: int, near: float) -> None:
    """Where readings lie apart half as far as a quarter of the postings live, the lower quartile comes out 7% too long."""
    rng = np.random.default_rng(3)
    found = Survival(*watched(rng, 30 * rng.weibull(1.5, 20_000), 365, every, 200))
    for p in (0.25, 0.5, 0.75, 0.9):
        told, true = found.quantile(p), 30 * (-np.log(1 - p)) ** (1 / 1.5)
        assert told.value == pytest.approx(true, rel=near)
        assert told.value is not None
        assert told.low is not None
        assert told.high is not None
        assert told.low <= told.value <= told.high


def test_what_cannot_be_told_is_none() -> None:
    nobody = Survival.of([])
    assert (nobody.n, nobody.median().value, nobody.at(3).value) == (0, None, 1.0)
    most_open = of(*[(0.0, 5.0, True)] * 2, *[(0.0, 9.0, False)] * 18)
    assert most_open.median().value is None
    assert most_open.quantile(0.1).high is None
    assert of(*[(0.0, 5.0, True)] * 20).median().value == 5


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.1, 100), st.booleans()), max_size=60))
def test_it_falls_from_one_and_stays_in_its_interval(rows: list[tuple[float, float, bool]]) -> None:
    found = of(*[(entry, entry + more, closed) for entry, more, closed in rows])
    parts = [found.at(age) for age in range(0, 160, 3)]
    values = [part.value for part in parts if part.value is not None]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)
    for part in parts:
        if part.low is not None and part.high is not None and part.value is not None:
            assert 0 <= part.low <= part.value + 1e-9
            assert part.value <= part.high + 1e-9 <= 1 + 1e-6


def test_dates_become_ages() -> None:
    day = date(2026, 3, 1)

    def on(at: int) -> date:
        return date.fromordinal(day.toordinal() + at)

    def days(opened: int, first: int, last: int, gone: int | None) -> Stay | None:
        return stay(on(opened), on(first), on(last), None if gone is None else on(gone), date(2026, 5, 1))

    assert days(0, 3, 17, 24) == Stay(3, 20.5, closed=True)
    assert days(-200, 0, 7, 14) == Stay(200, 210.5, closed=True)
    assert days(0, 3, 68, None) == Stay(3, 61, closed=False)
    assert days(0, 3, 61, 68) == Stay(3, 61, closed=False)  # who else has closed since is not known yet
    assert days(0, 5, 5, None) is None
    assert days(4, 2, 9, None) == Stay(0, 5, closed=False)  # a date of posting after the day it was seen


def _rows(rng: np.random.Generator, n: int) -> Counted:
    entry, exit_, ended = watched(rng, 19 * np.exp(rng.normal(0, 0.7, n)), 90, 1, 120)
    n = len(entry)
    return Counted(
        employer=rng.integers(0, 30, n), value=exit_, weight=np.ones(n), opening=np.arange(n), entry=entry,
        group=np.where(ended, 1, 0).astype(np.int64), groups=("open", "closed"),
    )  # fmt: skip


def test_days_open_are_the_quantile_of_the_curve_with_employers_as_clusters() -> None:
    rows = _rows(np.random.default_rng(4), 600)
    assert rows.entry is not None
    assert rows.group is not None
    found, curve = days_open(rows, {"p": 0.5}), Survival(rows.entry, rows.value, np.equal(rows.group, 1)).median()
    assert found is not None
    assert found.value == curve.value
    assert (found.n, found.k) == (len(rows.value), 30)
    assert 1 <= found.n_eff <= found.n
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high


def test_an_employer_that_posts_the_same_ten_times_tells_no_more() -> None:
    """The interval of copies is about that of the originals; where postings count as independent it shrinks."""
    rng = np.random.default_rng(8)
    entry, exit_, ended = watched(rng, 19 * np.exp(rng.normal(0, 0.7, 150)), 90, 1, 120)
    owner = np.arange(len(entry))
    ten = np.repeat(owner, 10)
    once, copied = Survival(entry, exit_, ended, owner).at(19), Survival(entry[ten], exit_[ten], ended[ten], ten).at(19)
    alone = Survival(entry[ten], exit_[ten], ended[ten]).at(19)
    widths = [(told.high or 0) - (told.low or 0) for told in (once, copied, alone)]
    assert widths[1] == pytest.approx(widths[0], rel=0.02)
    assert widths[2] < 0.5 * widths[0]


def test_the_clustered_variance_of_single_postings_is_greenwoods() -> None:
    rng = np.random.default_rng(5)
    entry, exit_, ended = watched(rng, 19 * np.exp(rng.normal(0, 0.7, 2000)), 90, 1, 120)
    single, own = Survival(entry, exit_, ended), Survival(entry, exit_, ended, np.arange(len(entry)))
    middle = int(np.searchsorted(single.ages, 19))
    assert own.variance[middle] == pytest.approx(single.variance[middle], rel=0.05)


def test_where_too_few_closed_there_is_no_number() -> None:
    rows = _rows(np.random.default_rng(4), 100)
    none = Counted(
        employer=rows.employer, value=rows.value, weight=rows.weight, opening=rows.opening, entry=rows.entry,
        group=np.zeros(len(rows.value), dtype=np.int64), groups=("open",),
    )  # fmt: skip
    assert days_open(none, {"p": 0.5}) is None
    with pytest.raises(ValueError, match="days open need"):
        days_open(Counted(employer=rows.employer, value=rows.value, weight=rows.weight, opening=rows.opening), {"p": 0.5})
