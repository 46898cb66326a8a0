"""The corpus' tables, column by column. Append-only: a change is a new row."""

import pyarrow as pa

_TIME = pa.timestamp("us", tz="UTC")


def _table(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


_TEXT = pa.string()

#: Bytes as received (contacts masked), by digest.
RECORDS = _table(digest=_TEXT, source=_TEXT, board=_TEXT, body=pa.binary())

#: What readings of a board told that was new: a posting listed for the first time, in another version or again (`seen`), one that
#: is listed no longer (`unseen`, with the time it last was), one whose page is gone (`gone`). A posting that is listed as before
#: has no row: its board's later runs speak for it, but for records that tell themselves when they were seen (`own`).
OBSERVATIONS = _table(
    run=_TEXT, source=_TEXT, board=_TEXT, posting=_TEXT, digest=_TEXT, seen_at=_TIME, state=_TEXT, own=pa.bool_()
)

#: A cleaned posting, one row a version; `words_key` tells versions that read the same, the last columns copies (see vacancies).
POSTINGS = _table(
    id=_TEXT,
    source=_TEXT,
    board=_TEXT,
    digest=_TEXT,
    title=_TEXT,
    employer=_TEXT,
    employer_id=_TEXT,
    text=_TEXT,
    html=_TEXT,
    location=_TEXT,
    source_id=_TEXT,
    url=_TEXT,
    apply_url=_TEXT,
    language=_TEXT,
    date_posted=pa.date32(),
    date_modified=pa.date32(),
    valid_through=pa.date32(),
    hints=_TEXT,
    simulated=pa.bool_(),
    words_key=_TEXT,
    title_key=_TEXT,
    text_key=_TEXT,
    place_key=_TEXT,
    sketch=pa.binary(),
)

#: One row a claim. `written` tells a later reading of the same version from an earlier one; row 0 stands for the reading.
FACTS = _table(
    posting=_TEXT,
    digest=_TEXT,
    number=pa.int32(),
    kind=_TEXT,
    key=_TEXT,
    value=_TEXT,
    quote=_TEXT,
    start=pa.int32(),
    end=pa.int32(),
    field=_TEXT,
    origin=_TEXT,
    extractor=_TEXT,
    written=pa.int64(),
)

#: The account of one ingest: `seen_at` is the time its reading stands for, `listed` how many postings it found (null: it failed).
RUNS = _table(
    id=_TEXT,
    source=_TEXT,
    board=_TEXT,
    started=_TIME,
    ended=_TIME,
    seen_at=_TIME,
    listed=pa.int64(),
    read=pa.int64(),
    kept=pa.int64(),
    new=pa.int64(),
    changed=pa.int64(),
    dropped=_TEXT,
    complete=pa.bool_(),
    error=_TEXT,
)

#: Which vacancy a posting was put to, once: by the version it was first seen in, on its day (days since 1970). `first` is the
#: first posting of the vacancy, null where that is the posting itself; of several rows of a posting the one written first counts.
PLACED = _table(posting=_TEXT, digest=_TEXT, employer=_TEXT, first=_TEXT, day=pa.int32(), written=pa.int64())

SCHEMAS: dict[str, pa.Schema] = {
    "records": RECORDS,
    "observations": OBSERVATIONS,
    "postings": POSTINGS,
    "facts": FACTS,
    "runs": RUNS,
    "placed": PLACED,
}
