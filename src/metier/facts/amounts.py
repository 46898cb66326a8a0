"""Amounts of money as written: a number with its currency, its magnitude and its unit of time, and the ranges they form.

Numbers are looked for only near a currency mark or a pay cue, every pattern is bounded, and no text states more than `MOST`
amounts that are worth a look: cost is linear in the text.
"""

import re

import msgspec

from metier.facts.cues import Cue, Cues, table
from metier.facts.pay_units import unit_after
from metier.facts.pay_words import one_of
from metier.taxonomy.money import SHARED_MARKS

MOST = 400
SPACES = " \t\u00a0\u202f\u2009"
_NUMBER = re.compile(
    r"\d(?<!\d\d)(?<!\d[.,]\d)"  # `re` skips to a first digit; what may not stand before it is looked at behind it
    r"(?:(?<=[$£€₹]\d)\d{0,2}, \d[05]0(?!\d)"  # `$100, 000`: a slip of the keys
    r"|\d{0,2}(?:[ \u00a0\u202f\u2009'’]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{0,2}(?:[.,]\d{2,3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{0,8}(?!\d)(?:[.,]\d{1,2}(?!\d))?)"
)
_SCALES = {row["written"]: float(row["value"]) for row in table("numbers.tsv") if row["kind"] == "magnitude"}
_SCALE = re.compile(
    r"[ \t\u00a0\u202f]?(?:(t)(?=\s?€|eur\b|kr\b)|("
    + "|".join(re.escape(written) for written in sorted(_SCALES, key=len, reverse=True))
    + rf")(?![^\W_]|[’']s\b|-f\b|/a\b)|(k)(?=p\.?/?[adhmw]\b|{one_of('currency_behind_k')})|(万|千|만))",
    re.IGNORECASE,
)
_PREFIXED = frozenset({"$", "¥", "GBP"})  # marks that stand before their number
_COUNTED = re.compile(rf"[\s-]?{one_of('counted')}", re.IGNORECASE)  # what small numbers count that are no money
_LAKHS = re.compile(r"L(?![^\W_])")  # `₹15L`, `₹40–60L`
_INDIAN = frozenset({"lakh", "lakhs", "lac", "lacs", "lpa", "cr", "crore", "crores"})  # said of rupees alone
_RUPEES = re.compile(r"₹|INR|Rs")
_SLASHED = re.compile(r"[\dkK]/")
_WITHOUT_CENTS = re.compile(r"(?:[.,](?:-{1,2}|–|—)|/-)(?!\s?\d)")  # `€ 2.800,-`, `CHF 95'000.–`


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """One amount. `value` is scaled; `scale` the magnitude as written (1 for none); `currency` and `unit` those written at it.

    `plus`: a `+` follows, so that it is the least of more.
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    currency: str | None = None
    unit: str | None = None
    plus: bool = False


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
            if at - back <= 0 or text[at - back - 1] not in SPACES + ":()":
                return None
        return None

    def after(self, text: str, at: int) -> Cue | None:
        for ahead in range(3):
            mark = self.by_start.get(at + ahead)
            if mark:
                return None if self._belongs_to_the_next(text, mark) else mark
            if at + ahead >= len(text) or text[at + ahead] not in SPACES:
                return None
        return None

    @staticmethod
    def _belongs_to_the_next(text: str, mark: Cue) -> bool:
        """Whether a mark behind a number stands before another one (`12-17 £27,711`)."""
        if mark.id in _PREFIXED:
            return text[mark.end : mark.end + 2].strip()[:1].isdigit()
        return text[mark.end : mark.end + 1].isdigit()


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


def amounts(text: str, cues: Cues, everywhere: bool = False) -> list[Amount]:
    """Every number that may be money, in order; `everywhere` looks beyond the surroundings of currencies and pay words too."""
    if not everywhere and not cues.all("currency") and not cues.all("pay"):
        return []
    marks = _Marks(cues.all("currency"))
    found: list[Amount] = []
    for low, high in [(0, len(text))] if everywhere else _windows(text, cues):
        for match in _NUMBER.finditer(text, low, high):
            amount = _amount(text, match, marks)
            if amount:
                found.append(amount)
            if len(found) >= MOST:
                return found
    return found


def _amount(text: str, match: re.Match[str], marks: _Marks) -> Amount | None:
    start, end = match.span()
    if match.group().startswith("0") and match.group()[1:2].isdigit():
        return None
    before = _mark_before(text, match, marks)
    if before is None and _is_inside_a_word(text, start):
        return None
    start = min(start, before.start) if before else start
    written = match.group()
    bare = _WITHOUT_CENTS.match(text, end)
    end = bare.end() if bare else end
    scale, end = _scale_at(text, end)
    if scale == 1.0 and _LAKHS.match(text, end) and _RUPEES.search(text, max(0, start - 12), match.start()):
        scale, end = 1e5, end + 1
    after = marks.after(text, end)
    currency = before.id if before else None
    if after and (before is None or before.id in SHARED_MARKS):
        outer = marks.after(text, after.end) if after.id in SHARED_MARKS else None
        after = outer if outer and outer.id not in SHARED_MARKS else after  # `110,000$ CAD`
        currency, end = after.id, after.end
        if scale == 1.0:
            scale, end = _scale_at(text, end)
    elif after and after.id == currency:
        end = after.end
    if end < len(text) and (text[end] == "%" or (before is None and after is None and _goes_on(text, end))):
        return None
    plus = text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum()
    end += plus
    if currency is None and scale == 1.0 and len(written) <= 4 and _COUNTED.match(text, end):
        return None
    unit, end_unit = unit_after(text, end)
    if scale in {1e5, 1e7}:
        said = text[match.end() : end].lower()
        currency = currency or ("INR" if said.strip(" \t\u00a0\u202f") in _INDIAN else None)
        if unit is None and "lpa" in said:
            unit, end_unit = "YEAR", end
    value = number(written) * scale
    return Amount(start=start, end=end_unit if unit else end, value=value, scale=scale, currency=currency, unit=unit, plus=plus)


def _mark_before(text: str, match: re.Match[str], marks: _Marks) -> Cue | None:
    """The currency written before a number, with the letters of its country where they stand apart (`USD $`); `R` is the rand."""
    start = match.start()
    before = marks.before(text, start)
    if before is None:
        return _rand(text, match)
    outer = marks.before(text, before.start) if before.id in SHARED_MARKS else None
    return Cue(outer.start, before.end, outer.id) if outer and outer.id not in SHARED_MARKS else before


def _rand(text: str, match: re.Match[str]) -> Cue | None:
    at = match.start() - 1
    if at > 0 and text[at] == " " and len(match.group()) > 4 and not match.group().isdigit():
        at -= 1  # `R 25 000`, where the number is grouped as money is
    if at < 0 or text[at] != "R" or (at and text[at - 1].isalnum()):
        return None
    return Cue(at, at + 1, "ZAR")


def _is_inside_a_word(text: str, start: int) -> bool:
    """Whether a letter, `#` or the like stands right before: a version, a ticket, a path; `45/55` is none."""
    if not start or not "#" <= text[start - 1] < "\u2e80":
        return False
    if text[start - 1] == "/":
        return not _SLASHED.match(text, max(0, start - 2))
    return text[start - 1].isalpha() or text[start - 1] in "#_"


def _goes_on(text: str, end: int) -> bool:
    return text[end].isalpha() and unit_after(text, end)[0] is None


def _scale_at(text: str, at: int) -> tuple[float, int]:
    match = _SCALE.match(text, at, at + 14)
    if not match:
        return 1.0, at
    if match.group(1):
        return 1e3, match.end()
    return _SCALES[(match.group(2) or match.group(3) or match.group(4)).lower()], match.end()
