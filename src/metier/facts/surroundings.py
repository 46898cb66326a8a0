"""What stands around an offset: its line, its sentence, the heading above. Every look is bounded, so cost stays linear."""

import re
from bisect import bisect_left
from functools import lru_cache

from metier.facts.alternation import Alternation

REACH = 300
QUOTE = (3, 160)
_STOP = Alternation(*((sign, rf"{re.escape(sign)}(?=\s)") for sign in ".!?;"), *((sign, re.escape(sign)) for sign in "\n\r•·|"))
_SPACED = ".!?;"
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|min|max|yrs?|vs|inc|sr|jr|st|no|ca|ph\.d|b\.sc?|m\.sc?|b\.a|m\.a|b\.s|u\.s|exp)|"
    r"\b[a-z])$",
    re.IGNORECASE,
)


def line(text: str, offset: int, reach: int = REACH) -> tuple[int, int]:
    """Start and end of the line an offset stands in, at most `reach` characters either side."""
    low, high = max(0, offset - reach), min(len(text), offset + reach)
    start = text.rfind("\n", low, offset) + 1 or low
    end = text.find("\n", offset, high)
    return start, end if end >= 0 else high


def sentence(text: str, offset: int, reach: int = REACH) -> tuple[int, int]:
    """Start and end of the sentence (or bullet) an offset stands in, at most `reach` characters either side."""
    low, high = max(0, offset - reach), min(len(text), offset + reach)
    stops = _stops(text)
    before, after = bisect_left(stops, offset) - 1, bisect_left(stops, offset)
    if before >= 0 and text[stops[before]] in _SPACED and stops[before] == offset - 1:
        before -= 1  # the space that would make it a stop is not before the offset
    start = stops[before] + 1 if before >= 0 and stops[before] >= low else low
    if after < len(stops) and stops[after] + (text[stops[after]] in _SPACED) < high:
        return start, stops[after]
    return start, high


@lru_cache(maxsize=4)
def _stops(text: str) -> list[int]:
    """Where sentences and bullets of a text end."""
    starts = (match.start() for match in _STOP.finditer(text))
    return [start for start in starts if not _is_abbreviation(text, start)]


def _is_abbreviation(text: str, stop: int) -> bool:
    return text[stop] == "." and bool(_ABBREVIATION.search(text, max(0, stop - 8), stop))


def heading_above(text: str, offset: int) -> tuple[int, int]:
    """The nearest earlier line with words in it, at most 3 lines and `REACH` characters up; empty span when there is none."""
    end = text.rfind("\n", max(0, offset - REACH), offset)
    for _ in range(3):
        if end < 0:
            break
        start = text.rfind("\n", max(0, end - REACH), end) + 1 or max(0, end - REACH)
        if text[start:end].strip():
            return start, end
        end = start - 1
    return offset, offset


def quoted(text: str, start: int, end: int) -> tuple[str, int, int]:
    """An exact quote of the span without outer white space, widened to 3 and cut to 160 characters."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start < QUOTE[0]:
        start = max(0, start - QUOTE[0])
        end = min(len(text), start + max(end - start, QUOTE[0]) + QUOTE[0])
    if end - start > QUOTE[1]:
        cut = text.rfind(" ", start + QUOTE[1] // 2, start + QUOTE[1])
        end = cut if cut > 0 else start + QUOTE[1]
    return text[start:end], start, end
