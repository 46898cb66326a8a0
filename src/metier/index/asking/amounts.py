"""Pay and years of experience among the words typed."""

import re
from collections.abc import Iterator, Sequence

from metier.index.asking.spans import Span, worth
from metier.index.asking.words import of_kind
from metier.taxonomy import money

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "us$": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "cad": "CAD",
          "aud": "AUD", "euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP", "₹": "INR", "inr": "INR", "pln": "PLN",
          "sek": "SEK", "c$": "CAD", "a$": "AUD", "ca$": "CAD"}  # fmt: skip
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_AMOUNT = re.compile(
    rf"(?P<over>>=?)?(?P<sign>{_SIGN})?(?P<number>\d{{1,3}}(?:[.,]\d{{3}})+|\d+(?:[.,]\d{{1,2}})?)(?P<k>k)?"
    rf"(?:[-–](?:{_SIGN})?\d[\d.,]*(?P<k2>k)?)?(?P<sign2>{_SIGN})?(?P<plus>\+)?(?:/(?P<unit>[a-z]+))?(?P<plus2>\+)?",
    re.IGNORECASE,
)
_UNITS = {
    name: unit
    for unit, names in {
        "HOUR": "hour hr h hourly std stunde heure",
        "DAY": "day daily tag jour",
        "WEEK": "week weekly",
        "MONTH": "month mo monthly monat mois",
        "YEAR": "year yr annum yearly annually pa p.a. jahr an",
    }.items()
    for name in names.split()
}
_PER = frozenset(("per", "a", "an", "pro", "par", "im", "each", "/"))
_PAY_WORDS = frozenset(("salary", "pay", "base", "income", "gehalt", "salaire", "compensation", "tc", "ote"))
_YEARS = re.compile(r"(\d{1,2})\+?(?:-\d{1,2})?")
_YEAR_WORDS = frozenset(("years", "year", "yrs", "yr", "yoe", "jahre", "ans", "años"))
_AFTER_YEARS = frozenset(("experience", "exp", "of", "berufserfahrung", "erfahrung", "expérience", "d'expérience", "experiencia"))
#: A year's pay below this, and money an hour above that, are neither.
_LEAST_YEAR, _MOST_HOUR, _MOST = 10_000, 400, 5_000_000


def amount_spans(words: Sequence[str]) -> Iterator[Span]:
    """Pay as `USD 120000` (a year; without letters where no currency is said), years of experience as their number."""
    low = [word.lower() for word in words]
    for at in range(len(low)):
        yield from _pay(low, at)
        yield from _years(low, at)


def _pay(low: Sequence[str], at: int) -> Iterator[Span]:
    match = _AMOUNT.fullmatch(low[at])
    if match is None or (match["number"] == "401" and match["k"]):
        return
    first, last = at, at + 1
    sign = match["sign"] or match["sign2"]
    if not sign and last < len(low) and low[last].rstrip("+") in _SIGNS:
        sign, last = low[last].rstrip("+"), last + 1
    elif not sign and first and low[first - 1] in _SIGNS:
        sign, first = low[first - 1], first - 1
    unit = _UNITS.get(match["unit"] or "")
    if unit is None and last < len(low):
        step = low[last] in _PER and last + 1 < len(low)
        unit = _UNITS.get(low[last + step].lstrip("/"))
        last += (1 + step) if unit else 0
    said = False
    if last < len(low) and low[last] in _PAY_WORDS:
        said, last = True, last + 1
    for length in (3, 2, 1):
        if first >= length and tuple(low[first - length : first]) in of_kind("above"):
            said, first = True, first - length
            break
    if first and low[first - 1] in _PAY_WORDS:
        said, first = True, first - 1
    thousand = bool(match["k"] or match["k2"])
    year = _a_year(match["number"], thousand, unit, bool(sign))
    if year is None or not (sign or thousand or unit in {"HOUR", "DAY", "MONTH"} or said):
        return
    currency = _SIGNS.get(sign or "", "")
    yield Span(first, last, "pay", f"{currency} {year:.0f}".strip(), worth(last - first, 0.5), hard=True)


def _a_year(number: str, thousand: bool, unit: str | None, signed: bool) -> float | None:
    digits = (
        number.replace(",", "").replace(".", "") if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number) else number.replace(",", ".")
    )
    amount = float(digits) * (1000 if thousand else 1)
    if unit is None:
        unit = "HOUR" if signed and amount <= _MOST_HOUR else "YEAR"
    year = money.annual(amount, unit)
    return year if _LEAST_YEAR <= year <= _MOST else None


def _years(low: Sequence[str], at: int) -> Iterator[Span]:
    match = _YEARS.fullmatch(low[at])
    if match is None or at + 1 >= len(low) or low[at + 1] not in _YEAR_WORDS:
        return
    last = at + 2
    while last < len(low) and low[last] in _AFTER_YEARS:
        last += 1
    yield Span(at, last, "experience", str(int(match[1])), worth(last - at, 0.5), hard=True)
