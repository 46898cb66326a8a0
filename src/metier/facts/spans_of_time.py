"""Lengths of time as written before a word for years or months: `5+`, `3-5`, `at least two`, `five (5)`, `1 1/2`."""

import re

import msgspec

from metier.facts.cues import Cue, Cues, table

NUMBER_WORDS = {row["written"]: float(row["value"]) for row in table("numbers.tsv") if row["kind"] == "word"}
"""Numbers by the words for them, in lower case."""
_ONE = r"(?:\d{1,2}(?:[.,]\d)?|" + "|".join(NUMBER_WORDS) + ")"
_COUNTED = rf"(?:\(\s?{_ONE}\s?\+?\s?\))?"
_TO = r"(?:-|–|—|~|to|or|till?|bis|à|a|al|tot|do|hasta|até|/|až)"
_BEFORE = re.compile(
    rf"(?<![\w$€£.,%/-])(?P<low>{_ONE})\s{{0,2}}{_COUNTED}\s{{0,2}}-?(?P<plus>\+|plus\b)?"
    rf"(?:\s{{0,2}}{_TO}\s{{0,2}}(?P<high>{_ONE})\s{{0,2}}{_COUNTED})?\s{{0,2}}-?(?P<plus2>\+|plus\b)?"
    rf"(?:\s?(?:or more|or greater|full|calendar|solid|recent|consecutive|complete|relevant|or above|"
    rf"more))?\s{{0,2}}-?\s?(?:of )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre|tussen|mellan|mellem|tra|fra|między)\s{{1,2}}(?P<low>{_ONE})\s?{_COUNTED}\s{{0,2}}"
    rf"(?:and|und|et|y|e|en|och|og|a|to|-|–)\s{{1,2}}(?P<high>{_ONE})\s?{_COUNTED}\s{{0,2}}$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s?(?:to|-|–|bis|à|tot|a)\s?", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:\bat least|\bminimum(?: of)?|\bminimum) a\s$", re.IGNORECASE)


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A length of time in years; `high` is None without an upper end. Offsets cover number and word."""

    low: float
    high: float | None
    start: int
    end: int
    open: bool


def spans_of_time(text: str, cues: Cues) -> list[Span]:
    """Every length of time in years or months, in order."""
    found: list[Span] = []
    for span in (_span(text, cue) for cue in cues.all("years")):
        if span is None:
            continue
        before = found[-1] if found else None
        if before and before.high is None and before.low < span.low and _JOIN.fullmatch(text, before.end, span.start):
            # `6 months to 1 year`: one length in two units
            found[-1] = msgspec.structs.replace(before, high=span.low, end=span.end)
        else:
            found.append(span)
    return found


def _span(text: str, cue: Cue) -> Span | None:
    low_at = max(0, cue.start - 44)
    match = _BETWEEN.search(text, low_at, cue.start) or _BEFORE.search(text, low_at, cue.start)
    if match is None:
        lone = _A_YEAR.search(text, max(0, cue.start - 24), cue.start)
        return Span(low=1.0, high=None, start=lone.start(), end=cue.end, open=True) if lone and cue.id == "year" else None
    named = match.groupdict()
    low, written_high, plus2 = _value(match["low"]), match["high"], named.get("plus2") is not None
    high = _value(written_high) if written_high else None
    if high is not None and (high < low or plus2):
        high = None if high > low or plus2 else high
        if high is not None:
            low, high = high, low
    share = 1 / 12 if cue.id == "month" else 1.0
    behind = text[cue.end : cue.end + 1] == "+"  # `5 years+`
    whole = named.get("plus") is not None or plus2 or behind
    return Span(
        low=round(low * share, 2),
        high=None if high is None else round(high * share, 2),
        start=match.start(),
        end=cue.end + behind,
        open=whole,
    )


def _value(written: str) -> float:
    word = written.lower()
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else float(word.replace(",", "."))
