"""Whether a range of money is pay: by the words around it, or by its own form.

It is where a pay cue, a unit of time or its form (currency, two sides, a year's magnitude) says so and no nearer word says
that it is funding, revenue, a budget or a benefit.
"""

import re

import msgspec

from metier.facts.cues import Cue
from metier.facts.joins import LARGE, Range
from metier.facts.line_words import reads_as_pay
from metier.facts.pay_currency import fits, inferred_unit, usd
from metier.facts.pay_terms import says_payments
from metier.facts.pay_units import units_within
from metier.facts.pay_words import any_of, words
from metier.facts.setting import Setting
from metier.taxonomy.money import CURRENCIES, annual

LEAST = 5e3  # a year, in whatever currency: less is no pay where no currency is written
DECENT = 9e3  # US dollars a year: an amount with its unit is pay by itself from here
LEAST_NAMED = 7.0  # US dollars: the least amount that is pay for being called so
SAME_LINE = 80  # characters a word for pay may stand before an amount in a lone line
LABEL_WORDS = 3
ROUND = 2e4
MOST_OF_LABEL = 1e6  # a year
NEXT_BAND = 160  # characters between two bands of a list
LEAST_BONUS, LEAST_BONUS_RANGE = 50.0, 1e3  # US dollars: likewise, for being called a bonus right behind
SMALL_MONEY = frozenset({"JPY", "KRW", "IDR", "VND", "CLP", "COP", "HUF", "NGN", "RUB"})  # whose pay is told in millions
_PLUS_PERKS = re.compile(
    rf"\s{{0,2}}(?:\+|plus|and|&)[\s+&]{{0,3}}{any_of(words('perks'))}|, (?:\w+ )?equity\b|\s{{0,2}}(?:DOE|DoE|OTE|base)\b"
)
_BY_THE_HOUR = re.compile(r"/|\b(?:per|an?|pro|par|por|p)\b|ph\b", re.IGNORECASE)
_ONLY_LABEL = re.compile(r"(?:pay|rate|rates|comp|base|earn(?:ings)?)(?: range)?\s?[:=]\s{0,3}[~(]?", re.IGNORECASE)
_ENDS_AS_LABEL = re.compile(r"[:=]\s{0,3}\Z")
_APART = re.compile(r"\W*[-–—:|)]\W*")
_STATEMENT = re.compile(r":\s?[^\W_]")
_MORE_NUMBERS = re.compile(r"\d{3}")


class Frame(msgspec.Struct, frozen=True):
    """What is known beside the words: the currency the mark means, the countries, whether it stands in a title or a lone line.

    `last` is the band of pay read before it, if any.
    """

    currency: str | None
    countries: tuple[str, ...] = ()
    in_title: bool = False
    alone: bool = False
    last: Range | None = None


def is_pay(where: Setting, frame: Frame) -> bool:
    """Whether a range of money is pay at all."""
    band, cues = where.band, where.cues
    if band.high.scale >= 1e6 and band.high.scale != 1e7 and frame.currency not in SMALL_MONEY:
        return False
    if cues.first("not_pay", where.end, where.attached):
        return False
    pay = cues.last("pay", where.before, where.start)
    if _told_otherwise(where, frame, pay):
        return False
    told = (
        _shows_code(where)
        or (pay is not None and _states_pay(where, pay))
        or any(cue.id != "stipend" for cue in cues.within("pay", where.start, where.attached))
        or _heading_tells(where)
        or (frame.alone and _named_in_line(where))
        or (frame.last is not None and _continues(where, frame.last))
    )
    if band.currency is None:
        return (told and _bare_is_pay(where, frame.alone)) or (frame.alone and _bare_line_is_pay(where, frame))
    return _form_tells(where, frame, told)


def _continues(where: Setting, last: Range) -> bool:
    """Whether a range is the next of a list (`Level 1: $23 - $27`, `Level 2: $26 - $33`): alike, near, nothing else between."""
    gap = where.start - last.high.end
    if where.band.single or last.single or gap > NEXT_BAND or where.band.currency != last.currency:
        return False
    same_size = last.low.value / 2 <= where.band.low.value <= last.high.value * 2
    return same_size and not where.cues.within("not_pay", last.high.end, where.start)


def _named_in_line(where: Setting) -> bool:
    """Whether a word for pay opens the line, though a stop stands between (`Ausbildungsvergütung: 1. Jahr 1.218 €`)."""
    line = where.text.rfind("\n", 0, where.start) + 1
    pay = where.cues.last("pay", max(line, where.start - SAME_LINE), where.start)
    return pay is not None and pay.id == "pay"


def _states_pay(where: Setting, pay: Cue) -> bool:
    """Whether a word for pay tells by itself; a stipend does with a unit of time only (else it is for books or travel)."""
    return pay.id != "stipend" or where.band.unit is not None or any(units_within(where.text, where.before, where.start))


def _told_otherwise(where: Setting, frame: Frame, pay: Cue | None) -> bool:
    """Whether a word before the amounts, nearer than any about pay, says that they are something else."""
    other = where.cues.last("not_pay", max(where.before, where.start - 70), where.start)
    if other and other.id == "price" and other.end < where.start - 30 and not where.band.single:
        return False
    if other is None or (other.id == "benefit" and _is_plainly_pay(where.band, frame.currency)):
        return False
    if other.id == "count" and (
        _is_plainly_pay(where.band, frame.currency) and _APART.fullmatch(where.text, other.end, where.start)
    ):
        return False
    return pay is None or pay.id == "stipend" or (pay.end, -pay.start) <= (other.end, -other.start)


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
    """Whether the line above is a heading about pay; one that says something itself (`Salary: to be agreed`) is none."""
    start, end = where.heading
    if _STATEMENT.search(where.text, start, end):
        return False
    if where.cues.last("not_pay", start, end) and not where.cues.last("pay", start, end):
        return False
    return where.cues.last("pay", start, end) is not None


def _is_label(where: Setting) -> bool:
    """Whether the line above is no more than a label about pay (`Annual salary`, `Pay range for this role:`)."""
    heading = where.text[slice(*where.heading)].strip(" *#_")
    short = len(heading.split()) <= LABEL_WORDS and not any(char.isdigit() for char in heading)
    return _heading_tells(where) and (short or heading.endswith(":"))


def _bare_is_pay(where: Setting, alone: bool) -> bool:
    """Whether numbers without a currency are pay: named as such nearby, and thousands written out or a unit at them."""
    band, cues = where.band, where.cues
    named = cues.within("pay", where.before, where.after if alone else where.start)
    named = [*named, *(cues.within("pay", *where.heading) if _is_label(where) else ())]
    if not any(cue.id == "pay" for cue in named) and not (alone and _is_labelled_rate(where)):
        return False
    if band.unit:
        said = where.text[band.high.start : where.end]
        counted = band.unit == "HOUR" and band.single and band.high.value.is_integer() and not _BY_THE_HOUR.search(said)
        return not counted and annual(band.high.value, band.unit) >= LEAST  # `40 hours` is working time
    if alone and not _is_large(band):
        return _label_names_unit(where)
    return _is_large(band) and (not band.single or any(cue.start >= where.start - 25 for cue in named))


def _is_labelled_rate(where: Setting) -> bool:
    """Whether a lone line is a label of a word for pay, whatever it is, and a number with its unit (`Rate: 75/hr`)."""
    opening = where.cues.first("pay", 0, where.start)
    return opening is not None and where.band.unit is not None and bool(_ONLY_LABEL.fullmatch(where.text[: where.start]))


def _label_names_unit(where: Setting) -> bool:
    """Whether the label of a bare number says the unit that makes it pay (`Hourly rate: 20.00`, `Monthly salary: 4500`)."""
    label = _ENDS_AS_LABEL.search(where.text, max(where.before, where.start - 40), where.start)
    units_told = list(units_within(where.text, where.before, where.start)) if label else []
    return len(units_told) == 1 and LEAST <= annual(where.band.high.value, units_told[0]) <= MOST_OF_LABEL


def _line_is_pay(where: Setting, frame: Frame, told: bool) -> bool:
    """Whether an amount is pay for being nearly all that a lone line says, and of a size that pay has."""
    text, worth = where.text, usd(where.band.high.value, frame.currency)
    if where.cues.first("per_task", where.end - 12, where.end + 24) or says_payments(text, where.end, where.after):
        return True
    if told and where.cues.last("pay", where.start - 40, where.start):
        return worth >= LEAST_NAMED
    if not reads_as_pay(where, frame.last is None):
        return False
    unit = inferred_unit(where.band.high.value, frame.currency, frame.countries)
    if unit is None or unit == "HOUR":
        return not where.band.single or "HOUR" in units_within(text, where.before, where.start)
    return worth <= 1e6


def _bare_line_is_pay(where: Setting, frame: Frame) -> bool:
    """Whether a lone line that starts with bare numbers and says little else is pay (`12-18 LPA`, `140-180k`, `45753 WTE`)."""
    text, band = where.text, where.band
    if text[: where.start].strip(" ~([:") or _MORE_NUMBERS.search(text, where.end):
        return False
    if band.unit:
        return (not band.single or band.unit != "HOUR") and annual(band.high.value, band.unit) >= LEAST
    rest = text[where.end :].strip(" .)]")
    scaled = any(amount.scale in {1e3, 1e5} for amount in (band.low, band.high))
    known = not rest or any(where.cues.within(kind, where.end, where.after) for kind in ("pay", "pay_term"))
    whole = not text[: where.start].strip() and not rest and not band.single and _are_round(band)
    return _is_large(band) and (scaled or bool(frame.countries) or whole) and known


def _are_round(band: Range) -> bool:
    """Whether two sides look like a year's pay though nothing says what they are (`100000-120000`)."""
    sides = (band.low.value, band.high.value)
    return all(side >= ROUND and side % 500 == 0 for side in sides) and sides[0] < sides[1] <= 2 * sides[0]


def _is_large(band: Range) -> bool:
    return all(amount.scale in {1e3, 1e5} or amount.value >= LARGE for amount in (band.low, band.high))


def _form_tells(where: Setting, frame: Frame, told: bool) -> bool:
    band, currency = where.band, frame.currency
    worth = usd(band.high.value, currency)
    unit = band.unit
    if unit:
        decent = usd(annual(band.high.value, unit), currency) >= DECENT
        believed = reads_as_pay(where, frame.last is None) if frame.alone else decent
        return fits(band.high.value, currency, unit) and (told or believed)
    if told and (worth >= 12e3 or not band.single):
        return worth >= LEAST_NAMED
    if frame.alone and _line_is_pay(where, frame, told):
        return True
    if _is_bonus(where):
        return worth >= (LEAST_BONUS if band.single else LEAST_BONUS_RANGE)
    if told:
        return worth >= LEAST_NAMED and _is_named_nearby(where, frame)
    return _range_tells(where, frame) if not band.single else _single_tells(where, frame)


def _range_tells(where: Setting, frame: Frame) -> bool:
    """Whether two sides of a currency are pay for their size alone."""
    band, currency = where.band, frame.currency
    worth = usd(band.high.value, currency)
    if band.high.value > 3 * band.low.value:
        return _single_tells(where, frame)
    by_the_month = inferred_unit(band.high.value, currency) == "MONTH"
    return 15e3 <= worth <= 2e6 or by_the_month or (frame.in_title and worth >= LEAST_NAMED and not _is_bonus(where))


def _single_tells(where: Setting, frame: Frame) -> bool:
    """Whether an amount that nothing calls pay is it for where it stands: between bars, in the title, before `+ equity`."""
    worth = usd(where.band.high.value, frame.currency)
    in_bar = "|" in where.text[max(0, where.before - 3) : where.before] or "|" in where.text[where.after : where.after + 1]
    return 25e3 <= worth <= 1e6 and (in_bar or frame.in_title or bool(_PLUS_PERKS.match(where.text, where.end)))


def _is_named_nearby(where: Setting, frame: Frame) -> bool:
    """Whether a word for pay stands close before a single amount, or less close before what is plainly a month's pay."""
    near = where.cues.last("pay", where.start - 25, where.start)
    strong = [cue for cue in where.cues.within("pay", max(where.before, where.start - 45), where.start) if cue.id == "pay"]
    return near is not None or (bool(strong) and inferred_unit(where.band.high.value, frame.currency, frame.countries) == "MONTH")
