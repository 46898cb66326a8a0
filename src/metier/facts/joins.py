"""Ranges: which amounts belong together as the two sides of one band."""

import re

import msgspec

from metier.facts.amounts import Amount
from metier.facts.pay_words import any_of, one_of, words
from metier.taxonomy.money import SHARED_MARKS

LARGE = 10000  # a bare number from which it may be money by itself
STEP = 2.5  # how many times the lower side the higher one may be where little says that they are sides
LONGEST_GAP = 40  # characters between the sides of a range
NO_MONEY = frozenset({401.0, 401e3, 403.0, 403e3, 457.0, 1099.0})  # `401k` and its like, the form 1099


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Two amounts written as a range, or a single one (`low` is `high`)."""

    low: Amount
    high: Amount

    @property
    def single(self) -> bool:
        """Whether it is one amount."""
        return self.low is self.high

    @property
    def currency(self) -> str | None:
        """The currency written at either end."""
        return self.high.currency or self.low.currency

    @property
    def unit(self) -> str | None:
        """The unit written right at the range."""
        return self.high.unit or self.low.unit


_LARGEST = rf"(?:(?:an? )?{any_of(words('maximum'))}\.?(?: (?:of|pay|salary|rate|base|payment))?:?\s?(?:von |de )?)?"
_GAP = re.compile(
    rf"[ \t\u00a0\u202f.,]{{0,3}}(?:\([^()\n]{{0,20}}\)\s{{0,2}})?"
    rf"(?:-{{1,2}}>?|→|[–—−‐‑~〜～…]|\.{{2,3}}|{any_of(words('to'))})[\s:]{{0,2}}{_LARGEST}",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    rf"[\s.,;|/\"']{{0,4}}(?:{any_of(words('and'))} )?(?:[-–]\s?)?(?:an? )?"
    rf"(?:(?:salary|pay range|pay|base|rate|range|compensation|comp)[ _:–-]{{1,3}})?(?:{any_of(words('maximum'))}|end)\.?"
    rf"(?:[ _](?:pay|salary|rate|base|payment|amount))?(?: of)?[\s:=\"']{{0,4}}",
    re.IGNORECASE,
)
_MINIMUM_BEHIND = re.compile(rf"\s?{any_of(words('minimum'))}\.?\s?(?:[-–,;/]|to|and)?\s{{0,2}}", re.IGNORECASE)
_MAXIMUM_BEHIND = re.compile(rf"[\s.,]{{0,2}}{one_of('maximum')}", re.IGNORECASE)
_AND = re.compile(rf"\s{{0,2}}{any_of(words('and'))}\s{{0,2}}", re.IGNORECASE)
_OPENS_LINE = re.compile(r"(?:^|[\n:=])\s{0,3}\Z")
_VALUE = re.compile(r"[:=]\s{0,3}\Z")
_SLASH = re.compile(r"\s?/\s?")
_WITH_EXTRA = re.compile(r"\W{0,3}(?:OTE|TC|on[ -]target|total|with|bonus|commission|plus|incl)", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b{one_of('between')}", re.IGNORECASE)


def ranges(text: str, found: list[Amount], *, alone: bool = False) -> list[Range]:
    """The amounts joined into ranges where the words between them say so, single ones as they are; small bare ones left out.

    In a line `alone` a small bare one stays where it is the value of a label (`Hourly rate: 20.00`).
    """
    found = _money(text, found, alone)
    out: list[Range] = []
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        if second is not None and joined(text, first, second):
            out.append(_fitted(first, second))
            at += 2
        else:
            out.append(Range(low=first, high=first))
            at += 1
    return out


def _money(text: str, found: list[Amount], alone: bool) -> list[Amount]:
    """The amounts worth keeping: those that may be money by themselves, and the other side of such a one."""
    kept: list[Amount] = []
    for number, amount in enumerate(found):
        if amount.value in NO_MONEY and amount.currency is None:
            continue
        following = found[number + 1 : number + 2]
        if (
            _tells(amount)
            or _opens(text, amount, following)
            or _closes(text, kept[-1:], amount)
            or (alone and _is_value(text, kept[-1:], amount))
        ):
            kept.append(amount)
    return kept


def _is_value(text: str, before: list[Amount], amount: Amount) -> bool:
    """Whether a small bare number is the value of a label, or the upper side of such a one (`Hourly rate: 20 - 25`)."""
    if _VALUE.search(text, max(0, amount.start - 6), amount.start):
        return True
    return bool(before) and before[0].currency is None and joined(text, before[0], amount)


def _tells(amount: Amount) -> bool:
    """Whether a number may be money by itself: marked, scaled, large or with a unit."""
    return bool(amount.currency or amount.unit) or amount.scale > 1.0 or amount.value >= LARGE


def _opens(text: str, amount: Amount, following: list[Amount]) -> bool:
    """Whether a small bare number is the lower side of a range (`150-250K`)."""
    return bool(following) and _tells(following[0]) and joined(text, amount, following[0])


def _closes(text: str, before: list[Amount], second: Amount) -> bool:
    """Whether a small bare number is the upper side of a range (`$50k-65`): nothing is counted with it."""
    if not before or not before[0].currency or not joined(text, before[0], second):
        return False
    first = before[0]
    high = second.value * first.scale if first.scale > 1.0 and second.value < 1000 else second.value
    return first.value <= high <= 5 * first.value and not text[second.end : second.end + 2].strip()[:1].isalpha()


def joined(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts that follow each other are the two sides of a range."""
    if not 0 <= second.start - first.end <= LONGEST_GAP or not _may_join(text, first, second):
        return False
    if _GAP.fullmatch(text, first.end, second.start) or _MAXIMUM.fullmatch(text, first.end, second.start):
        return True
    if _AND.fullmatch(text, first.end, second.start):
        return bool(_BETWEEN.search(text, max(0, first.start - 60), first.start)) or (
            bool(_OPENS_LINE.search(text, max(0, first.start - 20), first.start)) and _step_up(text, first, second)
        )
    if _MINIMUM_BEHIND.fullmatch(text, first.end, second.start):
        return bool(_MAXIMUM_BEHIND.match(text, second.end))
    if not _SLASH.fullmatch(text, first.end, second.start):
        return False
    return (first.unit is None and second.scale == 1e3 and _fit(first, second)) or _step_up(text, first, second)


def _step_up(text: str, first: Amount, second: Amount) -> bool:
    """Whether two whole amounts are one band though `/` or `and` stands between (`€60k/€80k`).

    The second is the larger one, of one currency and size, and no other pay than the first (`$90k / $180k OTE`).
    """
    whole = first.currency is not None and first.currency == second.currency and first.scale == second.scale
    larger = first.value < second.value <= STEP * first.value
    return whole and larger and first.unit is None and not _WITH_EXTRA.match(text, second.end)


def _fit(first: Amount, second: Amount) -> bool:
    """Whether two thousands written with a slash are one band (`45/55K€`, `35K/45K`), not two."""
    if first.scale == 1.0:
        return first.currency is None and first.value < 1000
    return (first.currency is None or second.currency is None) and first.value < second.value <= 1.6 * first.value


def _may_join(text: str, first: Amount, second: Amount) -> bool:
    """Whether the two are money of one kind and no other number is meant by the first (`Band 5 - £29,970`)."""
    if first.currency and second.currency and not _same(first.currency, second.currency):
        return False
    if "(" in text[first.end : second.start] and second.value < first.value:
        return False
    bare = first.currency is None and first.scale == 1.0 and not text[second.start].isdigit()
    return not (bare and first.value * second.scale * 5 < second.value)


def _same(one: str, other: str) -> bool:
    return one == other or other in SHARED_MARKS.get(one, ()) or one in SHARED_MARKS.get(other, ())


def _fitted(first: Amount, second: Amount) -> Range:
    """A range whose first number takes the magnitude of the second where it lacks one (`$150-250K`, `45-55 K€`)."""
    low, high = first.value, second.value
    if first.scale == 1.0 and second.scale > 1.0 and low < 1000 and low * second.scale <= high * 1.0001:
        low *= second.scale
    elif (
        first.scale == second.scale == 1.0
        and low < 1000
        and high >= 10000
        and high > 100 * low
        and low * 1000 <= high <= low * 5000
    ):
        low *= 1000
    elif first.scale > 1.0 and second.scale == 1.0 and high < 1000 and high * first.scale >= low:
        high *= first.scale
    if high < low <= STEP * high and first.currency and second.currency and first.scale == second.scale:
        low, high = high, low  # `$200k - $150k`
    marks = [mark for mark in (second.currency, first.currency) if mark]
    currency = next((mark for mark in marks if mark not in SHARED_MARKS), marks[0] if marks else None)
    return Range(
        low=msgspec.structs.replace(first, value=low, currency=currency),
        high=msgspec.structs.replace(second, value=high, currency=currency),
    )
