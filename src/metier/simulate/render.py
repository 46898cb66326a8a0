"""The market as its boards would serve it, read again and again over 18 months."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import msgspec

from metier.model.record import Payload
from metier.simulate import payloads, truth, webpage
from metier.simulate.happenings import Trouble
from metier.simulate.market import Market
from metier.simulate.posting import SimPosting

_ERROR_PAGE = b"<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>"


class Feed(msgspec.Struct, frozen=True):
    """One answer of one board: `source` is the name on the sources shelf (greenhouse, lever, jsonld_page).

    Feeds of one reading share `payload.received_at`; a board of pages gives one feed a page.
    """

    source: str
    board: str
    payload: Payload


def _boards(market: Market) -> dict[tuple[str, str], list[SimPosting]]:
    found: dict[tuple[str, str], list[SimPosting]] = defaultdict(list)
    for posting in market.postings:
        found[posting.source, posting.board].append(posting)
    return dict(sorted(found.items()))


class _Printer:
    """Writes postings as their boards have them; what reads as it did in the reading before is written once."""

    def __init__(self) -> None:
        self._before: dict[int, tuple[bool, date, str]] = {}
        self._now: dict[int, tuple[bool, date, str]] = {}

    def turn(self) -> None:
        """Begin a reading; forget what the one before did not ask for."""
        self._before, self._now = self._now, {}

    def words(self, posting: SimPosting, on: date) -> str:
        state = posting.changed(on), posting.posted(on)
        known = self._before.get(posting.number)
        if known is None or known[:2] != state:
            known = (*state, _written(posting, on))
        self._now[posting.number] = known
        return known[2]

    def feeds(self, source: str, board: str, standing: list[SimPosting], on: date) -> Iterator[Feed]:
        """What a board answers: one list, or a page a posting."""
        if source == "jsonld_page":
            for posting in standing:
                yield _feed(source, f"{board}/{posting.source_id}.html", self.words(posting, on).encode(), on, board)
        else:
            yield _feed(source, f"{board}.json", self._list(source, standing, on), on, board)

    def troubled(self, trouble: Trouble, standing: list[SimPosting]) -> Feed:
        """What a board answers in a reading that goes wrong."""
        source, on = trouble.source, trouble.day
        body = self._list(source, [one for one in standing if trouble.kind == "cut" or one.source_id in trouble.lists], on)
        if trouble.kind == "cut":
            body = body[: len(body) * 2 // 3]
        elif trouble.kind == "failed":
            body = _ERROR_PAGE
        return _feed(source, f"{trouble.board}.json", body, on, trouble.board)

    def _list(self, source: str, standing: list[SimPosting], on: date) -> bytes:
        jobs = [self.words(posting, on) for posting in standing]
        return payloads.greenhouse(jobs) if source == "greenhouse" else payloads.lever(jobs)


def _written(posting: SimPosting, on: date) -> str:
    if posting.source == "jsonld_page":
        return webpage.page(posting, on)
    return payloads.greenhouse_job(posting, on) if posting.source == "greenhouse" else payloads.lever_job(posting, on)


def _feed(source: str, name: str, body: bytes, on: date, board: str) -> Feed:
    return Feed(source, board, Payload(name, body, datetime.combine(on, time(6, 0), tzinfo=UTC)))


def readings(market: Market) -> Iterator[Feed]:
    """Every board on every reading day, oldest day first, boards in order of source and name.

    A Greenhouse or Lever board that has emptied is still answered, with no jobs, so that closings can be seen; a reading that
    goes wrong answers with what came.
    """
    boards, printer = _boards(market), _Printer()
    begun: set[tuple[str, str]] = set()
    for on in market.reading_days:
        printer.turn()
        for (source, board), postings in boards.items():
            standing = [posting for posting in postings if posting.stands(on)]
            if standing:
                begun.add((source, board))
            trouble = market.troubles.get((source, board, on))
            if trouble is not None:
                yield printer.troubled(trouble, standing)
            elif (source, board) in begun:
                yield from printer.feeds(source, board, standing, on)


def write_folder(market: Market, folder: Path) -> int:
    """Write `<reading day>/<source>/<board>.json` (or `<board>/<id>.html`) and `truth.parquet`; the number of files."""
    count = 1
    for feed in readings(market):
        path = folder / feed.payload.received_at.date().isoformat() / feed.source / feed.payload.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(feed.payload.body)
        count += 1
    truth.write(market, folder / "truth.parquet")
    return count
