"""Take payloads in: read, clean, extract, keep. Every record is kept or dropped with a counted reason."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath

from metier.corpus.corpus import Batch, Corpus
from metier.corpus.corpus import Reading as FactsRead
from metier.flow.executor import Executor, chunks
from metier.facts.read import versions
from metier.flow.stages import Reading, read_drafts, read_postings
from metier.model.posting import Observation
from metier.model.record import Draft, Drop, Payload
from metier.model.run import Run
from metier.sources.source import Source

REPEATED = "the same posting again in one reading"


class Account:
    """The running account of one ingest; `run()` closes it."""

    def __init__(self, source: str, board: str) -> None:
        """Start counting for one source and board."""
        self.id, self.source, self.board = uuid.uuid4().hex[:12], source, board
        self.started = datetime.now(UTC)
        self.read = self.new = self.changed = self.again = 0
        self.dropped: Counter[str] = Counter()
        self.seen: set[str] = set()

    def drop(self, reason: str) -> None:
        """Count one record that did not become a posting."""
        self.dropped[reason] += 1

    def run(self, *, complete: bool = True, error: str | None = None) -> Run:
        """The closed account."""
        return Run(
            id=self.id,
            source=self.source,
            board=self.board,
            started=self.started,
            ended=datetime.now(UTC),
            read=self.read,
            kept=self.new + self.changed + self.again,
            new=self.new,
            changed=self.changed,
            dropped=dict(sorted(self.dropped.items())),
            complete=complete,
            error=error,
        )


def ingest(corpus: Corpus, source: Source, payloads: Iterable[Payload | Drop], board: str = "", executor: Executor | None = None) -> list[Run]:
    """Read payloads of one source into the corpus; one run for each board, or each reading of a whole board.

    `board` names the board of every record; without it the payload's own word counts, else the file's stem.
    """
    runner = executor or Executor()
    try:
        return list(_runs(corpus, source, payloads, board, runner))
    finally:
        if executor is None:
            runner.__exit__(None, None, None)


def _runs(corpus: Corpus, source: Source, payloads: Iterable[Payload | Drop], board: str, runner: Executor) -> Iterator[Run]:
    if source.whole_board:
        for payload in payloads:
            yield _one_run(corpus, source, [payload], board or _stem(payload), runner)
        return
    by_board = groupby(payloads, key=lambda payload: board or _stem(payload))
    for name, group in by_board:
        yield _one_run(corpus, source, group, name, runner)


def _one_run(corpus: Corpus, source: Source, payloads: Iterable[Payload | Drop], board: str, runner: Executor) -> Run:
    account = Account(source.name, board)
    for payload in payloads:
        if isinstance(payload, Drop):
            account.read += 1
            account.drop(payload.reason)
            continue
        drafts = _drafts(account, source, payload, board)
        stage = partial(read_drafts, source=source.name, received_at=payload.received_at)
        for readings in runner.map(stage, chunks(drafts)):
            _keep(corpus, account, readings, runner)
    run = account.run()
    corpus.append_run(run)
    return run


def _drafts(account: Account, source: Source, payload: Payload, board: str) -> Iterator[tuple[Draft, str]]:
    for item in source.read(payload):
        account.read += 1
        if isinstance(item, Drop):
            account.drop(item.reason)
        else:
            yield item, item.board or board


def _keep(corpus: Corpus, account: Account, readings: list[Reading | Drop], runner: Executor) -> None:
    fresh: list[Reading] = []
    for reading in readings:
        if isinstance(reading, Drop):
            account.drop(reading.reason)
        elif reading.posting.id in account.seen:
            account.drop(REPEATED)
        else:
            account.seen.add(reading.posting.id)
            fresh.append(reading)
    known = corpus.known([reading.posting.id for reading in fresh])
    changed = [reading for reading in fresh if known.get(reading.posting.id) != reading.posting.digest]
    new = sum(reading.posting.id not in known for reading in changed)
    account.new += new
    account.changed += len(changed) - new
    account.again += len(fresh) - len(changed)
    postings = [reading.posting for reading in changed]
    facts = [made for part in runner.map(read_postings, chunks(postings, 100)) for made in part]
    corpus.append(
        Batch(
            records=[reading.record for reading in changed],
            postings=postings,
            facts=[FactsRead(posting.id, posting.digest, read) for posting, read in zip(postings, facts, strict=True)],
            observations=[_observation(account, reading) for reading in fresh],
            extractor=versions(),
        )
    )


def _observation(account: Account, reading: Reading) -> Observation:
    posting = reading.posting
    return Observation(account.id, posting.source, posting.board, posting.id, posting.digest, reading.seen_at)


def _stem(payload: Payload | Drop) -> str:
    """`data/acme.json.gz` and `https://host/v1/boards/acme/jobs?x` both have a last word a person would know."""
    name = payload.name if isinstance(payload, Payload) else payload.where
    return PurePosixPath(name.split("?")[0]).name.split(".")[0] or "unnamed"
