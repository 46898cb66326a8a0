"""What readings can tell of a posting's life at best: to hold a corpus to that has read the market."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from metier.simulate.market import Market
from metier.simulate.posting import SimPosting


class Seen(msgspec.Struct, frozen=True):
    """A posting's life as its readings tell it; the fields are those of `model.posting.Life`, times by days."""

    first_seen: date
    last_seen: date
    status: str
    closed_on: date | None
    readings: int
    edits: int
    redated: int
    reopened: int


def seen(market: Market, posting: SimPosting, trusted: Sequence[date], to_close: int) -> Seen | None:
    """The life of a posting, None where no reading lists it.

    `trusted` are the days (in order) of the readings of its board that count as whole, of which `to_close` close a posting by
    not listing it. Of pages no reading is whole: these close at the end they promise.
    """
    listed = market.listed(posting)
    if not listed:
        return None
    missed = (bisect_left(trusted, after) - bisect_right(trusted, before) for before, after in pairwise(listed))
    states = [(posting.changed(day), posting.posted(day)) for day in listed]
    steps = list(pairwise(states))
    status, closed_on = _end(posting, trusted[bisect_right(trusted, listed[-1]) :], market.until, to_close)
    return Seen(
        first_seen=listed[0],
        last_seen=listed[-1],
        status=status,
        closed_on=closed_on,
        readings=len(listed),
        edits=sum(before[0] != after[0] for before, after in steps),
        redated=sum(before[1] < after[1] for before, after in steps),
        reopened=sum(readings >= to_close for readings in missed),
    )


def _end(posting: SimPosting, missed: Sequence[date], as_of: date, to_close: int) -> tuple[str, date | None]:
    if posting.source == "jsonld_page":
        end = posting.valid_through
        return ("open", None) if end >= as_of else ("closed", end)
    if not missed:
        return "open", None
    return ("closed", missed[0]) if len(missed) >= to_close else ("unknown", None)
