"""The account of one reading: every record is kept or dropped with a counted reason."""

import uuid
from collections import Counter
from datetime import UTC, datetime

from metier.model.run import Run


class Account:
    """Counts for one source and board; `run()` closes it."""

    def __init__(self, source: str, board: str) -> None:
        """Start counting."""
        self.id = self.key = uuid.uuid4().hex[:12]
        self.source, self.board = source, board
        self.started = datetime.now(UTC)
        self.read = self.new = self.changed = self.again = 0
        self.dropped: Counter[str] = Counter()
        self.seen: set[str] = set()

    def drop(self, reason: str) -> None:
        """Count one record that did not become a posting."""
        self.dropped[reason] += 1

    def run(self) -> Run:
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
        )
