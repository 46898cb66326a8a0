"""Cut a text into sentences: every bullet is one, other lines are split at their stops, abbreviations kept whole."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[\s\-–—*•·●○‣▪►>|#~_+✓✔➢◦❖§]*(?:(?:\d{1,2}|[a-z])[.)]\s+)?[\s\-–—*•·●○‣▪►>|_✓✔➢◦❖]*")
_STOP = re.compile(
    r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-ÖØ-ÞА-Я0-9•*-])|\s+(?=[•●▪►✓✔➢]\s)|(?<=\w)\.(?=\*?\*?[A-Z][a-z]{2,}\s)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[/])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|e\.g|i\.e|etc|vs|approx|incl|esp|sr|jr|mr|mrs|ms|dr|st|no|nos|inc|ltd|co|corp"
    r"|dept|est|min|max|yrs?|hrs?|prof|gen|ref|fig|bzw|z\.b|u\.a|ca|inkl|m\.sc|b\.sc|ph\.d|u\.s|u\.k)\.$",
    re.IGNORECASE,
)
_TRAIL = " \t\r*_|"


class Sentence(NamedTuple):
    """`text[start:end]` without bullet marks and outer space; `line` is where its line starts, `bulleted` how it was marked."""

    start: int
    end: int
    line: int
    bulleted: bool = False


def _ends_in_abbreviation(text: str, start: int, stop: int) -> bool:
    return text[stop - 1 : stop] == "." and _ABBREVIATION.search(text, max(start, stop - 12), stop) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cut = start
    for match in _STOP.finditer(text, start, end):
        stop = match.start() + 1 if text[match.start()] in ".!?…" else match.start()
        if not _ends_in_abbreviation(text, cut, stop):
            marks = match.group().rstrip()
            yield cut, match.start() + len(marks)
            cut = match.end()
    yield cut, end


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences that begin and end within `start` and `end`, in order; empty lines and bare bullets are none."""
    found: list[Sentence] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        bullet = _BULLET.match(text, line.start(), line.end())
        body = bullet.end() if bullet else line.start()
        marked = bool(text[line.start() : body].strip())
        for left, right in _cut(text, body, line.end()):
            while right > left and text[right - 1] in _TRAIL:
                right -= 1  # noqa: PLW2901 - trimming in place keeps the offsets exact
            if right > left:
                found.append(Sentence(left, right, line.start(), marked))
    return found


def _starts_at(sentence: Sentence) -> int:
    return sentence.start


def sentence_at(found: list[Sentence], offset: int) -> Sentence | None:
    """The sentence of an ordered list that holds `offset`."""
    number = bisect_right(found, offset, key=_starts_at) - 1
    return found[number] if number >= 0 and offset < found[number].end else None
