"""Which amounts of a text are pay, and what each says: unit, kind, one side or two, and the place it is tied to.

A range counts as pay when a pay cue, a unit of time or its own form (currency, two sides, a year's magnitude) says so and no
nearer word says that it is funding, revenue, a budget or a benefit.
"""

import re
from collections.abc import Iterator
from datetime import date

from metier.facts.amounts import Amount, Range, amounts, ranges, unit_named, unit_words
from metier.facts.cues import cues_of
from metier.facts.pay_kind import kind_of
from metier.facts.setting import Setting, setting_of
from metier.facts.surroundings import quoted
from metier.model.facts import Pay
from metier.taxonomy.money import CURRENCIES, annual, rate, units

DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"})
KRONOR = frozenset({"SEK", "NOK", "DKK", "ISK"})
# lowest and highest pay, in US dollars, that a unit can mean (from apprentices abroad to chief executives)
ONCE = frozenset({"other", "sign_on"})  # money that is not paid by a unit of time
LEAST = 5e3  # a year, in whatever currency: less is no pay where no currency is written
FITS = {"HOUR": (1.5, 700.0), "DAY": (10.0, 5e3), "WEEK": (40.0, 25e3), "MONTH": (120.0, 80e3), "YEAR": (1.5e3, 3e6)}
_RATES_OF = date(2026, 1, 1)
_PLUS_PERKS = re.compile(
    r"\s{0,2}(?:\+|plus|and|&)[\s+&]{0,3}(?:base|equity|benefits|bonus|super|stock|options|commission)|\s{0,2}(?:DOE|DoE|"
    r"OTE|base)\b"
)


def currency_of(mark: str | None, countries: tuple[str, ...]) -> str | None:
    """The currency a mark means in a posting for these countries: `$` and `kr` are the country's own, else USD and SEK."""
    own = [currency.code for currency in CURRENCIES.values() if set(currency.countries) & set(countries)]
    if mark == "$":
        dollars = [code for code in own if code in DOLLARS]
        return dollars[0] if len(dollars) == 1 and len(own) == 1 else "USD"
    if mark == "kr":
        crowns = [code for code in own if code in KRONOR]
        return crowns[0] if len(crowns) == 1 else "SEK"
    if mark is None:
        return own[0] if len(own) == 1 else None
    return mark


def usd(value: float, currency: str | None) -> float:
    """A rough value in US dollars, to judge magnitudes by."""
    return value * rate(currency, _RATES_OF) if currency in CURRENCIES else value


def fits(value: float, currency: str | None, unit: str) -> bool:
    """Whether an amount can be pay for one such unit."""
    known = units()[unit]
    low, high = FITS[known.written_as]
    return low <= usd(value * known.times, currency) <= high


def unit_of(where: Setting, currency: str | None) -> tuple[str | None, bool]:
    """The unit of a range and whether it was written: at the amounts, near them, or told by the magnitude alone."""
    band = where.band
    value = band.high.value
    if band.unit:
        return band.unit, True
    near = [*_units(where.text, where.end, where.after), *reversed(_units(where.text, where.before, where.start))]
    near += reversed(_units(where.text, *where.heading))
    for unit in near:
        if fits(value, currency, unit) and not (unit in {"WEEK", "DAY"} and usd(value, currency) > 8e3):
            return unit, True
    return inferred_unit(value, currency), False


def _units(text: str, start: int, end: int) -> list[str]:
    """Units named between two offsets; `hours a week` and `years of` tell of time worked, not of pay."""
    found = []
    for match in unit_words().finditer(text, start, end):
        unit = unit_named(match.group(1))
        counted = text[max(0, match.start() - 3) : match.start()].strip()[-1:].isdigit()
        if unit and not counted and match.group(1).lower() not in {"hours", "time", "dag", "hrs", "years", "rok", "ora"}:
            found.append(unit)
    return found


def inferred_unit(value: float, currency: str | None) -> str | None:
    """The unit an amount means where none is written; None where two are possible."""
    worth = usd(value, currency)
    usual = CURRENCIES[currency].usual_unit if currency in CURRENCIES else "YEAR"
    if usual == "MONTH" and 250 <= worth <= 12e3:
        return "MONTH"
    if 15e3 <= worth <= 3e6 or (usual == "MONTH" and 12e3 < worth <= 3e6):
        return "YEAR"
    if 7.25 <= worth <= 150 and currency in {"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF"}:
        return "HOUR"
    return None


def is_pay(where: Setting, currency: str | None, in_title: bool) -> bool:
    """Whether a range of money is pay at all."""
    band, cues = where.band, where.cues
    if band.high.scale >= 1e6 and band.high.scale != 1e7:
        return False
    if cues.first("not_pay", where.end, where.attached):
        return False
    pay = cues.last("pay", where.before, where.start)
    other = cues.last("not_pay", max(where.before, where.start - 70), where.start)
    if other and other.id == "benefit" and _is_plainly_pay(band, currency):
        other = None
    if other and (pay is None or pay.id == "stipend" or pay.end <= other.start):
        return False
    told = (
        _is_bonus(where)
        or _shows_code(where)
        or pay is not None
        or any(cue.id != "stipend" for cue in cues.within("pay", where.end, where.attached))
        or _heading_tells(where)
    )
    if band.currency is None:
        return told and _bare_is_pay(where)
    return _form_tells(where, currency, told, in_title)


def _is_plainly_pay(band: Range, currency: str | None) -> bool:
    """Whether no benefit is so large or so stated: a range in thousands, or an amount an hour."""
    worth = usd(band.high.value, currency)
    return (not band.single and 15e3 <= worth <= 2e6) or (band.unit == "HOUR" and worth >= 7)


def _is_bonus(where: Setting) -> bool:
    """Whether the words right behind the amounts make them a bonus of some kind."""
    return where.cues.first("pay_kind", where.end, where.attached) is not None


def _shows_code(where: Setting) -> bool:
    """Whether a range closes with its currency's code (`$30 - $45 USD`), as forms write pay."""
    text, end = where.text, where.end
    return not where.band.single and text[end - 3 : end] in CURRENCIES and not text[where.start].isalnum()


def _heading_tells(where: Setting) -> bool:
    start, end = where.heading
    if where.cues.last("not_pay", start, end) and not where.cues.last("pay", start, end):
        return False
    return where.cues.last("pay", start, end) is not None


def _bare_is_pay(where: Setting) -> bool:
    """Whether numbers without a currency are pay: named as such nearby, and thousands written out or a unit at them."""
    band, cues = where.band, where.cues
    named = [*cues.within("pay", where.before, where.start), *cues.within("pay", *where.heading)]
    if not any(cue.id == "pay" for cue in named):
        return False
    if band.unit:
        counted = band.unit == "HOUR" and band.single and band.high.value.is_integer()  # `40 hours` is working time
        return not counted and annual(band.high.value, band.unit) >= LEAST
    large = all(amount.scale == 1e3 or amount.value >= 10000 for amount in (band.low, band.high))
    return large and (not band.single or any(cue.start >= where.start - 25 for cue in named))


def _form_tells(where: Setting, currency: str | None, told: bool, in_title: bool) -> bool:
    band = where.band
    worth = usd(band.high.value, currency)
    unit = band.unit
    if unit:
        decent = usd(annual(band.high.value, unit), currency) >= 9000
        return fits(band.high.value, currency, unit) and (told or decent)
    if told and (worth >= 12e3 or not band.single):
        return worth >= 7
    if _is_bonus(where):
        return worth >= 50
    if told:
        return worth >= 7 and where.cues.last("pay", where.start - 25, where.start) is not None
    if not band.single and band.high.value <= 3 * band.low.value:
        return 15e3 <= worth <= 2e6 or (inferred_unit(band.high.value, currency) == "MONTH") or (in_title and worth >= 7)
    in_bar = "|" in where.text[max(0, where.before - 3) : where.before] or "|" in where.text[where.after : where.after + 1]
    sized = 25e3 <= worth <= 1e6
    return sized and (in_bar or in_title or bool(_PLUS_PERKS.match(where.text, where.end)))


def sides(where: Setting) -> tuple[float | None, float | None, int]:
    """Lowest and highest amount (one of them None for `up to` and `from`), and where the words of it start."""
    band = where.band
    if not band.single:
        return band.low.value, band.high.value, where.start
    cue = where.cues.last("one_side", max(where.before, where.start - 30), where.start)
    if cue and len(where.text[cue.end : where.start].strip(" :\t")) == 0:
        return (None, band.low.value, cue.start) if cue.id == "max" else (band.low.value, None, cue.start)
    if band.low.plus:
        return band.low.value, None, where.start
    return band.low.value, band.low.value, where.start


def read_bands(text: str, countries: tuple[str, ...], title_end: int = 0) -> Iterator[tuple[Pay, bool, Setting]]:
    """Every pay band of a text in order, whether its unit was written, and its surroundings. Amounts as written, not judged."""
    cues = cues_of(text)
    found: list[Amount] = amounts(text, cues)
    for band in ranges(text, found):
        where = setting_of(text, cues, band)
        currency = currency_of(band.currency, countries)
        if not is_pay(where, currency, where.end <= title_end):
            continue
        kind = kind_of(where)
        if kind is None:
            continue
        unit, written = (None, False) if kind in ONCE and band.unit is None else unit_of(where, currency)
        low, high, start = sides(where)
        quote, start, end = quoted(text, start, where.end)
        yield Pay(min=low, max=high, currency=currency, unit=unit, kind=kind, quote=quote, start=start, end=end), written, where
