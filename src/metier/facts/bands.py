"""The pay bands of a text: which amounts are pay, and what each says: currency, unit, kind, one side or two."""

import re
from collections.abc import Iterator

from metier.facts.amounts import amounts
from metier.facts.cues import cues_of
from metier.facts.joins import Range, ranges
from metier.facts.pay_currency import currency_of, currency_said, fits, inferred_unit, pesos_or_dollars, usd
from metier.facts.pay_evidence import Frame, is_pay
from metier.facts.pay_kind import kind_of
from metier.facts.pay_rules import refusal
from metier.facts.pay_terms import says_payments
from metier.facts.pay_units import units_within
from metier.facts.pay_words import any_of, words
from metier.facts.setting import Setting, setting_of
from metier.facts.surroundings import quoted
from metier.model.facts import Pay
from metier.taxonomy.money import SHARED_MARKS

ONCE = frozenset({"other", "sign_on"})  # money that is not paid by a unit of time
BY_TIME = frozenset({"base", "ote"})
LINE = 240
"""Characters up to which a text is one line about pay, where a bare amount may be pay without a word that says so."""

# US dollars: the most, and for a year the least, that is believed of a unit which stands apart from its amount
_MOST_APART = {"HOUR": 500.0, "DAY": 8e3, "WEEK": 8e3, "BIWEEK": 16e3, "MONTH": 3e4}
_DECENT_YEAR = 5e3
LEAST_OF_NO_UNIT = 1e3
"""US dollars: a range of less that no unit is written or inferred for (`$130-$250+`) says too little to be believed."""

LEAST_DAY_RATE = 100.0  # pounds, of British contractors, whose pay is told by the day or by the hour


def unit_of(where: Setting, currency: str | None, countries: tuple[str, ...] = ()) -> tuple[str | None, bool]:
    """The unit of a range and whether it was written: at the amounts, near them, or told by the magnitude alone."""
    value = where.band.high.value
    if where.band.unit:
        return where.band.unit, True
    near = [*units_within(where.text, where.end, where.after), *reversed([*units_within(where.text, where.before, where.start)])]
    near += reversed([*units_within(where.text, *where.heading)])
    if says_payments(where.text, where.end, where.after):
        near.append("MONTH")
    if any(cue.id.startswith("ir35") for cue in where.cues.within("pay_term", where.end, where.after)):
        near.append("DAY" if value >= LEAST_DAY_RATE else "HOUR")
    worth = usd(value, currency)
    for unit in near:
        if fits(value, currency, unit) and not (
            worth > _MOST_APART.get(unit, worth) or (unit == "YEAR" and worth < _DECENT_YEAR)
        ):
            return unit, True
    return inferred_unit(value, currency, countries), False


_BETWEEN_WORD_AND_AMOUNT = re.compile(rf"(?:\s|{any_of(words('beside_side'))})*", re.IGNORECASE)
_SIDE_BEHIND = re.compile(
    rf"\s{{0,2}}[,(]?\s?(?:({any_of(words('or'))} {any_of(words('more'))}|{any_of(words('minimum'))}\.?)|"
    rf"({any_of(words('maximum'))}\.?|{any_of(words('or'))} {any_of(words('less'))}|tops))(?![^\W_])(?!\s?\d)"
    rf"|({any_of(words('more_behind'))})|{any_of(words('less_behind'))}",
    re.IGNORECASE,
)
_TO_AT_THE_START = re.compile(r"\W{0,3}to ", re.IGNORECASE)


def sides(where: Setting) -> tuple[float | None, float | None, int, int]:
    """Lowest and highest amount (one of them None for `up to` and `from`), and where the words of it start and end."""
    band, text = where.band, where.text
    low, high = band.low.value, band.high.value
    if not band.single:
        return low, high, where.start, where.end
    cue = where.cues.last("one_side", max(where.between[0], where.start - 45), where.start)
    if cue and _BETWEEN_WORD_AND_AMOUNT.fullmatch(text, cue.end, where.start):
        return (None, high, cue.start, where.end) if cue.id == "max" else (low, None, cue.start, where.end)
    if where.start < 6 and _TO_AT_THE_START.fullmatch(text, 0, where.start):
        return None, high, 0, where.end
    if band.low.plus:
        return low, None, where.start, where.end
    sign = text[max(0, where.start - 1) : where.start]
    if sign and sign in "<>≤≥":
        return (low, None, where.start - 1, where.end) if sign in ">≥" else (None, high, where.start - 1, where.end)
    return _told_behind(where, low, high)


def _told_behind(where: Setting, low: float, high: float) -> tuple[float | None, float | None, int, int]:
    """The sides of a single amount by the words behind it (`or more`, `max`)."""
    behind = _SIDE_BEHIND.match(where.text, where.end, where.end + 24)
    if behind:
        least = behind.group(1) or behind.group(3)
        return (low, None, where.start, behind.end()) if least else (None, high, where.start, behind.end())
    return low, high, where.start, where.end


def read_bands(text: str, countries: tuple[str, ...], title_end: int = 0) -> Iterator[tuple[Pay, bool, Setting]]:
    """Every pay band of a text in order, whether its unit was written, and its surroundings. Amounts as written, not judged."""
    alone = len(text) <= LINE
    cues = cues_of(text)
    found = ranges(text, amounts(text, cues, everywhere=alone), alone=alone)
    ends, starts = [0, *(band.high.end for band in found)], [*(band.low.start for band in found[1:]), len(text)]
    last: Pay | None = None
    last_band: Range | None = None
    for band, between in zip(found, zip(ends, starts, strict=False), strict=False):
        where = setting_of(text, cues, band, between)
        currency = currency_of(band.currency, countries) or currency_said(text[max(0, band.low.start - 20) : band.low.start])
        if band.currency in SHARED_MARKS:
            currency = pesos_or_dollars(currency, band.currency, band.high.value, text[where.before : where.after])
            currency = "AUD" if band.currency == "$" and not countries and _with_super(where) else currency
        if not is_pay(where, Frame(currency, countries, where.end <= title_end, alone, last_band)):
            continue
        kind = kind_of(where)
        if kind is None or (kind == "base" and _is_aside(where, last)):
            continue
        unit, written = (None, False) if kind in ONCE and band.unit is None else unit_of(where, currency, countries)
        if last and last_band and not written and last.unit and band.currency == last_band.currency and _alike(band, last_band):
            unit = last.unit
        if unit is None and kind == "base" and not band.single and usd(band.high.value, currency) < LEAST_OF_NO_UNIT:
            continue
        low, high, start, end = sides(where)
        quote, start, end = quoted(text, start, end)
        last = Pay(min=low, max=high, currency=currency, unit=unit, kind=kind, quote=quote, start=start, end=end)
        last_band = band if kind in BY_TIME and refusal(last) is None else last_band
        yield last, written, where


def _with_super(where: Setting) -> bool:
    """Whether superannuation is spoken of right behind: those dollars are Australian."""
    return any(cue.id.endswith("_super") for cue in where.cues.within("pay_term", where.end, where.after))


def _alike(band: Range, other: Range) -> bool:
    """Whether two ranges are of one size, so that the unit said of one is the other's too."""
    return other.high.value / 2 <= band.high.value <= other.high.value * 2


def _is_aside(where: Setting, last: Pay | None) -> bool:
    """Whether an amount in brackets behind a band only tells of it for some (`(Preceptors £22,465)`): a lower amount, no unit."""
    if last is None or last.kind != "base" or where.band.unit or not where.band.single or not last.min:
        return False
    opened = where.text.rfind("(", max(0, where.start - 30), where.start)
    return (
        where.between[0] <= opened
        and where.text.find(")", opened, where.start) < 0
        and last.min / 3 < where.band.low.value < last.min
    )
