"""The rows of a file of postings: JSON, JSON lines, CSV or Parquet, told apart by content."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from metier.model.record import Drop, Payload
from metier.sources import decoding, json_text

MAX_CELL = 16 * 2**20
#: A line may hold a whole answer with many records.
MAX_ANSWER = 128 * 2**20
MAX_PARQUET = 4 * 2**30
TOO_LARGE = "record too large"
_LOOK_LINES = 20
_LOOK = 65_536
# a line that is an object: what JSON lines have below a first line that is a comment, a number or broken
_JSON_LINE = re.compile(rb'^\{[ \t]*"[^"\r\n]{1,100}"[ \t]*:.*\}[ \t]*\r?$', re.MULTILINE)
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
    if start[:1] == b"<":
        return "html"
    return "json" if _JSON_LINE.search(body, 0, _LOOK) else "csv"


def rows(payload: Payload, envelope: str = "") -> Iterator[Row | Drop]:
    """Read every record. `envelope` is the dotted path of the list inside a JSON answer, where it is known."""
    if kind(payload.body) == "json":
        yield from _json(payload, envelope)
    else:
        yield from _READERS[kind(payload.body)](payload)


def _object(value: Any, where: str, line: bytes | None = None) -> Row | Drop:
    if not isinstance(value, dict):
        return Drop("not an object", where)
    record = json_text.encode(value) if line is None else line
    return Row(record, value, where) if len(record) <= MAX_CELL else Drop(TOO_LARGE, where)


def _lines(payload: Payload) -> Iterator[tuple[int, bytes]]:
    body = payload.body
    if decoding.wide_encoding(body) not in {None, "utf-8-sig"}:
        body = decoding.text_of(body).removeprefix("\ufeff").encode("utf-8", "replace")
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
        if _has_whole_lines(payload):
            yield from _json_lines(payload, envelope)
        else:
            yield Drop("broken JSON", f"{payload.name}: {error}")
        return
    yield from _whole(whole, payload.name, envelope)


def _json_lines(payload: Payload, envelope: str) -> Iterator[Row | Drop]:
    for number, line in _lines(payload):
        where = f"{payload.name}:{number}"
        if len(line) > MAX_ANSWER:
            yield Drop(TOO_LARGE, where)
            continue
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
    header: list[str] = []
    broken = False
    for number, cells in _csv_cells(text.lstrip("\ufeff"), delimiter):
        where = f"{payload.name}:{number}"
        if cells is None or (broken and any(cells) and len(cells) < len(header)):  # what is left of a broken row is no row
            broken = True
            yield Drop("broken CSV", where)
        elif any(cells) and not header:
            header = [name.strip() for name in cells]
        elif any(cells):
            yield _csv_row(header, cells, where)


def _csv_cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Line number and cells of each row, None for one that cannot be read; reading then goes on with the next line.

    A quote that never closes would else swallow every row below it. Stray quotes that do not reach over a line end are let pass.
    """
    file, line = io.StringIO(text, newline=""), 0
    while True:
        begin, read = file.tell(), 0
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                begin, read = file.tell(), reader.line_num
                yield line + read, cells
            return
        except csv.Error:
            file.seek(begin)
            first = file.readline()
            line += read + 1
            yield line, _loose_cells(first, delimiter) if reader.line_num == read + 1 else None


def _loose_cells(line: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([line], delimiter=delimiter), None)
    except csv.Error:
        return None


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
