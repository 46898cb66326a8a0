"""What we may do with what a source gives."""

from datetime import date

import msgspec


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the rights ledger. Hours, days and seconds as named; `attribution` is plain text shown beside postings."""

    display: bool = True
    aggregate: bool = True
    jsonld: bool = True
    feed_out: bool = True
    api_out: bool = True
    attribution: str = ""
    min_interval_s: int = 3600
    delay_h: int = 0
    retention_d: int | None = None
    terms_url: str = ""
    terms_read_on: date | None = None
