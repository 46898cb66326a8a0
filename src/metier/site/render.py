"""How figures, dates, pay and names are written for people. Rounding is the library's; this adds what a page needs."""

import math
from datetime import date, datetime
from urllib.parse import urlsplit

from metier.library.words import SYMBOLS, difference_words, interval_words, is_difference, mark_words, number, share
from metier.model.facts import Pay
from metier.model.figure import Figure, Window

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PERIODS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}
KINDS = {"ote": "on target", "bonus": "bonus", "equity_cash": "equity and cash", "sign_on": "sign-on", "other": "other pay"}


def exact_money(amount: float, currency: str | None) -> str:
    """Money as a posting wrote it, unrounded: $145,000, €41.20."""
    text = f"{amount:,.2f}".removesuffix(".00")
    return (SYMBOLS.get(currency, f"{currency} ") if currency else "") + text


def value(figure: Figure) -> str:
    """The figure's number as shown: $152k, 42%, 2,318, 3 years; words where it is suppressed."""
    if figure.value is None:
        return mark_words(figure)
    if is_difference(figure):
        return difference_words(figure)
    text = number(figure.value, figure.unit)
    if figure.unit in {"years", "days"}:
        return f"{text} {figure.unit.removesuffix('s') if text == '1' else figure.unit}"
    return text


def mostly(part: float) -> str:
    """The largest employer's part of the weight, for `no employer over ...`: at least one per cent."""
    return share(max(math.ceil(part * 100) / 100, 0.01))


def short(value: float) -> str:
    """A number that stands by itself, with as many digits as say it to a reader: 0.0312, 5,231."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def count(total: float) -> str:
    """A whole number with thousands separators."""
    return f"{total:,.0f}"


def plural(total: int, word: str, many: str = "") -> str:
    """A count with its noun: `1 posting`, `1,204 postings`."""
    return f"{total:,} {word if total == 1 else many or word + 's'}"


def base(figure: Figure) -> str:
    """What was counted: `84 postings, 37 employers`; of a number that was read and not counted, that it is official."""
    if figure.measure.startswith("official:") and not figure.n:
        return "official statistics"
    return f"{plural(figure.n, 'posting')}, {plural(figure.k, 'employer')}"


def reason(figure: Figure) -> str:
    """Why a figure has no value, in words."""
    return figure.suppressed or "not stated"


def says(figure: Figure) -> str:
    """The card of a figure, as its title: interval, what was counted, how much of it speaks, how far to trust it; or why not."""
    if figure.value is None:
        return reason(figure)
    spread, stated, top = interval_words(figure), figure.coverage, figure.top_employer_share
    parts = (
        f"95% interval {spread}" if spread else "",
        base(figure),
        f"stated in {share(stated)}" if stated is not None and round(stated, 2) < 1 else "",
        f"no employer over {mostly(top)}" if top else "",
        f"grade {figure.reliability}" if figure.reliability else "",
        "modelled" if figure.modelled else "",
        "see the evidence",
    )
    return " · ".join(part for part in parts if part)


def tile_note(figure: Figure, note: str) -> str:
    """The line under a tile: why there is no value; else the interval, what was counted, and the note."""
    if figure.value is None:
        return reason(figure)
    counted = f"of {plural(figure.k, 'employer')}" if figure.unit == "count" else base(figure)
    return " · ".join(part for part in (interval_words(figure), counted, note) if part)


def day(when: date | datetime | str | None) -> str:
    """A date in words: 12 November 2026. Text that is no date is given back."""
    if when is None:
        return ""
    if isinstance(when, str):
        try:
            return day(datetime.fromisoformat(when))
        except ValueError:
            return when
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def window(dates: Window) -> str:
    """The dates a figure counts: `15 November 2025 to 14 November 2026`."""
    if dates.start and dates.end:
        return f"{day(dates.start)} to {day(dates.end)}"
    if dates.end:
        return f"up to {day(dates.end)}"
    return f"from {day(dates.start)}" if dates.start else "all dates"


def pay(band: Pay) -> str:
    """A pay band as the posting wrote it: `$145,000 to $165,000 a year`, `from €20 an hour`."""
    low, high = band.min, band.max
    if low is not None and high is not None and low != high:
        text = f"{exact_money(low, band.currency)} to {exact_money(high, band.currency)}"
    elif low is not None and high is None:
        text = f"from {exact_money(low, band.currency)}"
    elif low is None and high is not None:
        text = f"up to {exact_money(high, band.currency)}"
    elif low is not None:
        text = exact_money(low, band.currency)
    else:
        text = "amount not stated"
    return " ".join(part for part in (text, PERIODS.get(band.unit or "", ""), KINDS.get(band.kind, "")) if part)


def sentence(text: str) -> str:
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def words(identifier: str) -> str:
    """An identifier in words: `health_insurance` becomes `health insurance`."""
    return identifier.replace("_", " ").replace("-", " ").lower()


def web_address(text: str) -> str | None:
    """The address when it is one a browser may be sent to, else null."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    return text.strip() if parts.scheme in {"http", "https"} and parts.hostname else None
