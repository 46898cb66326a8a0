"""The account of one ingest: every record read is kept or dropped with a counted reason."""

from datetime import datetime

import msgspec


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """rows read = kept + dropped; of the kept, `new` and `changed` wrote a posting, the rest only an observation."""

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
    complete: bool = True
    error: str | None = None
