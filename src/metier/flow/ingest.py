"""Take payloads in: read, clean, extract, keep. Every record is kept or dropped with a counted reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from metier.corpus.corpus import Batch, Corpus
from metier.corpus.corpus import Reading as FactsRead
from metier.facts.read import versions
from metier.flow.account import REPEATED, Account
from metier.flow.executor import Executor, chunks
from metier.flow.expectations import Expected
from metier.flow.stages import Reading, Unread, read_drafts, read_postings
from metier.model.posting import Observation, Posting
from metier.model.record import Draft, Drop, Payload
from metier.model.run import Run
from metier.sources.source import Source

FLUSH = 8_000

Wanted = Mapping[tuple[str, str], Expected]
"""What is expected of readings, by source and board."""


class Feed(msgspec.Struct, frozen=True):
    """A payload to take in, or the reason why there is none. Without a board, the payload's word counts, else its stem."""

    source: Source
    board: str
    payload: Payload | Drop


class Keeper:
    """Keeps what was read, in batches: one append holds thousands of postings, of however many boards."""

    def __init__(self, corpus: Corpus, executor: Executor) -> None:
        """Keep into `corpus`."""
        self._corpus, self._executor = corpus, executor
        self._fresh: list[tuple[Account, Reading]] = []

    def take(self, account: Account, reading: Reading | Drop) -> None:
        """Count one reading and hold it for the next batch."""
        if isinstance(reading, Drop):
            account.drop(reading.reason)
        elif reading.posting.id in account.seen:
            account.drop(REPEATED)
        else:
            account.take(reading.posting, reading.seen_at if reading.own else None)
            self._fresh.append((account, reading))
            if len(self._fresh) >= FLUSH:
                self.flush()

    def flush(self) -> None:
        """Append what is held."""
        fresh, self._fresh = self._fresh, []
        if not fresh:
            return
        changed = self._changed(fresh)
        postings = [reading.posting for reading in changed]
        read = (made for part in self._executor.map(read_postings, chunks(postings)) for made in part)
        self._corpus.append(
            Batch(
                records=[reading.record for reading in changed],
                postings=postings,
                facts=[FactsRead(posting.id, posting.digest, *made) for posting, made in zip(postings, read, strict=True)],
                observations=[_observation(account, reading) for account, reading in fresh],
                extractor=versions(),
            )
        )

    def _changed(self, fresh: list[tuple[Account, Reading]]) -> list[Reading]:
        known = self._corpus.known({reading.posting.id for _, reading in fresh})
        changed: list[Reading] = []
        for account, reading in fresh:
            posting: Posting = reading.posting
            last = known.get(posting.id)
            if last == posting.digest:
                account.again += 1
                continue
            account.new += last is None
            account.changed += last is not None
            known[posting.id] = posting.digest
            changed.append(reading)
        return changed


def ingest(corpus: Corpus, feeds: Iterable[Feed], executor: Executor, wanted: Wanted | None = None) -> list[Run]:
    """Read feeds into the corpus: one run for each reading of a whole board, one for each source and board otherwise.

    `wanted`: what is expected of boards by source and name. Runs are closed when all is kept, so that a run that is on record
    was read to its end.
    """
    books = _Books(wanted or {}, corpus.last_listed())
    keeper = Keeper(corpus, executor)
    for readings in executor.map(read_drafts, chunks(_unread(feeds, books))):
        for key, reading in readings:
            keeper.take(books.accounts[key], reading)
    keeper.flush()
    return corpus.append_runs([account.run() for account in books.accounts.values()], books.gone)


def _unread(feeds: Iterable[Feed], books: "_Books") -> Iterator[Unread]:
    for feed in feeds:
        account = books.account(feed)
        if isinstance(feed.payload, Drop):
            account.read += 1
            account.drop(feed.payload.reason)
            continue
        if feed.payload.gone:
            books.gone.add(account.id)
            continue
        for item in _items(feed.source, feed.payload):
            account.read += 1
            if isinstance(item, Drop):
                account.drop(item.reason)
            else:
                board = item.board or account.board
                books.names(account, feed, board)
                yield Unread(account.key, _dated(item, account), feed.source.name, board, feed.payload.received_at)


def _items(source: Source, payload: Payload) -> Iterator[Draft | Drop]:
    """What a source reads from one payload. A source that fails loses the rest of its payload, counted, and no other."""
    try:
        yield from source.read(payload)
    except Exception as error:  # sources are many and payloads hostile: none may stop the others
        yield Drop(f"{source.name} cannot read it ({type(error).__name__})", payload.name)


def _dated(draft: Draft, account: Account) -> Draft:
    """Nothing is seen after it is read: one record from the future would move the clock of the whole edition."""
    ahead = draft.seen_at is not None and draft.seen_at > account.started
    return msgspec.structs.replace(draft, seen_at=None) if ahead else draft


class _Books:
    """The accounts of an ingest by key, and what is expected of their boards."""

    def __init__(self, wanted: Wanted, last: Mapping[tuple[str, str], Sequence[int]]) -> None:
        """`last`: how many postings the last readings of each board listed, newest first."""
        self.accounts: dict[str, Account] = {}
        self.gone: set[str] = set()  # runs that found their page gone
        self._wanted, self._last = wanted, last

    def account(self, feed: Feed) -> Account:
        """The account a payload belongs to."""
        received_at = feed.payload.received_at if isinstance(feed.payload, Payload) else None
        account = Account(feed.source.name, feed.board or _stem(feed.payload), received_at)
        if isinstance(feed.payload, Payload) and not feed.source.whole_board:
            # many files or pages may make one reading of one board
            account.key = f"{account.source} {account.board} {feed.payload.received_at}"
        elif feed.source.whole_board:
            self._expect(account)
        return self.accounts.setdefault(account.key, account)

    def names(self, account: Account, feed: Feed, board: str) -> None:
        """A payload names the board it lists whole: nobody needs to name its file after it."""
        if feed.source.whole_board and not feed.board and board != account.board:
            account.board = board
            self._expect(account)

    def _expect(self, account: Account) -> None:
        name = (account.source, account.board)
        account.expect(self._wanted.get(name, Expected()), self._last.get(name, ()))


def _observation(account: Account, reading: Reading) -> Observation:
    posting = reading.posting
    return Observation(account.id, account.source, account.board, posting.id, posting.digest, reading.seen_at, own=reading.own)


def _stem(payload: Payload | Drop) -> str:
    """`data/acme.json.gz` and `https://host/v1/boards/acme/jobs?x` both have a last word a person would know."""
    name = payload.name if isinstance(payload, Payload) else payload.where
    return PurePosixPath(name.split("?")[0]).name.split(".")[0] or "unnamed"
