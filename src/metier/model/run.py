"""The account of one ingest: every record read is kept or dropped with a counted reason."""

from datetime import datetime

import msgspec


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """rows read = kept + dropped; of the kept, `new` and `changed` wrote a posting.

    `seen_at` is the time the reading stands for (else `ended`), `listed` how many postings the board had then; the corpus counts
    them. `complete`: what is not listed is not there. `error` says why the reading failed or is not trusted.
    """

    id: str
    source: str
    board: str
    started: datetime
    ended: datetime
    read: int
    kept: int
    new: int
    changed: int
    dropped: dict[str, int]
    seen_at: datetime | None = None
    listed: int | None = None
    complete: bool = True
    error: str | None = None
