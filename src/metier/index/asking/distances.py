"""How far from a place: `within 30 km of Berlin`, `20 miles from Austin`, `Berlin 30km`."""

import re
from collections.abc import Iterator, Sequence

from metier.index.asking.places import name_like
from metier.index.asking.spans import Span, worth
from metier.index.spots import named

#: Kilometres of what distances are told in.
_MILE = 1.609344
_UNITS = dict.fromkeys(("km", "kms", "kilometers", "kilometres"), 1.0) | dict.fromkeys(("mi", "mile", "miles"), _MILE)
_FAR = re.compile(r"\+?(\d{1,3})(km|kms|mi|miles)?")
_BEFORE = (("in", "a", "radius", "of"), ("within",), ("in", "radius", "of"), ("max",), ("up", "to"))
_AFTER = (("radius", "of"), ("radius", "around"), ("of",), ("from",), ("around",), ("around", "of"), ("um",), ("von",))
_MOST_WORDS = 4


def distance_spans(words: Sequence[str]) -> Iterator[Span]:
    """Stretches that name a place and a distance; their value is degrees, kilometres and the place's name."""
    low = [word.lower() for word in words]
    for at in range(len(low)):
        told = _far(low, at)
        if told is None:
            continue
        kilometres, last = told
        yield from _behind(low, at, last, kilometres)
        yield from _ahead(low, at, last, kilometres)


def _far(low: Sequence[str], at: int) -> tuple[float, int] | None:
    match = _FAR.fullmatch(low[at])
    if match is None:
        return None
    if match[2]:
        return int(match[1]) * _UNITS[match[2]], at + 1
    if at + 1 < len(low) and low[at + 1] in _UNITS:
        return int(match[1]) * _UNITS[low[at + 1]], at + 2
    return None


def _behind(low: Sequence[str], at: int, last: int, kilometres: float) -> Iterator[Span]:
    """The place stands behind: `30 km from Berlin`."""
    first = next((at - len(lead) for lead in _BEFORE if at >= len(lead) and tuple(low[at - len(lead) : at]) == lead), at)
    for link in _AFTER:
        begin = last + len(link)
        if tuple(low[last:begin]) == link:
            yield from _placed(low, (first, begin), range(begin + 1, min(len(low), begin + _MOST_WORDS) + 1), kilometres)


def _ahead(low: Sequence[str], at: int, last: int, kilometres: float) -> Iterator[Span]:
    """The place stands before: `Berlin 30km`."""
    for first in range(max(0, at - _MOST_WORDS), at):
        name = " ".join(low[first:at])
        if spot := _named(name):
            yield Span(first, last, "near", f"{spot} {kilometres:.0f} {name}", worth(last - first, 0.8), hard=True)


def _placed(low: Sequence[str], begins: tuple[int, int], ends: range, kilometres: float) -> Iterator[Span]:
    first, begin = begins
    for end in ends:
        name = " ".join(low[begin:end])
        if spot := _named(name):
            yield Span(first, end, "near", f"{spot} {kilometres:.0f} {name}", worth(end - first, 0.8), hard=True)


def _named(name: str) -> str | None:
    words = name.split()
    return named(name) if name_like(words) and not {"or", "and"} & set(words) else None
