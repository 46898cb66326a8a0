"""Taking postings in: from files, from boards, from the simulated market; and publishing an edition of them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from metier.corpus.corpus import Corpus
from metier.corpus.files import store
from metier.errors import UsageError
from metier.flow import boards
from metier.flow.boards import Board
from metier.flow.executor import Executor
from metier.flow.expectations import expected
from metier.flow.ingest import Feed, ingest
from metier.flow.load import load_simulated
from metier.flow.publish import publish
from metier.log import track
from metier.model.address import Address
from metier.model.run import Run
from metier.simulate import market, render, truth
from metier.simulate.employers import SOURCES
from metier.simulate.happenings import MONTHLY, WEEKLY
from metier.sources import reading, shelf


class Intake:
    """The way into a home."""

    def __init__(self, path: Address) -> None:
        """`path` is the home's folder; it is made when the first posting arrives."""
        self._path = path

    def files(
        self, source: str, where: str, *, board: str = "", mapping: str | None = None, seen_at: datetime | None = None
    ) -> list[Run]:
        """Read recorded payloads: a file, a folder or a glob.

        `seen_at` says when they were recorded (now, if nothing is said; a record's own date of being seen wins).

        Raises UsageError for a path that is not there or a mapping that is none; a bad record is dropped and counted.
        """
        found = shelf.find(source, mapping)
        payloads = reading.payloads(where, seen_at or datetime.now(UTC))
        return self._take(Feed(found, board, payload) for payload in payloads)

    def board(self, source: str, board: str) -> list[Run]:
        """Read one board from the network, now."""
        found = shelf.find(source)
        return self._take(Feed(found, board, payload) for payload in boards.payloads(self._path, found, board))

    def _take(self, feeds: Iterable[Feed]) -> list[Run]:
        with Executor() as executor:
            return ingest(Corpus(self._path), feeds, executor, boards.wanted(self._path))

    def add(self, source: str, board: str, *, least: int = 0, fill: Sequence[str] = ()) -> Board:
        """Remember a board to be read by `boards()`.

        A reading of fewer than `least` postings, or of which fewer than declared by `fill` (`pay=0.2`) have a field, closes none.
        """
        wanted = expected(least, fill) if least or fill else None
        return boards.add(self._path, shelf.find(source), board, wanted)

    def boards(self) -> tuple[Board, ...]:
        """The boards that were added."""
        return boards.boards(self._path)

    def simulated(self, seed: int, size: int, until: date, *, weekly: bool = False) -> list[Run]:
        """Render a simulated market as raw payloads and read it through the real sources.

        `weekly`: boards are read 78 times, not 19, and more happens meanwhile: postings go and come back, readings fail.
        """
        made = market.build(seed, size, until, WEEKLY if weekly else MONTHLY)
        sources = {name: shelf.find(name) for name in SOURCES}
        feeds = track(render.readings(made), "Reading the simulated boards")
        runs: list[Run] = []
        with Executor() as executor:
            corpus, wanted = Corpus(self._path), boards.wanted(self._path)
            # what a board listed last tells whether its next reading is whole: each is taken in before the next
            for _, part in groupby(feeds, lambda feed: feed.payload.received_at if weekly else None):
                taken = (Feed(sources[feed.source], feed.board, feed.payload) for feed in part)
                runs += ingest(corpus, taken, executor, wanted)
        store(self._path, "truth.parquet", lambda path: truth.write(made, path))
        return runs

    def simulated_corpus(self, seed: int, size: int, until: date) -> int:
        """Write a simulated market's postings and facts straight into the home, without rendering or reading it."""
        return load_simulated(self._path, seed, size, until)

    def publish(self) -> str:
        """Build an edition of all that was taken in and switch to it; its id."""
        return publish(self._path)


def write_simulated(seed: int, size: int, until: date, folder: Path, *, weekly: bool = False) -> int:
    """Write a simulated market's raw payloads and its truth as files; the number of postings. Raises UsageError."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", "payloads are written into a new folder")
    made = market.build(seed, size, until, WEEKLY if weekly else MONTHLY)
    render.write_folder(made, folder)
    return size
