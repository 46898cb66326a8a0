"""Find the phrases of a table in a text in one pass, and ask what stands in a stretch of it."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from metier.taxonomy.sweep import Sweep, fold, leftmost_longest


class Phrase(NamedTuple):
    """A phrase found: its place in the text and what the table says of it, one value for each of its rows."""

    start: int
    end: int
    says: tuple[str, ...]


class Phrases:
    """A table of phrases compiled for search; whole words only, the longest phrase winning."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        """`table` pairs phrases with what they say; a phrase may stand in several rows."""
        says: dict[str, tuple[str, ...]] = {}
        for phrase, said in table:
            says[fold(phrase)] = (*says.get(fold(phrase), ()), said)
        self._sweep = Sweep(says)
        self._of = lru_cache(maxsize=4)(self._search)

    def _search(self, text: str) -> tuple[list[int], list[Phrase]]:
        found = leftmost_longest(self._sweep.find(text))
        return [one[0] for one in found], [Phrase(*one) for one in found]

    def within(self, text: str, start: int, end: int) -> tuple[Phrase, ...]:
        """The phrases that lie wholly between two offsets, in order. The last texts searched are remembered."""
        starts, found = self._of(text)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        last = bisect_left(starts, end, lo=first)
        return tuple([phrase for phrase in found[first:last] if phrase.end <= end])
