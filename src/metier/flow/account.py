"""The account of one reading: every record is kept or dropped with a counted reason."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from metier.flow.expectations import Expected, Fills, doubt
from metier.model.posting import Posting
from metier.model.run import Run

REPEATED = "the same posting again in one reading"


class Account:
    """Counts for one source and board; `run()` closes it."""

    def __init__(self, source: str, board: str, received_at: datetime | None = None) -> None:
        """Start counting. `received_at`: when the payload was recorded, if it is known."""
        self.id = self.key = uuid.uuid4().hex[:12]
        self.source, self.board, self._received_at = source, board, received_at
        self.started = datetime.now(UTC)
        self.read = self.new = self.changed = self.again = 0
        self.dropped: Counter[str] = Counter()
        self.seen: set[str] = set()
        self._fills = Fills(Expected())
        self._last: Sequence[int] | None = None
        self._latest_own: datetime | None = None
        self._all_own = True

    def expect(self, wanted: Expected, last: Sequence[int]) -> None:
        """Trust the reading only if it is as a whole board's should be; `last`: what the last two readings listed."""
        self._fills, self._last = Fills(wanted), last

    def take(self, posting: Posting, own: datetime | None = None) -> None:
        """Count one posting as seen; `own` is when its record says that was."""
        self.seen.add(posting.id)
        self._latest_own = max(filter(None, (self._latest_own, own)), default=None)
        self._all_own = self._all_own and own is not None
        self._fills.take(posting)

    def drop(self, reason: str) -> None:
        """Count one record that did not become a posting."""
        self.dropped[reason] += 1

    def run(self) -> Run:
        """The closed account.

        A reading in which a record could not be read is not complete: what it does not list may be what was lost, and must
        not count as closed. The same holds for one that lists far less than is expected.
        """
        error = None if self._last is None else doubt(self._fills.wanted, len(self.seen), self._fills.counts, self._last)
        return Run(
            id=self.id,
            source=self.source,
            board=self.board,
            started=self.started,
            ended=datetime.now(UTC),
            seen_at=self._seen_at(),
            read=self.read,
            kept=self.new + self.changed + self.again,
            new=self.new,
            changed=self.changed,
            dropped=dict(sorted(self.dropped.items())),
            complete=not self.dropped.keys() - {REPEATED},
            error=error,
        )

    def _seen_at(self) -> datetime:
        """The time the reading stands for: of an archive, whose records all say when they were seen, that of the latest."""
        if self._all_own and self._latest_own is not None:
            return self._latest_own
        return min(self._received_at or self.started, datetime.now(UTC))
