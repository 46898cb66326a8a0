"""How long somebody has worked: from the dates of employments, or from what they say themselves."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from metier.facts.spans_of_time import NUMBER_WORDS
from metier.matching.sections import words

_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "jän||mär||||||sept|okt||dez",
)
_MOST_YEARS = 60
_NUMBER = r"\d{1,2}(?:[.,]\d)?|" + "|".join(sorted((word for word in NUMBER_WORDS if word.isalpha()), key=len, reverse=True))
_SAID = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})\s?\+?\s?(?:years?|yrs?|jahren?|ans|années|años)\b['’]?(?![ -]old)"
    r"[^.;\n|]{0,48}?\b(?:\w*experience|\w*erfahrung|expérience|experiencia|berufspraxis)\b"
    r"|\b(?:experience|erfahrung|expérience|experiencia)\s?(?:of|:|von|de)\s?(?:over |more than )?"
    rf"(?P<other>{_NUMBER})\s?\+?\s?(?:years?|yrs?|jahren?|ans|años)\b",
    re.IGNORECASE,
)


class Employment(NamedTuple):
    """A stretch of time in months since the year 0: `start` is counted, `end` is not."""

    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {
        name: number for line in _MONTHS for number, name in enumerate(line.split("|"), start=1) if name
    } | {"january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "october": 10, "december": 12}  # fmt: skip


@cache
def _range() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    day = rf"(?:(?:{month})\w*\.?,?[ \t]*(?:of )?|(?:\d{{1,2}}[./]){{1,2}}[ \t]?)"
    one = rf"(?:{day})?['’]?(?:(?:19|20)\d\d)(?:[./-](?:0[1-9]|1[0-2])(?![\d]))?"
    now = "|".join(map(re.escape, sorted(words("present"), key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w.])(?P<from>{one})\s*(?:-|–|—|to|until|till|through|bis|à|au|a|hasta)\s*(?P<to>{one}|\d\d(?!\d)|{now})(?!\w)"
        rf"|\b(?:since|seit|depuis|desde)\s+(?P<since>{one})",
        re.IGNORECASE,
    )


def has_dates(line: str) -> bool:
    """Whether a line gives a stretch of time by its dates."""
    return _range().search(line) is not None


def dates_in(line: str) -> tuple[str, str]:
    """The stretches of time of a line as they are written, and the line without them."""
    found = [match[0] for match in _range().finditer(line)]
    return "; ".join(found), " ".join(_range().sub(" ", line).split())


def employments(line: str, today: date) -> list[Employment]:
    """The stretches of time a line gives. What lies after `today` is cut off."""
    found = []
    now = today.year * 12 + today.month
    for match in _range().finditer(line):
        start, _ = _month(match["from"] or match["since"])
        end = min(_end(match["to"], start, now), now)
        if start < end <= start + _MOST_YEARS * 12:
            found.append(Employment(start, end))
    return found


def _end(written: str | None, start: int, now: int) -> int:
    """The month after the last; that of a year alone is its January, so that 2019 to 2021 are two years."""
    if written is None or written.casefold() in words("present"):
        return now
    if len(written) == 2:
        return ((start - 1) // 12 // 100 * 100 + int(written)) * 12 + 1
    month, known = _month(written)
    return month + known


def _month(written: str) -> tuple[int, bool]:
    """A date as months since the year 0, and whether it tells its month; a year alone begins with January."""
    year = re.search(r"(?:19|20)\d\d", written)
    assert year is not None
    low = written.casefold()
    named = next((number for name, number in sorted(_months().items(), key=lambda item: -len(item[0])) if name in low), None)
    behind = re.match(r"[./-](\d\d)", written[year.end() :])
    before = re.search(r"(\d{1,2})[./]\s?$", written[: year.start()])
    number = named or (int(behind[1]) if behind else int(before[1]) if before else None)
    known = number is not None and 1 <= number <= 12
    return int(year[0]) * 12 + (number if known and number else 1), known


def years_of(spans: list[Employment]) -> float | None:
    """The years that stretches of time cover together, what overlaps once; None without any."""
    covered, reach = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return round(covered / 12, 1) if covered else None


def years_said(text: str) -> tuple[float, str] | None:
    """The most years of experience a text speaks of, with its words."""
    found = [(_value(match["number"] or match["other"]), match[0]) for match in _SAID.finditer(text)]
    return max((each for each in found if each[0] <= _MOST_YEARS), default=None, key=lambda each: each[0])


def _value(written: str) -> float:
    low = written.lower()
    return NUMBER_WORDS[low] if low in NUMBER_WORDS else float(low.replace(",", "."))
