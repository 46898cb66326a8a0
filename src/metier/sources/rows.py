"""The rows of a file of postings: JSON, JSON lines, CSV or Parquet, told apart by content."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from metier.model.record import Drop, Payload
from metier.sources import decoding, json_text

MAX_CELL = 16 * 2**20
MAX_PARQUET = 4 * 2**30
_LOOK_LINES = 20
_DELIMITERS = ",;\t|"
_ENVELOPES = ("jobs", "results", "data", "items", "postings", "hits", "offers", "content", "positions", "records")


class Row(msgspec.Struct, frozen=True):
    """One record: its own bytes, its values, and where it stood (`file:line`)."""

    record: bytes
    values: dict[str, Any]
    where: str


def kind(body: bytes) -> str:
    """`parquet`, `json`, `html`, `csv` or `empty`. JSON lines count as `json`."""
    if body[:4] == b"PAR1":
        return "parquet"
    start = body[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if not start:
        return "empty"
    if start[:1] in b"{[":
        return "json"
    return "html" if start[:1] == b"<" else "csv"


def rows(payload: Payload, envelope: str = "") -> Iterator[Row | Drop]:
    """Read every record. `envelope` is the dotted path of the list inside a JSON answer, where it is known."""
    if kind(payload.body) == "json":
        yield from _json(payload, envelope)
    else:
        yield from _READERS[kind(payload.body)](payload)


def _object(value: Any, where: str, line: bytes | None = None) -> Row | Drop:
    if not isinstance(value, dict):
        return Drop("not an object", where)
    return Row(json_text.encode(value) if line is None else line, value, where)


def _lines(payload: Payload) -> Iterator[tuple[int, bytes]]:
    body = payload.body
    if body[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        body = decoding.text_of(body).encode()
    at, number = 3 if body.startswith(b"\xef\xbb\xbf") else 0, 0
    while at < len(body):
        end = body.find(b"\n", at)
        end = len(body) if end < 0 else end
        number += 1
        line = body[at:end].strip()
        at = end + 1
        if line:
            yield number, line


def _is_lines(payload: Payload) -> bool:
    """Whether the file is JSON lines: its first line is complete and another follows."""
    seen = 0
    for _, line in _lines(payload):
        seen += 1
        if seen > 1:
            return True
        try:
            json_text.decode(line)
        except json_text.BrokenJsonError:
            return False
    return seen == 1


def _has_whole_lines(payload: Payload) -> bool:
    for number, (_, line) in enumerate(_lines(payload)):
        if number >= _LOOK_LINES:
            return False
        try:
            if line[:1] == b"{" and isinstance(json_text.decode(line), dict):
                return True
        except json_text.BrokenJsonError:
            continue
    return False


def _json(payload: Payload, envelope: str) -> Iterator[Row | Drop]:
    if _is_lines(payload):
        yield from _json_lines(payload, envelope)
        return
    try:
        whole = json_text.decode(decoding.text_of(payload.body))
    except json_text.BrokenJsonError as error:
        if payload.body.lstrip()[:1] == b"{" and _has_whole_lines(payload):
            yield from _json_lines(payload, envelope)
        else:
            yield Drop("broken JSON", f"{payload.name}: {error}")
        return
    yield from _whole(whole, payload.name, envelope)


def _json_lines(payload: Payload, envelope: str) -> Iterator[Row | Drop]:
    for number, line in _lines(payload):
        where = f"{payload.name}:{number}"
        try:
            value = json_text.decode(line)
        except json_text.BrokenJsonError:
            yield Drop("broken JSON", where)
            continue
        held = _held(value, envelope)
        if held is None:
            yield _object(value, where, line)
        else:
            yield from _listed(held, where)


def _whole(value: Any, name: str, envelope: str) -> Iterator[Row | Drop]:
    held = _held(value, envelope)
    if held is None:
        yield _object(value, name)
    else:
        yield from _listed(held, name)


def _listed(items: list[Any], where: str) -> Iterator[Row | Drop]:
    for number, item in enumerate(items):
        yield _object(item, f"{where}[{number}]")


def _held(value: Any, envelope: str) -> list[Any] | None:
    """The list of records inside an answer, or None where the value is itself one record."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if envelope:
        found: Any = value
        for step in envelope.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        return found if isinstance(found, list) else None
    for name in _ENVELOPES:
        held = value.get(name)
        if isinstance(held, list) and (not held or isinstance(held[0], dict)) and not value.keys() & {"title", "name", "text"}:
            return held
    return None


def _delimiter(header: str) -> str:
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=lambda mark: (bare.count(mark), -_DELIMITERS.index(mark)))


def csv_rows(payload: Payload) -> Iterator[Row | Drop]:
    """Rows of a table with a header line; the delimiter is the commonest of , ; tab | in the header."""
    text = decoding.text_of(payload.body)
    csv.field_size_limit(MAX_CELL)
    delimiter = _delimiter(text.lstrip()[:65_536].split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    header: list[str] = []
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Drop("broken CSV", f"{payload.name}:{reader.line_num}")
            return
        if not any(cells):
            continue
        if not header:
            header = [name.strip() for name in cells]
            continue
        yield _csv_row(header, cells, f"{payload.name}:{reader.line_num}")


def _csv_row(header: list[str], cells: list[str], where: str) -> Row | Drop:
    if any(cells[len(header) :]):
        return Drop("row with more cells than the header", where)
    values = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    return Row(json_text.encode(values), values, where)


def _parquet(payload: Payload) -> Iterator[Row | Drop]:
    number = 0
    try:
        table = pq.ParquetFile(pa.BufferReader(payload.body))
        groups = range(table.metadata.num_row_groups)
        if sum(table.metadata.row_group(group).total_byte_size for group in groups) > MAX_PARQUET:
            yield Drop("file too large", payload.name)
            return
        for batch in table.iter_batches(batch_size=1000):
            for values in batch.to_pylist():
                number += 1
                yield Row(json_text.encode(values), values, f"{payload.name}:{number}")
    except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError):
        yield Drop("broken Parquet", f"{payload.name}:{number}")


def _empty(payload: Payload) -> Iterator[Row | Drop]:
    yield Drop("empty file", payload.name)


def _page(payload: Payload) -> Iterator[Row | Drop]:
    yield Drop("a page, not rows", payload.name)


_READERS: dict[str, Callable[[Payload], Iterator[Row | Drop]]] = {
    "csv": csv_rows,
    "parquet": _parquet,
    "empty": _empty,
    "html": _page,
}
