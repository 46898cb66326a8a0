"""The account of one reading: every record is kept or dropped with a counted reason."""

import uuid
from collections import Counter
from datetime import UTC, datetime

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

    def drop(self, reason: str) -> None:
        """Count one record that did not become a posting."""
        self.dropped[reason] += 1

    def run(self) -> Run:
        """The closed account.

        A reading in which a record could not be read is not complete: what it does not list may be what was lost, and must
        not count as closed.
        """
        return Run(
            id=self.id,
            source=self.source,
            board=self.board,
            started=self.started,
            ended=self._ended(),
            read=self.read,
            kept=self.new + self.changed + self.again,
            new=self.new,
            changed=self.changed,
            dropped=dict(sorted(self.dropped.items())),
            complete=not self.dropped.keys() - {REPEATED},
        )

    def _ended(self) -> datetime:
        # an emptied board has no observation to tell when it was so: a recorded reading of it counts for the day it was recorded
        now, kept = datetime.now(UTC), self.new + self.changed + self.again
        return now if kept or self._received_at is None else min(now, self._received_at)
