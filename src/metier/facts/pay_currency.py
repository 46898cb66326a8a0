"""What a mark of money means in a posting, and what an amount of it can be: whose dollar, how much, paid by which unit."""

import re
from datetime import date
from functools import lru_cache

from metier.facts.pay_words import any_of, one_of, words
from metier.taxonomy.money import CURRENCIES, SHARED_MARKS, currency_of_country, rate, units

PESOS = frozenset({"MXN", "ARS", "CLP", "COP", "UYU", "DOP"})
EURO_MONTH = (900.0, 9000.0)  # euros that are nobody's yearly, weekly or daily pay on the continent
_RATES_OF = date(2026, 1, 1)
LEAST_RUPEES_A_YEAR = 2.5e5  # hardly anybody's monthly pay, and many people's yearly one
# lowest and highest pay, in US dollars, that a unit can mean (from apprentices abroad to chief executives)
FITS = {"HOUR": (1.5, 700.0), "DAY": (10.0, 5e3), "WEEK": (40.0, 25e3), "MONTH": (120.0, 80e3), "YEAR": (1.5e3, 3e6)}
_HOURLY = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF"})
_OF_CURRENCY = {
    "EUR": re.compile(rf"\b{any_of(words('of_eur'))}\b", re.IGNORECASE),
    "JPY": re.compile(any_of(words("of_jpy"))),
    "KRW": re.compile(any_of(words("of_krw"))),
}
_SPANISH = re.compile(rf"\b{one_of('by_the_month')}", re.IGNORECASE)


def currency_of(mark: str | None, countries: tuple[str, ...]) -> str | None:
    """The currency a mark means in a posting for these countries: `$` and `kr` are the country's own, else the usual one's."""
    own = _own(countries)
    if mark is None:
        return own[0] if len(own) == 1 else None
    if mark not in SHARED_MARKS:
        return mark
    sharing = [code for code in own if code in SHARED_MARKS[mark]]
    only = len(sharing) == 1 and (len(own) == 1 or mark != "$")
    return sharing[0] if only else SHARED_MARKS[mark][0]


@lru_cache(maxsize=256)
def _own(countries: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(currency_of_country, countries))))


def currency_said(before: str) -> str | None:
    """The currency that a word for pay of one country alone tells where none is written (`RAL 35-40k`, `年収500万`)."""
    told = {code for code, pattern in _OF_CURRENCY.items() if pattern.search(before)}
    return told.pop() if len(told) == 1 else None


def pesos_or_dollars(currency: str | None, mark: str | None, value: float, around: str) -> str | None:
    """Whose `$` stands in a posting for a country of pesos: dollars, unless the words are Spanish or no dollars are so many."""
    if mark != "$" or currency not in PESOS or _SPANISH.search(around) or value >= 4e5:
        return currency
    return "USD"


def usd(value: float, currency: str | None) -> float:
    """A rough value in US dollars, to judge magnitudes by."""
    return value * rate(currency, _RATES_OF) if currency in CURRENCIES else value


def fits(value: float, currency: str | None, unit: str) -> bool:
    """Whether an amount can be pay for one such unit."""
    known = units()[unit]
    low, high = FITS[known.written_as]
    return low <= usd(value * known.times, currency) <= high


def inferred_unit(value: float, currency: str | None, countries: tuple[str, ...] = ()) -> str | None:
    """The unit an amount means where none is written; None where two are possible."""
    worth = usd(value, currency)
    known = CURRENCIES.get(currency) if currency else None
    usual = known.usual_unit if known else "YEAR"
    if currency == "INR" and LEAST_RUPEES_A_YEAR <= value <= 1e8:
        return "YEAR"
    if usual == "MONTH" and 250 <= worth <= 12e3:
        return "MONTH"
    if 15e3 <= worth <= 3e6 or (usual == "MONTH" and 12e3 < worth <= 3e6):
        return "YEAR"
    if 7.25 <= worth <= 150 and currency in _HOURLY:
        return "HOUR"
    continental = currency == "EUR" and countries and known and set(countries) <= set(known.countries) - {"IE"}
    return "MONTH" if continental and EURO_MONTH[0] <= value <= EURO_MONTH[1] else None
