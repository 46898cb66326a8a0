from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.sources import moments

NOON = datetime(2026, 7, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-07-10T12:00:00Z", NOON),
        ("2026-07-10T08:00:00-04:00", NOON),
        ("2026-07-10T12:00:00", NOON),
        ("2026-07-10 12:00:00 UTC", NOON),
        ("2026-07-10T12:00:00.0000000+00:00", NOON),
        ("Fri, 10 Jul 2026 12:00:00 GMT", NOON),
        (1783684800, NOON),
        (1783684800000, NOON),
        (1783684800000000, NOON),
        ("1783684800", NOON),
        (NOON, NOON),
        (NOON.replace(tzinfo=None), NOON),
        ("2026-07-10", date(2026, 7, 10)),
        ("2026/07/10", date(2026, 7, 10)),
        ("10.07.2026", date(2026, 7, 10)),
        ("July 10, 2026", date(2026, 7, 10)),
        ("10 Jul 2026", date(2026, 7, 10)),
        ("20260710", date(2026, 7, 10)),
        (20260710, date(2026, 7, 10)),
        ("31/03/2020", date(2020, 3, 31)),
        ("03/31/2020", date(2020, 3, 31)),
        ("05/05/2020", date(2020, 5, 5)),
        ("2016-06", date(2016, 6, 1)),
        (date(2026, 7, 10), date(2026, 7, 10)),
        ("05/06/2020", None),
        ("0000-00-00", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("", None),
        (None, None),
        (0, None),
        (True, None),
        (float("inf"), None),
        ([], None),
        ("9" * 40, None),
    ],
)
def test_moments_are_read(written: Any, read: Any) -> None:
    assert moments.moment(written) == read


def test_an_explicit_format_is_followed() -> None:
    assert moments.by_format("05/06/2020", "%d/%m/%Y") == date(2020, 6, 5)
    assert moments.by_format("05/06/2020 10:30", "%m/%d/%Y %H:%M") == datetime(2020, 5, 6, 10, 30, tzinfo=UTC)
    assert moments.by_format("yesterday", "%d/%m/%Y") is None


def test_a_day_becomes_its_first_second() -> None:
    assert moments.at(date(2026, 7, 10)) == datetime(2026, 7, 10, tzinfo=UTC)
    assert moments.at(None) is None


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.datetimes()))
def test_anything_is_a_plausible_moment_or_none(value: Any) -> None:
    found = moments.moment(value)
    assert found is None or 1990 <= found.year <= 2100
