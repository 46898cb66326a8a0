"""The market as its boards would serve it, read again and again over 18 months."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import msgspec

from metier.model.record import Payload
from metier.simulate import payloads, truth, webpage
from metier.simulate.market import Market, SimPosting


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


def _feeds(source: str, board: str, standing: list[SimPosting], on: date) -> Iterator[Feed]:
    at = datetime.combine(on, time(6, 0), tzinfo=UTC)
    if source == "jsonld_page":
        for posting in standing:
            yield Feed(source, board, Payload(f"{board}/{posting.source_id}.html", webpage.page(posting, on), at))
    else:
        body = payloads.greenhouse(standing, on) if source == "greenhouse" else payloads.lever(standing, on)
        yield Feed(source, board, Payload(f"{board}.json", body, at))


def readings(market: Market) -> Iterator[Feed]:
    """Every board on every reading day, oldest day first, boards in order of source and name.

    A Greenhouse or Lever board that has emptied is still answered, with no jobs, so that closings can be seen.
    """
    boards = _boards(market)
    begun: set[tuple[str, str]] = set()
    for on in market.reading_days:
        for (source, board), postings in boards.items():
            standing = [posting for posting in postings if posting.stands(on)]
            if standing:
                begun.add((source, board))
            if (source, board) in begun:
                yield from _feeds(source, board, standing, on)


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
