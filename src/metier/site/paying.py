"""The pay filter: what to do with postings that do not state pay, each way with its count, and how pay is spread."""

from __future__ import annotations

import msgspec

from metier.library.words import money, share
from metier.model.search import PayBin, PayCounts, SearchQuery
from metier.site import render

#: Currencies offered; an address may name any other.
CURRENCIES = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR", "JPY", "SEK", "PLN", "SGD", "BRL")
#: Width of a bar and height of the drawing, in its own units.
WIDE, HIGH = 10, 40


class Bar(msgspec.Struct, frozen=True):
    """One bar: where it stands, how high it is, the pay it holds in words, how many jobs; whether it is pay asked for."""

    x: int
    height: float
    words: str
    count: int
    enough: bool


class PayFilter(msgspec.Struct, frozen=True):
    """`ways` are (value, words, jobs, chosen); `bars` may be empty; `low` and `high` name the ends of the drawing."""

    ways: tuple[tuple[str, str, int, bool], ...]
    bars: tuple[Bar, ...]
    currencies: tuple[str, ...]
    currency: str
    low: str
    high: str


def pay_filter(query: SearchQuery, pay: PayCounts | None) -> PayFilter:
    """The pay filter of a search; without counts there is no drawing."""
    counts = pay or PayCounts(stated=0, enough=0, unstated=0, currency=query.pay_currency or "USD")
    floor = query.pay_min is not None
    ways = (
        ("include", "So much, or not stated" if floor else "Stated or not", counts.enough + counts.unstated),
        ("exclude", "So much, stated" if floor else "Only where pay is stated", counts.enough),
        ("only", "Only where it is not stated", counts.unstated),
    )
    currencies = tuple(dict.fromkeys([*CURRENCIES, *filter(None, [query.pay_currency])]))
    bins = counts.bins
    return PayFilter(
        ways=tuple((*way, way[0] == query.unstated_pay) for way in ways),
        bars=_bars(query, counts),
        currencies=currencies,
        currency=counts.currency,
        low=_words(bins[0].low, counts.currency) if bins else "",
        high=_end(bins[-1], counts.currency) if bins else "",
    )


def _bars(query: SearchQuery, counts: PayCounts) -> tuple[Bar, ...]:
    top = max((each.count for each in counts.bins), default=0)
    if not top:
        return ()
    # amounts in each posting's own currency have no place on an axis in one
    least = query.pay_min if query.pay_min and query.pay_currency else 0.0
    return tuple(
        Bar(
            x=at * WIDE,
            height=round(max(HIGH * each.count / top, 1.0 if each.count else 0.0), 1),
            words=_between(each, counts.currency),
            count=each.count,
            enough=each.high is None or each.high > least,
        )
        for at, each in enumerate(counts.bins)
    )


def _between(each: PayBin, currency: str) -> str:
    low = _words(each.low, currency)
    return f"{low} and more" if each.high is None else f"{low} to {money(each.high, currency)}"


def _words(amount: float, currency: str) -> str:
    return money(amount, currency) if amount else render.exact_money(0, currency)


def _end(last: PayBin, currency: str) -> str:
    return f"{money(last.low, currency)} and more" if last.high is None else money(last.high, currency)


def stated(query: SearchQuery, pay: PayCounts | None) -> str:
    """How many of the results state pay, in words; of all that the other filters leave where pay is filtered too."""
    if pay is None or not pay.stated + pay.unstated:
        return ""
    whole = pay.stated + pay.unstated
    filtered = query.pay_min is not None or query.unstated_pay != "include"
    beside = f" of {render.count(whole)} before the pay filter" if filtered else ""
    return f"pay stated in {render.count(pay.stated)}{beside} ({share(pay.stated / whole)})"
