"""What helps where a search finds nothing: one thing given up, a wider circle, jobs that have closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from msgspec.structs import replace

from metier.site import asked as search
from metier.site.asked import Asked
from metier.site.chips import Chip, Understood

if TYPE_CHECKING:
    from metier.library.home import Home

#: So many searches are tried of each kind.
MOST = 8
#: Circles tried, in kilometres.
CIRCLES = (100.0, 200.0, 500.0, 1_000.0)


class Way(msgspec.Struct, frozen=True):
    """A search that finds something: what it does otherwise, its address, and how many jobs it finds."""

    words: str
    href: str
    total: int


class Ways(msgspec.Struct, frozen=True):
    """Ways on: `without` one of the things asked for, the most first; a `wider` circle; the same among the `closed`."""

    without: tuple[Way, ...] = ()
    wider: Way | None = None
    closed: Way | None = None


def ways(home: Home, asked: Asked, chips: Iterable[Chip], understood: Iterable[Understood]) -> Ways:
    """The ways on from a search that finds nothing."""
    given_up = {part.away: part.label for part in understood}
    given_up |= {chip.away: chip.label for chip in chips}
    tried = [(label, away) for away, label in given_up.items() if away.partition("?")[2]][: 2 * MOST]
    without = [found for label, away in tried if (found := _found(home, label, _read(away)))]
    circles = (circle for circle in CIRCLES if asked.query.near and circle > asked.query.radius)
    wider = (_found(home, f"{circle:,.0f} km", _with(asked, radius=circle)) for circle in circles)
    closed = None if asked.query.status else _found(home, "closed", _with(asked, status=("closed",)))
    return Ways(tuple(sorted(without, key=lambda way: -way.total)), next(filter(None, wider), None), closed)


def _read(address: str) -> Asked:
    return search.read(parse_qsl(address.partition("?")[2]))


def _with(asked: Asked, **fields: Any) -> Asked:
    return replace(asked, query=replace(asked.query, **fields))


def _found(home: Home, words: str, asked: Asked) -> Way | None:
    only_counted = replace(asked.query, limit=0, offset=0, cursor="", facets=False, explain=False)
    total = home.postings.find(only_counted).total
    return Way(words, search.address(asked), total) if total else None
