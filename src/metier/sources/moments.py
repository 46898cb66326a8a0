"""Dates and times as sources write them."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(1990, 2101)
_WORDED = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_LONGEST = 64

Moment = datetime | date


def _plausible(moment: Moment | None) -> Moment | None:
    return moment if moment is not None and moment.year in _YEARS else None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def epoch(value: float) -> Moment | None:
    """Seconds, milliseconds, micro- or nanoseconds since 1970, told apart by magnitude (over 10^11 = ms)."""
    seconds = float(value)
    for _ in range(3):
        if abs(seconds) > 1e11:
            seconds /= 1000
    try:
        return _plausible(_EPOCH + timedelta(seconds=seconds))
    except (OverflowError, ValueError):
        return None


def _number(value: float) -> Moment | None:
    if value == int(value) and 19_900_101 <= value <= 21_001_231:
        return _worded(str(int(value)))
    return epoch(value)


def _worded(text: str) -> Moment | None:
    for pattern in _WORDED:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _slashed(text: str) -> Moment | None:
    """dd/mm/yyyy or mm/dd/yyyy, where only one of them can be meant; else nothing, for a guess would be wrong half the time."""
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if (first > 12) == (second > 12) and first != second:
        return None
    day, month = (first, second) if first > 12 else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> Moment | None:
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        return _aware(datetime.fromisoformat(text.removesuffix(" UTC").removesuffix(" GMT")))
    except ValueError:
        return None


def month(text: str) -> date | None:
    """`2016-06` as the first day of that month."""
    found = _MONTH.fullmatch(text.strip())
    return date(int(found[1]), int(found[2]), 1) if found else None


def _mail(text: str) -> Moment | None:
    try:
        return _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def moment(value: Any) -> Moment | None:
    """Read a date or a time; None where there is none or it cannot be told. Times without offset are taken as UTC."""
    if isinstance(value, datetime):
        return _plausible(_aware(value))
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value) if abs(value) < 1e19 else None
    return _written(value.strip()) if isinstance(value, str) else None


def _written(text: str) -> Moment | None:
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return _number(float(text))
    for read in (_iso, month, _worded, _slashed, _mail):
        found = _plausible(read(text))
        if found is not None:
            return found
    return None


def by_format(value: Any, pattern: str) -> Moment | None:
    """Read by an explicit `strptime` pattern; a pattern without hours gives a day."""
    try:
        read = datetime.strptime(str(value).strip(), pattern)  # noqa: DTZ007 - made aware below
    except ValueError:
        return None
    return _plausible(_aware(read) if "%H" in pattern or "%I" in pattern else read.date())


def at(value: Moment | None) -> datetime | None:
    """A moment as a time: a day counts from its first second, in UTC."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day, tzinfo=UTC)
