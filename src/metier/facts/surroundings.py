"""What stands around an offset: its line, its sentence, the heading above. Every look is bounded, so cost stays linear."""

from bisect import bisect_left
from functools import lru_cache

import numpy as np

from metier.facts.abbreviations import Abbreviations

REACH = 300
QUOTE = (3, 160)
_SPACED = ".!?;"
"""Stops where white space follows; the others always are."""
_STOPS = _SPACED + "\n\r•·|"
_IS_STOP = np.zeros(max(map(ord, _STOPS)) + 2, np.bool_)  # by character, the last one for all greater ones
_IS_STOP[list(map(ord, _STOPS))] = True
_ABBREVIATIONS = Abbreviations(
    ("e.g", "i.e", "etc", "incl", "approx", "min", "max", "yr", "yrs", "vs", "inc", "sr", "jr", "st", "no", "ca", "ph.d", "b.s",
     "b.sc", "m.s", "m.sc", "b.a", "m.a", "u.s", "exp"),
    r"(?:\b(?:{words})|\b[a-z])",
    longest=8,
)  # fmt: skip


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
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    places: list[int] = np.flatnonzero(_IS_STOP.take(codes, mode="clip")).tolist()
    return [at for at in places if text[at] not in _SPACED or _is_spaced(text, at)]


def _is_spaced(text: str, stop: int) -> bool:
    """Whether white space follows a stop and no abbreviation stands before it."""
    return text[stop + 1 : stop + 2].isspace() and (text[stop] != "." or not _ABBREVIATIONS.end(text, 0, stop))


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
