"""Cuts as people write them."""

from datetime import date

import pytest

from metier.errors import UsageError
from metier.library.roles import parse_window
from metier.model.figure import Window


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("", None),
        ("all", Window(None, None)),
        ("2026-01-01..2026-06-30", Window(date(2026, 1, 1), date(2026, 6, 30))),
        ("..2026-06-30", Window(None, date(2026, 6, 30))),
        ("2026-01-01..", Window(date(2026, 1, 1), None)),
    ],
)
def test_windows(text: str, window: Window | None) -> None:
    assert parse_window(text) == window


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01..", "2026-06-30..2026-01-01", "2026"])
def test_a_window_that_is_none_says_what_is_valid(text: str) -> None:
    with pytest.raises(UsageError, match=r"2026-01-01\.\.2026-06-30|earlier date"):
        parse_window(text)
