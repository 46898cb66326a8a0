"""Which postings are copies of one another, over the whole corpus, employer by employer, in constant memory.

Every posting is placed once, by the words it was first seen with, in the order of its day: those placed before (the view
`placed`) are neither moved nor compared again, so that a new reading costs what is new in it.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pyarrow as pa

from metier.corpus.analytics import Analytics
from metier.corpus.joining import Marks, marks_of
from metier.corpus.tables import PLACED
from metier.corpus.vacancies import Employer, keys_of

#: A posting names at most so many of its copies.
COPIES_NAMED = 500
_HELD = 20_000

_NO_PLACED = """
CREATE TABLE IF NOT EXISTS no_placed (
  posting VARCHAR, digest VARCHAR, employer VARCHAR, first VARCHAR, day INTEGER, written BIGINT
)
"""
#: Where a posting was placed first.
_BEFORE = """
CREATE OR REPLACE TABLE before AS
SELECT posting, row.digest AS digest, row.employer AS employer, row.first AS first, row.day AS day FROM (
  SELECT posting, arg_min({{'digest': digest, 'employer': employer, 'first': first, 'day': day}}, (written, digest)) AS row
  FROM "{placed}" GROUP BY posting
)
"""
_WAITING = """
CREATE OR REPLACE TABLE waiting AS
WITH firsts AS (
  SELECT posting, arg_min(digest, (seen_at, run, digest)) AS digest, min(seen_at)::DATE AS day
  FROM observations WHERE state = 'seen' GROUP BY posting
)
SELECT f.posting, f.digest, any_value(p.employer_id) AS employer,
  any_value(least(f.day, p.date_posted) - DATE '1970-01-01') AS day
FROM firsts f LEFT JOIN before b ON b.posting = f.posting JOIN postings p ON p.id = f.posting AND p.digest = f.digest
WHERE b.posting IS NULL GROUP BY ALL
"""
_KNOWN = """
CREATE OR REPLACE TABLE known AS
SELECT posting, digest, employer, first, day, FALSE AS waits FROM before
UNION ALL SELECT posting, digest, employer, NULL, day, TRUE FROM waiting
"""
#: Employers with something to place and something to compare it with.
_BUSY = """
CREATE OR REPLACE TABLE busy AS
SELECT employer FROM known WHERE employer <> '' GROUP BY employer HAVING bool_or(waits) AND count(*) > 1
"""
COLUMNS = """
  p.id, p.source, p.board, p.source_id, p.title, p.location, p.title_key, p.text_key, p.place_key, p.sketch,
  CASE WHEN p.title_key = '' THEN 0 ELSE hash(p.title_key) END::UBIGINT AS title_hash,
  CASE WHEN p.place_key = '' THEN 0 ELSE hash(p.place_key) END::UBIGINT AS place_hash,
  CASE WHEN p.text_key = '' THEN 0 ELSE hash(p.text_key) END::UBIGINT AS text_hash
"""
_ROWS = f"""
SELECT k.employer, k.digest, k.first, k.day, k.waits, {COLUMNS}
FROM postings p JOIN known k ON p.id = k.posting AND p.digest = k.digest
WHERE k.employer IN (SELECT employer FROM busy) ORDER BY k.employer, k.waits, k.day, p.id
"""  # noqa: S608 columns of ours
_ALONE = """
INSERT INTO fresh SELECT posting, digest, employer, NULL, day FROM waiting WHERE employer NOT IN (SELECT employer FROM busy)
"""
_COPIES = """
CREATE OR REPLACE TABLE copies AS
WITH joined AS (
  SELECT posting, first FROM before WHERE first IS NOT NULL
  UNION ALL SELECT posting, first FROM fresh WHERE first IS NOT NULL
)
SELECT posting, 'v' || first[2:] AS vacancy FROM joined UNION SELECT first, 'v' || first[2:] FROM joined
"""
_VACANCIES = f"""
CREATE OR REPLACE TABLE vacancies AS
SELECT vacancy, list(posting ORDER BY posting)[1:{COPIES_NAMED}] AS ids FROM copies GROUP BY vacancy
"""  # noqa: S608 a number of ours
_FRESH = "CREATE OR REPLACE TABLE fresh (posting VARCHAR, digest VARCHAR, employer VARCHAR, first VARCHAR, day INTEGER)"


def find_copies(analytics: Analytics) -> None:
    """Fill the tables `copies` (posting, vacancy) and `vacancies` (vacancy, the first ids). Needs the views of the corpus."""
    place_all(analytics)
    analytics.run(_COPIES)
    analytics.run(_VACANCIES)
    for name in ("before", "waiting", "known", "busy", "fresh"):
        analytics.run(f"DROP TABLE {name}")


def placings(analytics: Analytics, written: int) -> pa.Table:
    """Rows for the table `placed`: the postings that wait to be placed, each with the first of the vacancy it was put to."""
    place_all(analytics)
    rows = analytics.table(f"SELECT *, {written:d}::BIGINT AS written FROM fresh ORDER BY posting")  # noqa: S608 a number
    return rows.select(PLACED.names).cast(PLACED)


def place_all(analytics: Analytics) -> None:
    """Fill the tables `before` (postings placed before), `fresh` (those placed now) and `known` (both, with their days)."""
    analytics.run(_NO_PLACED)
    held = analytics.rows("SELECT count(*) FROM duckdb_views() WHERE view_name = 'placed'")[0][0]
    analytics.run(_BEFORE.format(placed="placed" if held else "no_placed"))
    for statement in (_FRESH, _WAITING, _KNOWN, _BUSY, _ALONE):
        analytics.run(statement)
    found: list[tuple[Any, ...]] = []
    for rows in employers(analytics, _ROWS):
        found += _placed(rows)
        if len(found) > _HELD:
            _add(analytics, found)
            found = []
    _add(analytics, found)


def employers(analytics: Analytics, query: str) -> Iterator[pa.Table]:
    """The rows of a query that is ordered by `employer`, one table an employer."""
    held: list[pa.RecordBatch] = []
    last: str | None = None
    for batch in analytics.stream(query, _HELD):
        start = 0
        for employer, run in groupby(batch.column("employer").to_pylist()):
            count = sum(1 for _ in run)
            if held and employer != last:
                yield pa.Table.from_batches(held)
                held = []
            last = employer
            held.append(batch.slice(start, count))
            start += count
    if held:
        yield pa.Table.from_batches(held)


def _placed(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The waiting postings of one employer, each with the first of its vacancy (None: itself)."""
    employer = placed_employer(rows)
    for row, first in employer.place():
        digest, named, day = (rows[name][row].as_py() for name in ("digest", "employer", "day"))
        name = employer.keys.ids[row]
        yield name, digest, named, None if first == name else first, day


def placed_employer(rows: pa.Table) -> Employer:
    """The postings of one employer, those placed before in their vacancies."""

    def marks(row: int) -> Marks:
        return marks_of({name: rows[name][row].as_py() for name in rows.column_names})

    return Employer(keys_of(rows), marks)


def _add(analytics: Analytics, found: list[tuple[Any, ...]]) -> None:
    if not found:
        return
    columns = [pa.array(column, kind) for column, kind in zip(zip(*found, strict=True), PLACED.types, strict=False)]
    analytics.register("found", pa.Table.from_arrays(columns, names=PLACED.names[: len(columns)]))
    analytics.run("INSERT INTO fresh SELECT * FROM found")
    analytics.forget("found")
