"""How long postings stay open, from the lives a corpus tells."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from metier.corpus.lives import READINGS_TO_CLOSE, Closing
from metier.model.openness import opened
from metier.model.posting import Kept
from metier.model.run import Run
from metier.statistics.survival import Stay, Survival, stay

Settled = Mapping[tuple[str, str], date]
"""Of boards that are read whole, the last day whose closings are all known: later, what is missing may still come back."""


def settled(runs: Iterable[Run], closing: Mapping[str, Closing]) -> Settled:
    """The settled day of each board: the latest complete reading that, with those after it, is enough to close a posting."""
    days: dict[tuple[str, str], set[date]] = {}
    for run in runs:
        whole = closing.get(run.source, Closing()).whole_board
        if whole and run.complete and run.error is None and run.seen_at is not None:
            days.setdefault((run.source, run.board), set()).add(run.seen_at.date())
    return {board: sorted(read)[-READINGS_TO_CLOSE] for board, read in days.items() if len(read) >= READINGS_TO_CLOSE}


def days_open(kept: Iterable[Kept], known: Settled, closing: Mapping[str, Closing], as_of: date) -> Survival:
    """The survival of postings by their age in days; reposts under a new id and copies count each."""
    watch = watched(known, closing, as_of)
    return Survival.of([item for item in map(watch, kept) if item is not None])


def watched(known: Settled, closing: Mapping[str, Closing], as_of: date) -> Callable[[Kept], Stay | None]:
    """What tells of a posting between which ages it was watched; None for one that was not."""
    return lambda kept: _stay(kept, known, closing.get(kept.posting.source, Closing()), as_of)


def _stay(kept: Kept, known: Settled, rule: Closing, as_of: date) -> Stay | None:
    posting, life = kept.posting, kept.life
    first, last, gone = life.first_seen.date(), life.last_seen.date(), life.closed_on
    since, _ = opened(life, posting.date_posted)
    if gone is not None and gone == posting.valid_through:  # it told its end itself: there is no gap to halve
        return stay(since, first, gone, gone, date.max)
    if rule.whole_board:
        return stay(since, first, last, gone, known.get((posting.source, posting.board), first))
    return stay(since, first, last, gone, as_of - timedelta(days=rule.unseen_days or 0))
