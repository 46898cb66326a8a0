"""What analysts want: postings with their lives, facts, vacancies and employers, from the postings the corpus keeps."""

from collections.abc import Container, Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from metier.corpus.analytics import Analytics, connect
from metier.corpus.claims import READ, to_rows
from metier.exports.table import Table
from metier.model.posting import Kept, Life, Posting

_KINDS: dict[Any, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def _schema(**columns: type) -> pa.Schema:
    return pa.schema([pa.field(name, _KINDS[kind]) for name, kind in columns.items()])


POSTINGS = Table(
    name="postings",
    schema=_schema(
        id=str, source=str, board=str, source_id=str, digest=str, title=str, employer=str, employer_id=str, location=str,
        text=str, url=str, apply_url=str, language=str, date_posted=date, date_modified=date, valid_through=date,
        first_seen=datetime, last_seen=datetime, status=str, closed_on=date, readings=int, edits=int, redated=int, reopened=int,
        vacancy=str, role=str, occupation=str, seniority=str, workplace=str, simulated=bool,
    ),
    key=("id",),
    indexes=("employer_id", "vacancy", "role", "status", "first_seen", "last_seen"),
)  # fmt: skip
FACTS = Table(
    name="facts",
    schema=_schema(
        posting=str, number=int, digest=str, kind=str, key=str, value=str, quote=str, start=int, end=int, field=str, origin=str
    ),
    key=("posting", "number"),
    indexes=("kind", "key"),
    json=("value",),
)
VACANCIES = Table(
    name="vacancies",
    schema=_schema(posting=str, vacancy=str, employer_id=str, others=int),
    key=("posting",),
    indexes=("vacancy", "employer_id"),
)
EMPLOYERS = Table(
    name="employers",
    schema=_schema(
        id=str,
        name=str,
        names=int,
        postings=int,
        vacancies=int,
        open=int,
        first_seen=datetime,
        last_seen=datetime,
        simulated=bool,
    ),
    key=("id",),
    indexes=("name",),
)
TABLES = (POSTINGS, FACTS, VACANCIES, EMPLOYERS)

#: A batch holds at most so many postings, and is closed earlier when their texts grow past so many characters.
BATCH, CHARACTERS = 500, 4_000_000

_LIFE = tuple(name for name in POSTINGS.schema.names if name in Life.__struct_fields__)
_OWN = tuple(name for name in POSTINGS.schema.names if name in Posting.__struct_fields__)
_SEEN = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in ("id", "name", "vacancy", "status")),
        *(EMPLOYERS.schema.field(name) for name in ("first_seen", "last_seen", "simulated")),
    ]
)
_FOLD = """
WITH spelt AS (SELECT id, name, count(*) AS n FROM seen GROUP BY id, name),
called AS (SELECT id, arg_min(name, (-n, name)) AS name, count(*) AS names FROM spelt GROUP BY id)
SELECT s.id, any_value(c.name) AS name, any_value(c.names) AS names, count(*) AS postings, count(DISTINCT s.vacancy) AS vacancies,
  count(*) FILTER (WHERE s.status = 'open') AS open, min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen,
  bool_and(s.simulated) AS simulated
FROM seen s JOIN called c ON c.id = s.id GROUP BY s.id ORDER BY s.id
"""


def batches(kept: Iterator[Kept], textless: Container[str], names: Container[str]) -> Iterator[dict[str, pa.RecordBatch]]:
    """The rows of all postings, some hundred at a time, then those of their employers; only tables in `names`.

    Postings of the sources in `textless` go out without their words: no text, no quote.
    """
    with connect() as analytics:
        analytics.register("none", _SEEN.empty_table())
        analytics.run("CREATE TABLE seen AS SELECT * FROM none")
        analytics.forget("none")
        for some in _some(kept):
            found = {
                "postings": [_posting(item, item.posting.source in textless) for item in some],
                "facts": [row for item in some for row in _facts(item, item.posting.source in textless)],
                "vacancies": [_vacancy(item) for item in some],
            }
            yield {table.name: batch(found[table.name], table.schema) for table in TABLES[:3] if table.name in names}
            if "employers" in names:
                _note(analytics, some)
        if "employers" in names:
            for rows in analytics.stream(_FOLD, 2_000):
                yield {"employers": rows.cast(EMPLOYERS.schema)}


def _some(kept: Iterator[Kept]) -> Iterator[list[Kept]]:
    held: list[Kept] = []
    size = 0
    for item in kept:
        held.append(item)
        size += len(item.posting.text)
        if len(held) >= BATCH or size >= CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def batch(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as one Arrow batch. A lone half of a surrogate pair, which is no character, becomes U+FFFD."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.RecordBatch.from_arrays(
        [_array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def _array(values: tuple[Any, ...], kind: pa.DataType) -> "pa.Array[Any]":
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([value and value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for value in values], kind)


def _posting(item: Kept, textless: bool) -> tuple[Any, ...]:
    posting, facts = item.posting, item.facts
    row: dict[str, Any] = {name: getattr(posting, name) for name in _OWN}
    row |= {name: getattr(item.life, name) for name in _LIFE}
    for name in ("board", "source_id", "employer", "employer_id", "location", "url", "apply_url", "language"):
        row[name] = row[name] or None
    row["text"] = None if textless else posting.text
    row["vacancy"], row["seniority"] = item.vacancy, facts.seniority
    row["role"] = facts.role.id if facts.role else None
    row["occupation"] = facts.role.soc if facts.role else None
    row["workplace"] = facts.workplace.type if facts.workplace else None
    return tuple(row[name] for name in POSTINGS.schema.names)


def _facts(item: Kept, textless: bool) -> Iterator[tuple[Any, ...]]:
    version = {"posting": item.posting.id, "digest": item.posting.digest}
    for row in to_rows(item.facts):
        if row.kind == READ:
            continue
        told = version | row._asdict() | {"key": row.key or None}
        if textless:
            told |= {"quote": None, "start": None, "end": None}
        yield tuple(told[name] for name in FACTS.schema.names)


def _vacancy(item: Kept) -> tuple[Any, ...]:
    return (item.posting.id, item.vacancy, item.posting.employer_id or None, len(item.copies))


def _note(analytics: Analytics, some: list[Kept]) -> None:
    rows = [
        (p.employer_id, p.employer, item.vacancy, item.life.status, item.life.first_seen, item.life.last_seen, p.simulated)
        for item in some
        if (p := item.posting).employer_id
    ]
    if rows:
        analytics.register("fresh", pa.Table.from_batches([batch(rows, _SEEN)]))
        analytics.run("INSERT INTO seen SELECT * FROM fresh")
        analytics.forget("fresh")
