"""Lengths of time as written before a word for years or months: `5+`, `3-5`, `at least two`, `five (5)`, `1 1/2`."""

import re

import msgspec

from metier.facts.cues import Cue, Cues, table

_WORDS = {row["written"]: float(row["value"]) for row in table("numbers.tsv") if row["kind"] == "word"}
_ONE = r"(?:\d{1,2}(?:[.,]\d)?|" + "|".join(_WORDS) + ")"
_BEFORE = re.compile(
    rf"(?<![\w$€£.,%/-])(?P<low>{_ONE})\s{{0,2}}(?:\(\s?\d{{1,2}}\s?\+?\s?\))?\s{{0,2}}(?P<plus>\+|\bplus\b)?"
    rf"(?:\s{{0,2}}(?:-|–|—|~|to|or|bis|à|a|/|"
    rf"až)\s{{0,2}}(?P<high>{_ONE})\s{{0,2}}(?:\(\s?\d{{1,2}}\s?\))?)?\s{{0,2}}(?P<plus2>\+|\bplus\b)?"
    rf"(?:\s?(?:or more|or greater|full|calendar|solid|recent|consecutive|complete|relevant|or above|"
    rf"more))?\s{{0,2}}-?\s?(?:of )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre)\s{{1,2}}(?P<low>{_ONE})\s?(?:\(\s?\d{{1,2}}\s?\))?\s{{0,2}}"
    rf"(?:and|und|et|y|e|to|-|–)\s{{1,2}}(?P<high>{_ONE})\s?(?:\(\s?\d{{1,2}}\s?\))?\s{{0,2}}$",
    re.IGNORECASE,
)
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
    found = (_span(text, cue) for cue in cues.all("years"))
    return [span for span in found if span is not None]


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
    whole = named.get("plus") is not None or plus2
    return Span(
        low=round(low * share, 2),
        high=None if high is None else round(high * share, 2),
        start=match.start(),
        end=cue.end,
        open=whole,
    )


def _value(written: str) -> float:
    word = written.lower()
    return _WORDS[word] if word in _WORDS else float(word.replace(",", "."))
