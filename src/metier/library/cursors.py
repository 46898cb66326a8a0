"""Cursors as people pass them on: the edition, a mark of the search, and the place in it."""

import hashlib
import re

import msgspec
from msgspec.structs import replace

from metier.errors import UsageError
from metier.model.search import SearchQuery

_CURSOR = re.compile(r"([a-z0-9]{4,64})\.([0-9a-f]{12})\.([a-z0-9]{1,24})")


def written(edition: str, query: SearchQuery, place: str) -> str:
    """The cursor of a place in a search; empty for no place."""
    return f"{edition}.{_mark(query, edition, place)}.{place}" if place else ""


def read(query: SearchQuery) -> tuple[str, str]:
    """The edition and the place a query's cursor stands for.

    Raises UsageError where it is no cursor, not whole, or that of another search.
    """
    match = _CURSOR.fullmatch(query.cursor)
    if match is None:
        raise UsageError(f"cursor {query.cursor[:80]!r}", "the `next` of the page before", "begin again without it")
    if match[2] != _mark(query, match[1], match[3]):
        raise UsageError(
            "the cursor is that of another search, or not whole", "a cursor goes with the words and filters it was given for"
        )
    return match[1], match[3]


def _mark(query: SearchQuery, edition: str, place: str) -> str:
    """What makes two pages pages of one search, all but how much of it is shown; and the place, which may come cut short."""
    shown = SearchQuery()
    same = replace(query, limit=shown.limit, offset=0, cursor="", facets=True, explain=False)
    return hashlib.sha256(msgspec.json.encode((same, edition, place))).hexdigest()[:12]
