"""A week later: a corpus is read again of which one posting in a hundred has changed. CPU seconds and disk growth.

make bench                     a million postings
SIZE=50000 python bench/weekly.py
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from metier.corpus.corpus import Batch, Closing, Corpus
from metier.corpus.corpus import Reading as FactsRead
from metier.flow.account import Account
from metier.flow.executor import Executor
from metier.flow.ingest import Keeper
from metier.flow.stages import Reading
from metier.model.posting import Observation
from metier.model.record import Record
from metier.simulate import bulk

SIZE = int(os.environ.get("SIZE", "1000000"))
UNTIL = date(2026, 6, 30)
FIRST = datetime(2026, 6, 30, 6, tzinfo=UTC)
CHANGED_ONE_IN = 100


def cpu() -> float:
    """CPU seconds of this process and its children."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def on_disk(home: Path) -> int:
    """Bytes of a home."""
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file())


class Accounts(dict[tuple[str, str], Account]):
    """One account a board for a reading at one time."""

    def __init__(self, received_at: datetime) -> None:
        """None yet."""
        super().__init__()
        self._received_at = received_at

    def __missing__(self, board: tuple[str, str]) -> Account:
        made = self[board] = Account(*board, self._received_at)
        return made


class Timed(Executor):
    """Reads in this process and tells how long that took."""

    seconds = 0.0

    def map(self, stage: Callable[[list[Any]], list[Any]], chunks: Iterable[list[Any]]) -> Iterator[list[Any]]:
        """Apply a stage to each chunk."""
        for chunk in chunks:
            mark = cpu()
            made = stage(chunk)
            self.seconds += cpu() - mark
            yield made


def first_week(corpus: Corpus) -> None:
    """Everything is new."""
    account = Accounts(FIRST)
    for batch in bulk.batches(1, SIZE, UNTIL):
        seen = []
        for posting in batch.postings:
            book = account[posting.source, posting.board]
            book.take(posting)
            book.new += 1
            seen.append(Observation(book.id, posting.source, posting.board, posting.id, posting.digest, FIRST))
        read = [FactsRead(posting.id, posting.digest, facts) for posting, facts in zip(batch.postings, batch.facts, strict=True)]
        corpus.append(Batch(records=batch.records, postings=batch.postings, facts=read, observations=seen, extractor="simulated"))
    corpus.append_runs([book.run() for book in account.values()])


def second_week(seen_at: datetime) -> Iterator[list[Reading]]:
    """The same postings, one in a hundred with another text."""
    number = 0
    for batch in bulk.batches(1, SIZE, UNTIL):
        readings = []
        for posting, record in zip(batch.postings, batch.records, strict=True):
            number += 1
            now, body = posting, record
            if number % CHANGED_ONE_IN == 0:
                body = Record.of(record.source, record.board, record.body + b" changed")
                now = msgspec.structs.replace(posting, text=posting.text + "\nApply by Friday.", digest=body.digest)
            readings.append(Reading(now, body, seen_at))
        yield readings


def main() -> None:
    """Everything in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "home"
        start = time.perf_counter()
        first_week(Corpus(home))
        before = on_disk(home)
        print(f"first week: {SIZE:,} postings, {time.perf_counter() - start:.0f} s, {before / 2**20:.0f} MiB", flush=True)
        making, begun, week = 0.0, cpu(), FIRST + timedelta(days=7)
        corpus, account = Corpus(home, {"greenhouse": Closing(True), "lever": Closing(True)}), Accounts(week)
        executor = Timed(1)
        with executor:
            keeper, weeks = Keeper(corpus, executor), second_week(week)
            while True:
                mark = cpu()
                readings = next(weeks, None)
                making += cpu() - mark
                if readings is None:
                    break
                for reading in readings:
                    keeper.take(account[reading.posting.source, reading.posting.board], reading)
            keeper.flush()
            runs = corpus.append_runs([book.run() for book in account.values()])
            used, grown = cpu() - begun - making - executor.seconds, on_disk(home) - before
            changed = sum(run.changed for run in runs)
            print(f"second week: {changed:,} changed; {used:.1f} CPU s beyond making the input ({making:.0f} s)")
            print(f"  and reading what changed ({executor.seconds:.0f} s)")
            print(f"  {grown / 2**20:.1f} MiB more on disk, {grown / before:.2%} of the corpus")
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB at most")


if __name__ == "__main__":
    main()
