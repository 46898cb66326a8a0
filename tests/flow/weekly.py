"""Reads a simulated market week by week through the real sources, and holds the lives told to the truth."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import msgspec

from metier.corpus.corpus import Corpus
from metier.corpus.lives import READINGS_TO_CLOSE
from metier.flow.executor import Executor
from metier.flow.ingest import Feed, ingest
from metier.flow.publish import closing
from metier.library.histories import Histories
from metier.model.posting import Kept
from metier.simulate import render
from metier.simulate.employers import SOURCES
from metier.simulate.market import Market
from metier.simulate.posting import SimPosting
from metier.simulate.seen import Seen, seen
from metier.sources import shelf
from metier.statistics.survival import Interval

Key = tuple[str, str, str]


class Compared(msgspec.Struct):
    """Counts of what was compared; `wrong` holds what differs, in words."""

    postings: int = 0
    edits: int = 0
    closings: int = 0
    reopened: int = 0
    redated: int = 0
    wrong: list[str] = []


def read(home: Path, market: Market, workers: int) -> Corpus:
    """Take a market in, one ingest a reading day, as an operator would."""
    corpus = Corpus(home, closing())
    sources = {name: shelf.find(name) for name in SOURCES}
    with Executor(workers) as executor:
        for _, feeds in groupby(render.readings(market), key=lambda feed: feed.payload.received_at):
            ingest(corpus, (Feed(sources[feed.source], feed.board, feed.payload) for feed in feeds), executor)
    return corpus


def trusted(corpus: Corpus) -> dict[tuple[str, str], list[date]]:
    """The days of the readings of each board that count as whole, in order. Of boards of pages none does."""
    found: dict[tuple[str, str], list[date]] = {}
    for run in corpus.runs():
        if corpus.closing[run.source].whole_board and run.complete and run.error is None and run.seen_at is not None:
            found.setdefault((run.source, run.board), []).append(run.seen_at.date())
    return {board: sorted(days) for board, days in found.items()}


def key(kept: Kept) -> Key:
    """Source, board and the source's own id."""
    return kept.posting.source, kept.posting.board, kept.posting.source_id


def compare(market: Market, corpus: Corpus) -> Compared:
    """Every life the corpus tells against what readings can tell, and that against the truth."""
    found, whole = Compared(), trusted(corpus)
    truth = {(item.source, item.board, item.source_id): item for item in market.postings}
    told = {name: seen(market, item, whole.get(posting_board(item), []), READINGS_TO_CLOSE) for name, item in truth.items()}
    for kept in corpus.kept():
        posting = truth[key(kept)]
        best = told.pop(key(kept))
        life = kept.life
        days = (life.first_seen.date(), life.last_seen.date(), life.status, life.closed_on)
        if best != Seen(*days, life.readings, life.edits, life.redated, life.reopened):
            found.wrong.append(f"{key(kept)}: told {life}, best {best}")
        elif not _true(market, posting, best, whole.get(posting_board(posting), [])):
            found.wrong.append(f"{key(kept)}: {best} but {posting.closed}, away {posting.away}")
        found.postings += 1
        found.edits += life.edits
        found.closings += life.status == "closed"
        found.reopened += life.reopened
        found.redated += life.redated
    found.wrong += [f"{name}: not held" for name, best in told.items() if best is not None]
    return found


def _true(market: Market, posting: SimPosting, best: Seen, whole: list[date]) -> bool:
    """Whether a closing lies between the last reading that listed the posting and the first that did not.

    A reading that came short unnoticed may have missed it a week before it closed.
    """
    if best.closed_on is None or posting.source == "jsonld_page":
        return True
    board = posting_board(posting)
    upto = next((day for day in whole if day >= best.closed_on and (*board, day) not in market.troubles), date.max)
    ends = [left for left, _ in posting.away] + ([posting.closed] if posting.closed else [])
    return any(best.last_seen < end <= upto for end in ends)


def posting_board(posting: SimPosting) -> tuple[str, str]:
    """Source and board."""
    return posting.source, posting.board


def edits_missed(market: Market) -> Iterator[SimPosting]:
    """Postings that were edited although no two readings show it."""
    for posting in market.postings:
        listed = market.listed(posting)
        if posting.edited_on and not (listed and listed[0] < posting.edited_on <= listed[-1]):
            yield posting


def median_open(home: Path) -> Interval:
    """The median days open, from lives alone."""
    return Histories(home).days_open().median()


def true_median(market: Market) -> float:
    """The median days open of the postings whose whole life lies well within the readings, told by the truth."""
    late = market.until - timedelta(days=250)
    early = market.reading_days[0]
    lives = sorted(
        ((posting.closed or date.max) - posting.opened).days for posting in market.postings if early <= posting.opened <= late
    )
    return float(lives[len(lives) // 2])
