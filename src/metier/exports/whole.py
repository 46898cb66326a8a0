"""The corpus' own tables, as they stand: what `metier import` makes the same corpus of again."""

from collections.abc import Collection, Iterator

import pyarrow as pa

from metier.corpus.analytics import Analytics
from metier.corpus.corpus import Corpus
from metier.corpus.tables import SCHEMAS
from metier.exports.table import Table

#: The keys of the tables, in the order in which they can be taken in again.
_KEYS = {
    "records": ("digest",),
    "postings": ("id", "digest"),
    "facts": ("posting", "digest", "written", "number"),
    "observations": ("run", "posting", "seen_at", "state"),
    "runs": ("id",),
    "placed": ("posting", "written"),
}
_INDEXES = {"observations": ("posting", "seen_at"), "postings": ("employer_id", "source"), "facts": ("kind", "key")}

#: A batch holds at most so many rows.
ROWS = 1_000


def tables() -> tuple[Table, ...]:
    """All tables of the corpus, in the order in which they can be taken in again."""
    order = [*_KEYS, *(name for name in SCHEMAS if name not in _KEYS)]
    return tuple(
        Table(
            name=f"corpus_{name}",
            schema=SCHEMAS[name],
            key=_KEYS.get(name, tuple(SCHEMAS[name].names)),
            indexes=_INDEXES.get(name, ()),
            of=name,
        )
        for name in order
    )


def batches(corpus: Corpus, table: Table, without: Collection[str]) -> Iterator[pa.RecordBatch]:
    """The rows of one table, but for what came from the sources in `without`."""
    with corpus.query(table.of, "postings") as analytics:
        for rows in analytics.stream(f'SELECT * FROM "{table.of}" {_but_for(table, without)}', ROWS):  # noqa: S608 our names
            yield rows.select(table.schema.names).cast(table.schema)


def _but_for(table: Table, without: Collection[str]) -> str:
    if not without:
        return ""
    named = ", ".join("'" + name.replace("'", "''") + "'" for name in sorted(without))
    if "source" in table.schema.names:
        return f"WHERE source NOT IN ({named})"
    return f"WHERE posting NOT IN (SELECT id FROM postings WHERE source IN ({named}))"  # noqa: S608 quoted above


def counted(corpus: Corpus) -> dict[str, int]:
    """Postings held of each source."""
    with corpus.query("postings") as analytics:
        return dict(_counts(analytics))


def _counts(analytics: Analytics) -> Iterator[tuple[str, int]]:
    for source, count in analytics.rows("SELECT source, count(DISTINCT id) FROM postings GROUP BY source ORDER BY source"):
        yield str(source), int(count)
