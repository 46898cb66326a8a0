"""Pages of results: each result stands on one of them, by number or by cursor."""

import re
from collections.abc import Callable
from typing import NamedTuple

from metier.errors import UsageError
from metier.index.clauses import AllOf, AtLeast, Clause
from metier.index.fields import DEPTH
from metier.index.ordering import WINDOW
from metier.index.store import Found, Store

NEWEST = "by_newest"
_PLACE = re.compile(r"([rk])([0-9]{1,19})")
#: No key is larger: engines hold 64 bits with a sign.
_LAST = (1 << 63) - 1
#: The first results by relevance, so many of them.
Ranked = Callable[[int], list[Found]]


class Part(NamedTuple):
    """A page, and the place where the next begins; empty after the last."""

    found: list[Found]
    next: str


class Paging:
    """Cuts what a clause matches into pages, by the value of a field or by relevance."""

    def __init__(self, store: Store, whole: Clause, order: str, ranked: Ranked) -> None:
        """`order` is a field of numbers each of one document alone; empty: `ranked` come first, the rest newest first."""
        self._store, self._whole, self._order, self._ranked = store, whole, order, ranked

    def numbered(self, offset: int, limit: int) -> Part:
        """The page that begins after so many results."""
        if self._order:
            return _cut(self._store.top(self._whole, limit + 1, offset, self._order), limit)
        first = self._ranked(WINDOW if offset + limit < WINDOW else DEPTH)
        if offset + limit < len(first) or len(first) < DEPTH:
            found = first[offset : offset + limit]
            return Part(found, f"r{offset + limit}" if offset + limit < len(first) else "")
        return self._over(first, offset, limit)

    def at(self, place: str, limit: int) -> Part:
        """The page that begins at a place that another told. Raises UsageError for any other text."""
        match = _PLACE.fullmatch(place)
        if match is None or (self._order and match[1] == "r"):
            raise UsageError(f"cursor {place[:80]!r}", "the `next` of the page before", "begin again without it")
        if match[1] == "r":
            return self.numbered(min(int(match[2]), DEPTH), limit)
        return self._behind(min(int(match[2]), _LAST), limit)

    def _over(self, first: list[Found], offset: int, limit: int) -> Part:
        """A page that ends behind the results in order of relevance."""
        passed = max(0, offset - DEPTH)
        page = first[offset : offset + limit]
        wanted = limit - len(page)
        behind = self._others(self._whole, first, passed + wanted + 1)[passed:]
        found = [*page, *behind[:wanted]]
        if len(behind) <= wanted:
            return Part(found, "")
        return Part(found, f"k{behind[wanted - 1].key}" if wanted else f"k{behind[0].key + 1}")

    def _behind(self, key: int, limit: int) -> Part:
        """A page of those whose key is lower."""
        order = self._order or NEWEST
        below = AllOf((self._whole, AtLeast(order, None, key - 1)))
        if self._order:
            return _cut(self._store.top(below, limit + 1, 0, order), limit)
        return _cut(self._others(below, self._ranked(DEPTH), limit + 1), limit)

    def _others(self, clause: Clause, first: list[Found], most: int) -> list[Found]:
        """The newest of a clause that are not among the first."""
        taken = {each.by_id for each in first}
        found = self._store.top(clause, most + len(taken), 0, NEWEST)
        return [each for each in found if each.by_id not in taken][:most]


def _cut(found: list[Found], limit: int) -> Part:
    if len(found) <= limit:
        return Part(found, "")
    return Part(found[:limit], f"k{found[limit - 1].key}" if limit else f"k{found[0].key + 1}")
