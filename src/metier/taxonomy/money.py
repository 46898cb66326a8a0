"""Money: the units pay is stated in, the currencies, and dated reference rates. The one table of each stands in `data/`.

Amounts a year follow the wage-statistics convention of 2,080 hours, 260 days, 52 weeks and 12 months.
"""

from bisect import bisect_right
from datetime import date
from functools import cache

import msgspec

from metier.errors import unknown
from metier.taxonomy.lexicon import rows


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of time pay is stated in. `written_as` is the unit of `ANNUAL` a band is kept in, its amounts times `times`.

    `nouns` tell it behind a word like `per` or a slash, `adverbs` by themselves.
    """

    id: str
    per_year: float
    written_as: str
    times: float
    codes: tuple[str, ...]
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it."""
        return self.nouns + self.adverbs


class Currency(msgspec.Struct, frozen=True, kw_only=True):
    """A currency by its ISO 4217 code, with the ways it is written and the countries (ISO-2) where it is tender."""

    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...]
    usual_unit: str


class Rate(msgspec.Struct, frozen=True):
    """US dollars for one unit of `currency`, valid from `since` until the next rate. Rounded and approximate."""

    currency: str
    since: date
    usd: float

    @property
    def id(self) -> str:
        """The name under which a converted figure cites this rate."""
        return f"{self.currency}/USD@{self.since.isoformat()}"


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def units() -> dict[str, Unit]:
    """Every readable unit by id: those of `ANNUAL`, and BIWEEK and SEMIMONTH, which are kept as weeks and months."""
    return {
        row["unit"]: Unit(
            id=row["unit"],
            per_year=float(row["per_year"]),
            written_as=row["written_as"],
            times=float(row["times"]),
            codes=_parts(row["codes"]),
            nouns=_parts(row["nouns"]),
            adverbs=_parts(row["adverbs"]),
        )
        for row in rows("units.tsv")
    }


@cache
def _by_code() -> dict[str, str]:
    return {code: unit.id for unit in units().values() for code in unit.codes}


def unit_of_code(code: str) -> str | None:
    """The id of the unit a source writes as `code` (`HOURLY`, `per year`, `P1Y`); None for an unknown one."""
    return _by_code().get(code.strip().upper())


@cache
def currencies() -> dict[str, Currency]:
    """Every known currency by ISO 4217 code."""
    return {
        row["code"]: Currency(
            code=row["code"],
            symbols=_parts(row["symbols"]),
            names=_parts(row["names"]),
            countries=_parts(row["countries"]),
            usual_unit=row["usual_unit"],
        )
        for row in rows("currencies.tsv")
    }


@cache
def _rates() -> dict[str, tuple[Rate, ...]]:
    found: dict[str, list[Rate]] = {}
    for row in rows("rates.tsv"):
        found.setdefault(row["currency"], []).append(Rate(row["currency"], date.fromisoformat(row["from"]), float(row["usd"])))
    return {code: tuple(sorted(rates, key=lambda rate: rate.since)) for code, rates in found.items()}


@cache
def _by_country() -> dict[str, str]:
    return {country: currency.code for currency in currencies().values() for country in currency.countries}


def _shared_marks() -> dict[str, tuple[str, ...]]:
    """Marks that several currencies are written with (`$`, `kr`), each with their codes, the one it means by default first."""
    codes: dict[str, list[str]] = {}
    for currency in currencies().values():
        for mark in dict.fromkeys(mark.lower().rstrip(".") for mark in currency.symbols + currency.names):
            codes.setdefault(mark, []).append(currency.code)
    return {mark: tuple(found) for mark, found in codes.items() if len(found) > 1}


ANNUAL: dict[str, float] = {unit.id: unit.per_year for unit in units().values() if unit.written_as == unit.id}
CURRENCIES: dict[str, Currency] = currencies()
SHARED_MARKS: dict[str, tuple[str, ...]] = _shared_marks()


def annual(amount: float, unit: str) -> float:
    """The same money a year: `amount` times the number of `unit`s in a year. Raises UsageError for an unknown unit."""
    known = units()
    if unit not in known:
        raise unknown("pay unit", unit, known)
    return round(amount * known[unit].per_year, 2)


def currency_of_country(iso2: str) -> str | None:
    """The ISO 4217 code of a country's currency; None for a country the table does not name."""
    return _by_country().get(iso2.upper())


def reference(currency: str, on: date) -> Rate:
    """The rate valid on a day; before the first known rate, the first. Raises UsageError for an unknown currency."""
    known = _rates()
    if currency not in known:
        raise unknown("currency", currency, known)
    rates = known[currency]
    return rates[max(0, bisect_right(rates, on, key=lambda rate: rate.since) - 1)]


def rate(currency: str, on: date) -> float:
    """US dollars for one unit of `currency` on a day (see `reference`)."""
    return reference(currency, on).usd
