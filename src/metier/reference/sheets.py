"""The tables in what a person hands over: a file, a folder or a zip archive; plain or gzip; tab or comma separated.

Files are read as streams, told apart by content, and bounded: what is too long for a table is refused before it is held.
"""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from metier.errors import UsageError

MAX_BYTES, MAX_LINE = 4 * 2**30, 2**20
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"%PDF-", "a PDF"), (b"PAR1", "a Parquet file"),
    (b"\xff\xfe", "a text in UTF-16"), (b"\xfe\xff", "a text in UTF-16"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_BEGINNING = 2_000
_BROKEN = (gzip.BadGzipFile, zlib.error, zipfile.BadZipFile, EOFError)


class Sheet(msgspec.Struct, frozen=True):
    """One table of a publication: the file's name, its columns as printed by their folded names, and its rows.

    `rows` can be taken once; each is a mapping of folded column to cell, or None for a line of another width than the head.
    A file that is no table has no columns, and `beginning` holds its first words.
    """

    name: str
    columns: dict[str, str]
    rows: Iterator[dict[str, str] | None]
    beginning: str = ""

    def has(self, *columns: str) -> bool:
        """Whether all these columns are there."""
        return all(column in self.columns for column in columns)

    def first(self, *columns: str) -> str | None:
        """The first of these columns that is there."""
        return next((column for column in columns if column in self.columns), None)


def fold(column: str) -> str:
    """A column's name in small letters and digits, other signs as `_`: `O*NET-SOC Code` is `o_net_soc_code`."""
    return re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")


def sheets(path: Path, name: str = "") -> Iterator[Sheet]:
    """The tables of a file, of all files below a folder, or in a zip archive, in order of their names.

    `name` is what the file was called where it came from. Raises UsageError for what is missing, damaged or no text.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
        if not found:
            raise UsageError(f"no files in the folder {str(path)!r}", "a folder, a zip archive or a file")
        for one in found:
            yield from sheets(one)
        return
    if not path.is_file():
        raise UsageError(f"no such file {str(path)!r}", "a folder, a zip archive, a file or an address")
    with readable(path.name):
        if _start(path) == _ZIP:
            yield from _archive(path)
        else:
            with path.open("rb") as file, _unpacked(file) as plain:
                yield _sheet(plain, (name or path.name).removesuffix(".gz"))


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn what goes wrong in reading a file into a UsageError."""
    try:
        yield
    except (*_BROKEN, csv.Error) as error:
        raise UsageError(f"{name} is damaged: {error}", "a file as it was published", "fetch it again") from error
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror or error}", "a readable file", "check its rights") from error


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _archive(path: Path) -> Iterator[Sheet]:
    with zipfile.ZipFile(path) as archive:
        names = sorted(item.filename for item in archive.infolist() if not item.is_dir())
        if "[Content_Types].xml" in names or any(name.lower().endswith(".xlsx") for name in names):
            raise UsageError(f"{path.name} holds a spreadsheet (xlsx)", "text (tabs or commas)", "save it as CSV first")
        for name in names:
            if archive.getinfo(name).flag_bits & 1:
                raise UsageError(f"{path.name} is locked by a password", "an open archive", "unpack it first")
            with archive.open(name) as file, _unpacked(file) as plain:
                yield _sheet(plain, Path(name).name.removesuffix(".gz"))


@contextmanager
def _unpacked(file: IO[bytes]) -> Iterator[IO[bytes]]:
    start = file.read(2)
    file.seek(0)
    if start == _GZIP:
        with gzip.GzipFile(fileobj=file) as plain:
            yield io.BufferedReader(plain)
    else:
        yield file


def _sheet(file: IO[bytes], name: str) -> Sheet:
    lines = _lines(file, name)
    head = next(lines, "")
    sign = "\t" if "\t" in head else max(",;", key=head.count)
    cells = next(_split(iter([head]), sign), [])
    columns = {fold(cell): cell.strip() for cell in cells if fold(cell)}
    if len(columns) < 2:
        beginning = head + "".join(line for line, _ in zip(lines, range(20), strict=False))
        return Sheet(name, {}, iter(()), beginning[:_BEGINNING])
    folded = [fold(cell) for cell in cells]

    def rows() -> Iterator[dict[str, str] | None]:
        with readable(name):
            for row in _split(lines, sign):
                if row:
                    yield dict(zip(folded, row, strict=True)) if len(row) == len(folded) else None

    return Sheet(name, columns, rows())


def _split(lines: Iterator[str], sign: str) -> Iterator[list[str]]:
    """Lines as cells; in tab separated files quotes are words like any other."""
    if sign == "\t":
        return (line.rstrip("\r\n").split("\t") for line in lines if line.strip())
    return csv.reader(lines, delimiter=sign)


def _lines(file: IO[bytes], name: str) -> Iterator[str]:
    """The lines of a text, UTF-8 or else Windows-1252. Raises UsageError for what is no text, or too long."""
    taken, first = 0, True
    while line := file.readline(MAX_LINE):
        taken += len(line)
        if first:
            foreign = next((what for mark, what in _FOREIGN if line.startswith(mark)), "a binary file" if b"\0" in line else "")
            if foreign:
                raise UsageError(f"{name} is {foreign}", "text separated by tabs or commas (UTF-8)", "save it as CSV first")
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if len(line) == MAX_LINE or taken > MAX_BYTES:
            what = "a line of more than a megabyte" if len(line) == MAX_LINE else "more bytes than a table may have"
            raise UsageError(f"{name} holds {what}", "a table as it was published", "fetch it again")
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")
