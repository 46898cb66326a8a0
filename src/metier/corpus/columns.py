"""Nouns as Arrow tables, column by column, and back."""

import hashlib
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa

from metier.corpus.batch import Reading
from metier.corpus.claims import to_rows
from metier.corpus.likeness import Likeness, likeness
from metier.corpus.tables import FACTS, OBSERVATIONS, POSTINGS, RECORDS, RUNS
from metier.model.posting import Observation, Posting
from metier.model.record import Record
from metier.model.run import Run

_POSTING_FIELDS = tuple(name for name in Posting.__struct_fields__ if name != "hints")
_encode = msgspec.json.encode
_hints = msgspec.json.Decoder(dict[str, Any])


def records(rows: Iterable[Record]) -> pa.Table:
    """Records, each digest once, in the order of their digests."""
    held = {row.digest: row for row in rows}
    return _table([held[digest] for digest in sorted(held)], RECORDS)


def observations(rows: Iterable[Observation]) -> pa.Table:
    """Observations, sorted by posting so that they compress."""
    return _table(sorted(rows, key=attrgetter("source", "board", "posting", "run", "seen_at")), OBSERVATIONS)


def _table(rows: Sequence[Any], schema: pa.Schema) -> pa.Table:
    columns = [pa.array(list(map(attrgetter(name), rows)), schema.field(name).type) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)


def postings(rows: Iterable[Posting], readings: Iterable[Reading] = ()) -> pa.Table:
    """Postings with their hints as JSON and the marks copies are found by (those of `readings`, where given), sorted by id."""
    kept = sorted(rows, key=lambda row: (row.id, row.digest))
    values: dict[str, list[Any]] = {name: [getattr(row, name) for row in kept] for name in _POSTING_FIELDS}
    values["hints"] = [_encode(row.hints).decode() if row.hints else "{}" for row in kept]
    values["words_key"] = [_words_key(row, hints) for row, hints in zip(kept, values["hints"], strict=True)]
    known = {(reading.posting, reading.digest): reading.likeness for reading in readings}
    marks = [known.get((row.id, row.digest)) or likeness(row) for row in kept]
    values |= {name: [getattr(mark, name) for mark in marks] for name in Likeness._fields}
    return pa.Table.from_pydict(values, schema=POSTINGS)


def _words_key(row: Posting, hints: str) -> str:
    """The same for two versions that say the same, whatever else their records hold."""
    words = "\x1f".join((row.title, row.employer, row.location, row.text, hints))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def facts(readings: Iterable[Reading], extractor: str, written: int) -> pa.Table:
    """Facts, one row a claim, sorted by posting; `written` orders two readings of one version."""
    columns: dict[str, list[Any]] = {name: [] for name in FACTS.names}
    claims = ("number", "kind", "key", "value", "quote", "start", "end", "field", "origin")
    for reading in sorted(readings, key=lambda reading: (reading.posting, reading.digest)):
        rows = list(to_rows(reading.facts))
        columns["posting"] += [reading.posting] * len(rows)
        columns["digest"] += [reading.digest] * len(rows)
        for name, column in zip(claims, zip(*rows, strict=True), strict=True):
            columns[name] += column
    count = len(columns["posting"])
    columns["extractor"], columns["written"] = [extractor] * count, [written] * count
    return pa.Table.from_pydict(columns, schema=FACTS)


def runs(rows: Sequence[Run]) -> pa.Table:
    """The accounts of runs."""
    values = {name: [getattr(row, name) for row in rows] for name in RUNS.names}
    values["dropped"] = [_encode(dict(sorted(row.dropped.items()))).decode() for row in rows]
    return pa.Table.from_pydict(values, schema=RUNS)


def run_of(row: dict[str, Any]) -> Run:
    """A run from a row of its table."""
    return msgspec.convert(row | {"dropped": msgspec.json.decode(row["dropped"])}, Run)


def posting_of(row: dict[str, Any]) -> Posting:
    """A posting from a row of its table."""
    hints = row["hints"]
    return Posting(**{name: row[name] for name in _POSTING_FIELDS}, hints=_hints.decode(hints) if hints != "{}" else {})
