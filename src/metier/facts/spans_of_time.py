"""Lengths of time as written before a word for years or months: `5+`, `3-5`, `at least two`, `five (5)`, `1 1/2`."""

import re

import msgspec

from metier.facts.cues import Cue, Cues

_WORDS = {
    "zero": 0.0, "half a": 0.5, "a half": 0.5, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "eighteen": 18.0, "twenty": 20.0,
    "a": 1.0, "several": 2.0, "couple": 2.0, "ein": 1.0, "einem": 1.0, "zwei": 2.0, "drei": 3.0, "vier": 4.0, "fünf": 5.0, "deux": 2.0,
    "trois": 3.0, "cinq": 5.0, "dos": 2.0, "tres": 3.0, "cinco": 5.0, "un": 1.0,
}  # fmt: skip
_ONE = r"(?:\d{1,2}(?:[.,]\d)?|" + "|".join(word for word in _WORDS if len(word) > 2 and " " not in word) + ")"
_BEFORE = re.compile(
    rf"(?<![\w$€£.,%/-])(?P<low>{_ONE})\s{{0,2}}(?:\(\s?\d{{1,2}}\s?\+?\s?\))?\s{{0,2}}(?P<plus>\+|\bplus\b)?"
    rf"(?:\s{{0,2}}(?:-|–|—|~|to|or|bis|à|a|/|až)\s{{0,2}}(?P<high>{_ONE})\s{{0,2}}(?:\(\s?\d{{1,2}}\s?\))?)?\s{{0,2}}(?P<plus2>\+|\bplus\b)?"
    rf"(?:\s?(?:or more|or greater|full|calendar|solid|recent|consecutive|complete|relevant|or above|more))?\s{{0,2}}-?\s?(?:of )?$",
    re.I,
)
_A_YEAR = re.compile(r"(?:\bat least|\bminimum(?: of)?|\bminimum) a\s$", re.I)


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
    match = _BEFORE.search(text, low_at, cue.start)
    if match is None:
        lone = _A_YEAR.search(text, max(0, cue.start - 24), cue.start)
        return Span(low=1.0, high=None, start=lone.start(), end=cue.end, open=True) if lone and cue.id == "year" else None
    low, written_high = _value(match["low"]), match["high"]
    high = _value(written_high) if written_high else None
    if high is not None and (high < low or match["plus2"]):
        high = None if high > low or match["plus2"] else high
        if high is not None:
            low, high = high, low
    share = 1 / 12 if cue.id == "month" else 1.0
    whole = match["plus"] is not None or match["plus2"] is not None
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
