"""Amounts of money as written: a number with its currency, its magnitude and its unit of time, and the ranges they form.

Numbers are looked for only near a currency mark or a pay cue, and every pattern is bounded: cost is linear in the text.
"""

import re
from functools import cache

import msgspec

from metier.facts.cues import Cue, Cues, table
from metier.taxonomy.money import units

SPACES = " \t\u00a0\u202f\u2009"
_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:[.,]\d{2,3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,9}(?!\d)(?:[.,]\d{1,2}(?!\d))?)"
)
_SCALES = {row["written"]: float(row["value"]) for row in table("numbers.tsv") if row["kind"] == "magnitude"}
_SCALE = re.compile(r"[ \t\u00a0]?(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")(?![^\W_])|万", re.IGNORECASE)
_FILLER = r"(?:gross|brutto|bruttó|bruts?|brutos?|net|netto|base|ote|ht|salary|pay|compensation|ctc|\+ ?vat|\+)"


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """One amount. `value` is scaled; `scale` the magnitude as written (1 for none); `marked` whether a currency stands at it."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    currency: str | None = None
    unit: str | None = None
    plus: bool = False


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


def number(written: str) -> float:
    """The value of a number with any country's grouping: `1,234.50`, `1.234,50`, `60.000`, `110'000`, `18 000`, `12,00,000`."""
    plain = re.sub(r"[\s'’]", "", written)
    comma, dot = plain.rfind(","), plain.rfind(".")
    last = max(comma, dot)
    if last < 0:
        return float(plain)
    decimals = len(plain) - last - 1
    both = comma >= 0 and dot >= 0
    if both or decimals in {1, 2}:
        whole = re.sub(r"[.,]", "", plain[:last])
        tail = plain[last + 1 :]
        return float(f"{whole}.{tail}") if decimals in {1, 2} else float(whole + tail)
    return float(re.sub(r"[.,]", "", plain))


@cache
def _unit_after() -> re.Pattern[str]:
    """A unit right after an amount: `/hr`, `per year`, `an hour`, `annually`, `p.a.`, with a word like `gross` between."""
    words = sorted({re.escape(word) for unit in units().values() for word in unit.words}, key=len, reverse=True)
    lead = r"(?:/|per\b|an?\b|each\b|every\b|pro\b|par\b|por\b|al\b|im\b|twice a\b)"
    blank = r"[ \t\u00a0\u202f,(]"
    text = rf"{blank}{{0,3}}(?:{_FILLER}{blank}{{0,2}}){{0,3}}\(?({lead})?[ \t\u00a0]{{0,2}}({'|'.join(words)})(?![^\W_])"
    return re.compile(text, re.IGNORECASE)


@cache
def _unit_of_word() -> dict[str, str]:
    return {word: unit.id for unit in units().values() for word in unit.words}


@cache
def unit_words() -> re.Pattern[str]:
    """Unit words long enough to mean something when they stand alone."""
    words = sorted({re.escape(w) for unit in units().values() for w in unit.words if len(w) > 2}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])({'|'.join(words)})(?![^\W_])", re.IGNORECASE)


def unit_named(word: str) -> str | None:
    """The unit a word stands for."""
    return _unit_of_word().get(word.lower())


def unit_after(text: str, at: int) -> tuple[str | None, int]:
    """The unit written at an offset and where it ends; one-letter words count after a slash only."""
    match = _unit_after().match(text, at, at + 60)
    if not match:
        return None, at
    lead, word = match.group(1), match.group(2).lower()
    if len(word) <= 2 and lead is None and word != "pa":
        return None, at
    if lead is None and word in {
        "day",
        "week",
        "month",
        "year",
        "hour",
        "time",
        "years",
        "hours",
        "an",
        "al",
        "yrs",
        "dag",
        "mes",
        "od",
    }:
        return None, at
    return unit_named(word), match.end()


class _Marks:
    """Currency marks by the offsets they end and start at."""

    def __init__(self, cues: list[Cue]) -> None:
        self.by_end = {cue.end: cue for cue in cues}
        self.by_start = {cue.start: cue for cue in cues}

    def before(self, text: str, at: int) -> Cue | None:
        for back in range(4):
            mark = self.by_end.get(at - back)
            if mark:
                return mark
            if at - back <= 0 or text[at - back - 1] not in SPACES + ":(":
                return None
        return None

    def after(self, text: str, at: int) -> Cue | None:
        for ahead in range(3):
            mark = self.by_start.get(at + ahead)
            if mark and (mark.id != "$" or ahead == 0):
                return mark
            if at + ahead >= len(text) or text[at + ahead] not in SPACES:
                return None
        return None


def _windows(text: str, cues: Cues) -> list[tuple[int, int]]:
    """Where numbers are looked for: around currency marks and after pay cues; merged, in order."""
    spans = [(cue.start - 40, cue.end + 40) for cue in cues.all("currency")]
    spans += [(cue.start - 40, cue.end + 90) for cue in cues.all("pay")]
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        low, high = max(0, start), min(len(text), end)
        while high < len(text) and text[high].isdigit():
            high += 1
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def amounts(text: str, cues: Cues) -> list[Amount]:
    """Every number that may be money, in order."""
    if not cues.all("currency") and not cues.all("pay"):
        return []
    marks = _Marks(cues.all("currency"))
    found: list[Amount] = []
    for low, high in _windows(text, cues):
        for match in _NUMBER.finditer(text, low, high):
            amount = _amount(text, match, marks)
            if amount:
                found.append(amount)
    following = [*found[1:], None]
    return [amount for amount, other in zip(found, following, strict=False) if _may_be_money(text, amount, other)]


def _may_be_money(text: str, amount: Amount, following: Amount | None) -> bool:
    """Whether a number is worth keeping: marked, scaled, large, with a unit, or the first side of a range."""
    if amount.value in {401.0, 401e3, 403.0, 403e3, 457.0} and amount.currency is None:
        return False
    if amount.currency or amount.unit or amount.scale > 1.0 or amount.value >= 10000:
        return True
    return following is not None and _joined(text, amount, following)


def _amount(text: str, match: re.Match[str], marks: _Marks) -> Amount | None:
    start, end = match.span()
    if match.group().startswith("0") and match.group()[1:2].isdigit():
        return None
    before = marks.before(text, start)
    if before:
        start = before.start
        outer = marks.before(text, start) if before.id == "$" else None
        if outer and outer.id != "$":
            before, start = outer, outer.start
    elif start and ("#" <= text[start - 1] < "\u2e80") and (text[start - 1].isalpha() or text[start - 1] in "#_/"):
        if text[start - 1] != "R" or (start > 1 and text[start - 2].isalnum()):
            return None
        before = Cue(start - 1, start, "ZAR")
        start -= 1
    scale, end = _scale_at(text, end)
    after = marks.after(text, end)
    currency = before.id if before else None
    if after and (before is None or before.id in {"$", "kr"}):
        currency, end = after.id, after.end
        if scale == 1.0:
            scale, end = _scale_at(text, end)
    elif after and after.id == currency:
        end = after.end
    if end < len(text) and (text[end] == "%" or (before is None and after is None and text[end].isalpha())):
        return None
    plus = text[end : end + 1] == "+"
    unit, end_unit = unit_after(text, end + plus)
    if scale == 1e5 and unit is None and "lpa" in match.string[match.end() : end].lower():
        unit, end_unit = "YEAR", end
    value = number(match.group()) * scale
    return Amount(start=start, end=end_unit if unit else end, value=value, scale=scale, currency=currency, unit=unit, plus=plus)


def _scale_at(text: str, at: int) -> tuple[float, int]:
    match = _SCALE.match(text, at, at + 12)
    if not match:
        return 1.0, at
    return _SCALES[match.group().strip(SPACES).lower()], match.end()


_GAP = re.compile(
    r"[ \t\u00a0\u202f.,]{0,3}(?:\([^()\n]{0,20}\)\s{0,2})?(?:-{1,2}|–|—|−|‐|‑|~|〜|to|bis|a|à|al|do|up to|through|"
    r"until)[\s:]{0,2}"
    r"(?:an? )?(?:max(?:imum)?\.?(?: (?:of|pay|salary|rate))?:?\s?)?",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"[\s.,;|]{0,4}(?:and )?(?:an? )?max(?:imum)?\.?(?: (?:pay|salary|rate|base|payment))?(?: of)?[\s:]{0,3}", re.IGNORECASE
)
_AND = re.compile(r"\s{0,2}(?:and|und|et|y|e|en|&)\s{0,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|ranges?|ranging|zwischen|entre|minimum|tra|tussen|mellem|mellan)\b", re.IGNORECASE)


def ranges(text: str, found: list[Amount]) -> list[Range]:
    """The amounts joined into ranges where the words between them say so, single ones as they are."""
    out: list[Range] = []
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        if second is not None and _joined(text, first, second):
            out.append(_fitted(first, second))
            at += 2
        else:
            out.append(Range(low=first, high=first))
            at += 1
    return out


def _joined(text: str, first: Amount, second: Amount) -> bool:
    gap = second.start - first.end
    if not 0 <= gap <= 40 or (first.currency and second.currency and not _same(first.currency, second.currency)):
        return False
    if "(" in text[first.end : second.start] and second.value < first.value:
        return False
    if _GAP.fullmatch(text, first.end, second.start) or _MAXIMUM.fullmatch(text, first.end, second.start):
        return True
    if _AND.fullmatch(text, first.end, second.start):
        return bool(_BETWEEN.search(text, max(0, first.start - 60), first.start))
    return False


def _same(one: str, other: str) -> bool:
    return one == other or "$" in {one, other}


def _fitted(first: Amount, second: Amount) -> Range:
    """A range whose first number takes the magnitude of the second where it lacks one (`$150-250K`, `45-55 K€`)."""
    low, high = first.value, second.value
    if first.scale == 1.0 and second.scale > 1.0 and low < 1000 and low * second.scale <= high * 1.0001:
        low *= second.scale
    elif first.scale == second.scale == 1.0 and low < 1000 and high >= 10000 and high / low > 100:
        low *= 1000
    elif first.scale > 1.0 and second.scale == 1.0 and high < 1000 and high * first.scale >= low:
        high *= first.scale
    currency = second.currency if second.currency not in {None, "$", "kr"} else first.currency or second.currency
    return Range(
        low=msgspec.structs.replace(first, value=low, currency=currency),
        high=msgspec.structs.replace(second, value=high, currency=currency),
    )
