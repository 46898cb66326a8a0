"""When each board was watched, from the accounts of its readings."""

from collections.abc import Iterable
from datetime import date, timedelta

from metier.guides.watched import Spell
from metier.model.run import Run

SILENCE = timedelta(days=45)
"""A board that was not read for longer was not watched in between."""


def spells(runs: Iterable[Run]) -> tuple[Spell, ...]:
    """The spells of all boards: complete readings no further apart than `SILENCE`, joined; in order of boards and days."""
    days: dict[tuple[str, str], set[date]] = {}
    for run in runs:
        if run.complete and run.error is None and run.seen_at is not None:
            days.setdefault((run.source, run.board), set()).add(run.seen_at.date())
    return tuple(Spell(*board, start, end) for board, read in sorted(days.items()) for start, end in _joined(sorted(read)))


def _joined(days: list[date]) -> list[tuple[date, date]]:
    found = [(days[0], days[0])]
    for day in days[1:]:
        start, end = found[-1]
        if day - end > SILENCE:
            found.append((day, day))
        else:
            found[-1] = (start, day)
    return found
