"""What befalls postings and readings over time: postings away for weeks, dates moved ahead, readings that fail."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from metier.simulate.draws import Draws
from metier.simulate.posting import SimPosting

KINDS = ("failed", "cut", "short", "emptied")
"""How a reading goes wrong: an error page, an answer cut off in the middle, a third of the postings, none of them."""

_SOME = 3
"""Boards of so many postings can come short or empty. Of small ones nobody can tell: the next reading has to set it right."""

_APART = 4
"""Readings of a board from one that goes wrong to the next."""

_READ_OFTEN = 6
"""Postings are away that are read so often."""

_MOST_AWAY = 6
"""The most readings a posting is away for."""

_MOST_REDATES = 6


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """How often boards are read, in days, and how much happens meanwhile.

    Shares of the postings read long enough that are `away` for some weeks and come back, of those that are given a later date of
    posting without an edit (`redated`), and of the readings of boards that go wrong (`troubled`).
    """

    every: int = 30
    away: float = 0.0
    redated: float = 0.03
    troubled: float = 0.0


MONTHLY = Rhythm()
"""19 readings that all go well: what the demo shows."""

WEEKLY = Rhythm(every=7, away=0.06, redated=0.05, troubled=0.01)
"""78 readings, some of which go wrong."""


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of a board that goes wrong: how (see `KINDS`), and the source ids of the postings it lists all the same."""

    source: str
    board: str
    day: date
    kind: str
    lists: frozenset[str] = frozenset()


def befall(posting: SimPosting, days: Sequence[date], rhythm: Rhythm, draws: Draws) -> SimPosting:
    """Let a posting be away for a while, or be dated anew."""
    read = [day for day in days if posting.stands(day)]
    if rhythm.away and len(read) >= _READ_OFTEN and draws.chance(rhythm.away):
        posting = msgspec.structs.replace(posting, away=(_absence(read, rhythm, draws),))
        read = [day for day in read if posting.stands(day)]
    if len(read) >= 2 and draws.chance(rhythm.redated):
        posting = msgspec.structs.replace(posting, redated=_redates(read, rhythm, draws))
    return posting


def _absence(read: Sequence[date], rhythm: Rhythm, draws: Draws) -> tuple[date, date]:
    """The first day away and the day of return: it is read before and after, and not in between."""
    missed = draws.whole(1, min(_MOST_AWAY, len(read) - 2))
    left = draws.whole(1, len(read) - 1 - missed)
    return _before(read[left], rhythm, draws), _before(read[left + missed], rhythm, draws)


def _redates(read: Sequence[date], rhythm: Rhythm, draws: Draws) -> tuple[date, ...]:
    """Days on which the date of posting is moved to that day, each between two readings."""
    many = min(draws.whole(1, _MOST_REDATES), len(read) - 1)
    return tuple(_before(day, rhythm, draws) for day in sorted(draws.sample(read[1:], many)))


def _before(reading: date, rhythm: Rhythm, draws: Draws) -> date:
    """A day after the reading before and not after this one."""
    return reading - timedelta(days=draws.whole(0, rhythm.every - 1))


def troubles(postings: Sequence[SimPosting], days: Sequence[date], rhythm: Rhythm, draws: Draws) -> Iterator[Trouble]:
    """The readings that go wrong. Boards of pages are left alone: a page that is missing says nothing there."""
    if not rhythm.troubled:
        return
    boards: dict[tuple[str, str], list[SimPosting]] = defaultdict(list)
    for posting in postings:
        if posting.source != "jsonld_page":
            boards[posting.source, posting.board].append(posting)
    for (source, board), own in sorted(boards.items()):
        standing = {day: [item for item in own if item.stands(day)] for day in days}
        for day, kind in _of_board([len(standing[day]) for day in days], days, rhythm, draws):
            kept = standing[day][: len(standing[day]) // 3] if kind == "short" else []
            yield Trouble(source=source, board=board, day=day, kind=kind, lists=frozenset(item.source_id for item in kept))


def _of_board(counts: Sequence[int], days: Sequence[date], rhythm: Rhythm, draws: Draws) -> Iterator[tuple[date, str]]:
    begun, last = next((at for at, count in enumerate(counts) if count), len(days)), -_APART
    for at in range(begun + 2, len(days)):
        if at - last < _APART or not draws.chance(rhythm.troubled):
            continue
        last = at
        yield days[at], draws.pick(KINDS if counts[at] >= _SOME else KINDS[:2])


def by_reading(found: Sequence[Trouble]) -> Mapping[tuple[str, str, date], Trouble]:
    """Troubles by source, board and day."""
    return {(item.source, item.board, item.day): item for item in found}
