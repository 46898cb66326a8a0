"""Files given by a person: one, a folder of them, or a pattern; decompressed, bounded, told apart by content."""

import glob
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from metier.errors import UsageError
from metier.model.record import Drop, Payload
from metier.sources import decoding

MAX_BYTES = 2**30
_GZIP = b"\x1f\x8b"
#: So many zero bytes in the first thousand are no slip of a text's writer.
_ZEROS = 2
_PIECE = 2**20
#: What a file is by its first bytes, where it is nothing that postings come in.
_FOREIGN = (
    (b"PK\x03\x04", "a zip archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"%PDF-", "a PDF, not postings"),
    (b"\x89PNG", "a picture, not postings"),
    (b"\xff\xd8\xff", "a picture, not postings"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as CSV"),
    (b"SQLite format 3", "a database: export it as CSV or JSON lines"),
)
_TAR_AT, _TAR = 257, b"ustar"


class TooLargeError(ValueError):
    """A file holds more bytes than are read, be it by decompression."""


def payloads(path_or_glob: str, received_at: datetime, max_bytes: int = MAX_BYTES) -> Iterator[Payload | Drop]:
    """Read a file, every file below a folder, or what a pattern matches, in order of name.

    One Payload a file; a Drop for a file that is empty, damaged, too large or unreadable. Raises UsageError before the first
    where nothing is found. Gzip is told by content, and a file's name loses its `.gz`.
    """
    found = _found(path_or_glob)
    named = len(found) == 1 and found[0] == Path(path_or_glob)  # a pipe may be read when a person names it, not by the way
    return (
        _payload(path, received_at, max_bytes) if named or _regular(path) else Drop("not a file", legible(path)) for path in found
    )


def _regular(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _found(path_or_glob: str) -> list[Path]:
    path = Path(path_or_glob)
    if path.is_dir():
        files = [Path(folder) / name for folder, _, names in os.walk(path) for name in names if not name.startswith(".")]
        if not files:
            raise UsageError(f"no files in the folder {path_or_glob!r}", "a file, a folder or a pattern")
        return sorted(files)
    if path.exists():
        return [path]
    matches = sorted(Path(match) for match in glob.glob(path_or_glob, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    files = [match for match in matches if match.is_file()]
    if not files:
        raise UsageError(f"no such file {path_or_glob!r}", "a file, a folder or a pattern such as 'boards/*.json'")
    return files


def _payload(path: Path, received_at: datetime, max_bytes: int) -> Payload | Drop:
    where = legible(path)
    try:
        body = contents(path, max_bytes)
    except TooLargeError:
        return Drop("file too large", where)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        return Drop("damaged gzip file", where)
    except OSError:
        return Drop("unreadable file", where)
    if not body.strip():
        return Drop("empty file", where)
    foreign = _foreign(body)
    if foreign:
        return Drop(foreign, where)
    return Payload(name=legible(Path(path.name)).removesuffix(".gz"), body=body, received_at=received_at)


def legible(path: Path) -> str:
    """A path as text that can be kept and shown: file names need not be UTF-8, and may hold line ends."""
    return " ".join(os.fsencode(path).decode("utf-8", "replace").split())


def _foreign(body: bytes) -> str | None:
    """What a file is that holds no postings in any format read here; None for what may be one."""
    for mark, what in _FOREIGN:
        if body.startswith(mark):
            return what
    if body[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return "a tar archive: unpack it first"
    known = body.startswith(b"PAR1") or decoding.wide_encoding(body) is not None
    return "a binary file, not postings" if not known and body[:1024].count(0) > _ZEROS else None


def contents(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """A file's bytes, decompressed where they are gzip. Raises TooLargeError before more than `max_bytes` are held."""
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        return _bounded(gzip.GzipFile(fileobj=file) if start == _GZIP else file, max_bytes)


def _bounded(file: io.BufferedIOBase | gzip.GzipFile, max_bytes: int) -> bytes:
    kept = io.BytesIO()
    while piece := file.read(_PIECE):
        if kept.tell() + len(piece) > max_bytes:
            raise TooLargeError
        kept.write(piece)
    return kept.getvalue()
